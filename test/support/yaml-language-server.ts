import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import { projectRoot } from './run-cli.ts'

/** What an editor shows of a file of this project, as the language server for YAML tells it. */
export interface YamlEditor extends AsyncDisposable {
  /** The messages about a text in the place of the file. */
  messages(path: string, text: string): Promise<string[]>
  /** The names that are offered at a place, which counts from 0, of the text last shown. */
  completion(path: string, line: number, character: number): Promise<string[]>
  /** What is said of the word at a place of the text last shown. */
  hover(path: string, line: number, character: number): Promise<string>
}

interface Published {
  uri: string
  diagnostics: readonly { message: string }[]
}

/** @param settings those of the editor for YAML, such as `schemas` */
export async function openYamlEditor(settings: object = {}): Promise<YamlEditor> {
  const program = 'node_modules/yaml-language-server/bin/yaml-language-server'
  const child = spawn(process.execPath, [program, '--stdio'], {
    cwd: projectRoot,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  // The catalogue of schemas is in the network.
  const configuration = { ...settings, schemaStore: { enable: false } }
  connection.onRequest(
    'workspace/configuration',
    ({ items }: { items: readonly { section: string }[] }) =>
      items.map(({ section }) => (section === 'yaml' ? configuration : null)),
  )
  connection.onRequest('client/registerCapability', () => null)
  connection.listen()
  const rootUri = pathToFileURL(projectRoot).href
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    capabilities: { workspace: { configuration: true } },
    workspaceFolders: [{ uri: rootUri, name: 'project' }],
  })
  await connection.sendNotification('initialized', {})

  const uriOf = (path: string): string => new URL(path, `${rootUri}/`).href
  function at(path: string, line: number, character: number) {
    return { textDocument: { uri: uriOf(path) }, position: { line, character } }
  }
  const versions = new Map<string, number>()
  return {
    async messages(path, text) {
      const uri = uriOf(path)
      const { promise, resolve } = Promise.withResolvers<string[]>()
      const listener = connection.onNotification(
        'textDocument/publishDiagnostics',
        (published: Published) => {
          if (published.uri === uri) resolve(published.diagnostics.map(({ message }) => message))
        },
      )
      const version = (versions.get(uri) ?? 0) + 1
      versions.set(uri, version)
      const textDocument = { uri, version }
      await (version === 1
        ? connection.sendNotification('textDocument/didOpen', {
            textDocument: { ...textDocument, languageId: 'yaml', text },
          })
        : connection.sendNotification('textDocument/didChange', {
            textDocument,
            contentChanges: [{ text }],
          }))
      const messages = await promise
      listener.dispose()
      return messages
    },
    async completion(path, line, character) {
      const { items } = await connection.sendRequest<{ items: readonly { label: string }[] }>(
        'textDocument/completion',
        at(path, line, character),
      )
      return items.map(({ label }) => label)
    },
    async hover(path, line, character) {
      const { contents } = await connection.sendRequest<{ contents: { value: string } }>(
        'textDocument/hover',
        at(path, line, character),
      )
      return contents.value
    },
    async [Symbol.asyncDispose]() {
      connection.dispose()
      const closed = once(child, 'close')
      child.kill()
      await closed
    },
  }
}
