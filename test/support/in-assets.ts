import './own-cache.ts'

// All files that can be static assets are such, as those of large sites are.
process.env['FEEDMILL_MODULE_MIB'] ??= '0'
