import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, it } from 'node:test'
import { commands } from '../../src/commands/commands.ts'
import { callCommand } from '../support/call-command.ts'

const calls: [args: string[], message: RegExp][] = [
  [['biuld'], /^unknown command biuld, did you mean build\?\n$/],
  [['build', '--contnet', 'x'], /^unknown option --contnet, did you mean --content\?\n$/],
  [
    ['build', '--verbose'],
    /^unknown option --verbose \(known: --content, --out, --static, --json\)\n$/,
  ],
  [['build', '--content'], /^--content needs a value: the folder of articles\n$/],
  [['build', '--content='], /^--content needs a value: the folder of articles\n$/],
  [['build', 'content'], /^npm run build takes options only, found content\n$/],
  [['build', '--content', 'nowhere'], /^--content nowhere: there is no such folder\n$/],
  [['build', '--content', 'README.md'], /^--content README.md: this is a file, not a folder\n$/],
  [['build', '--json=yes'], /^--json takes no value\n$/],
  [['diff'], /^npm run diff takes either URL or --from DIR\n$/],
  [['diff', 'https://a.example', '--from', 'x'], /^npm run diff takes either URL or --from DIR\n$/],
  [['diff', 'a.example'], /^a\.example: expected an address such as https:\/\/news\.example\n$/],
  [['diff', 'file:///etc/passwd'], /^file:\/\/\/etc\/passwd: expected an address such as/],
  [['diff', 'https://a.example', '--json', '--markdown'], /^--json or --markdown, not both\n$/],
  [['diff', '--from', 'nowhere'], /^--from nowhere: there is no such folder\n$/],
  [
    ['diff', '--from', 'src'],
    /^--from src: it holds no build; expected what npm run build writes\n$/,
  ],
  [['deploy', '--wait', 'long'], /^--wait long: expected a number of seconds from 0 to 3600\n$/],
  [['deploy', '--config', 'nowhere.toml'], /^nowhere\.toml: there is no such file\n$/],
  [['deploy', '--config', 'README.md'], /^README\.md:\d+:\d+: this is no TOML/],
  [['deploy', '--config', '.npmrc'], /^\.npmrc: expected a name for the Worker in small letters/],
  [['doctor'], /^npm run doctor takes the URL of a site\n$/],
  [['doctor', 'a.example'], /^a\.example: expected an address such as https:\/\/news\.example\n$/],
  [['start', '--port', 'http'], /^--port http: expected a number from 0 to 65535\n$/],
]

describe('a call that makes no sense', () => {
  for (const [args, message] of calls) {
    it(`is told in a sentence: ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await callCommand(args)
      assert.equal(code, 2)
      assert.match(stderr, message)
      assert.equal(stdout, '')
    })
  }

  it('is told in a sentence when the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    assert.ok(address !== null && typeof address === 'object')
    const { code, stderr } = await callCommand(['start', '--port', String(address.port)])
    server.close()
    assert.equal(code, 2)
    assert.match(stderr, /it cannot be used \(EADDRINUSE\); try another one\n$/)
  })
})

describe('--help', () => {
  it('lists the commands', async () => {
    const { code, stdout } = await callCommand(['--help'])
    assert.equal(code, 0)
    for (const { name } of commands) assert.match(stdout, new RegExp(`^ {2}${name} `, 'm'))
  })

  it('puts into brackets what a command can do without', async () => {
    const usages = await Promise.all(
      ['new', 'check', 'diff', 'build'].map(async (name) => {
        const { stdout } = await callCommand([name, '--help'])
        return stdout.split('\n')[0]
      }),
    )
    assert.deepEqual(usages, [
      'npm run new -- "TITLE" [options]',
      'npm run check -- [FEED] [options]',
      'npm run diff -- [URL] [options]',
      'npm run build -- [options]',
    ])
  })

  it('lists the options of a command', async () => {
    for (const { name, options } of await Promise.all(commands.map((one) => one.load()))) {
      const { code, stdout } = await callCommand([name, '--help'])
      assert.equal(code, 0)
      for (const option of Object.keys(options)) assert.ok(stdout.includes(`--${option}`), option)
    }
  })
})
