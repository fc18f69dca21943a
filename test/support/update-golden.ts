// With this the golden files are written instead of compared.
process.env['UPDATE_GOLDEN'] = '1'
