// Runs a bench by its name: `npm run bench -- [NAME] [NUMBERS]`
const benches = ['reload', 'search', 'serve-cpu']

const [name = 'reload'] = process.argv.splice(2, 1)
if (benches.includes(name)) await import(`./${name}.ts`)
else {
  console.error(`npm run bench: "${name}" is none of ${benches.join(', ')}`)
  process.exitCode = 1
}
