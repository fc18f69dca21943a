import fc from 'fast-check'

// The same draws in every run of the tests; `npm run sweep` draws anew.
fc.configureGlobal({ seed: 20250410 })
