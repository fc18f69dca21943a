import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openFrontDoor } from '../../src/commands/front-door.ts'
import { type LocalWorker, startLocalWorker } from '../../src/commands/local-worker.ts'
import { buildFiles, now } from '../support/local-site.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** The texts of files of the content, by their paths; a file without one is removed. */
export type Edits = Readonly<Record<string, string | undefined>>

/** A site that is edited and deployed again and again. */
export interface ChangingSite extends AsyncDisposable {
  /** Where the Worker answers. */
  origin: string
  /** Edits the content, builds it and deploys that. */
  publish(edits: Edits): Promise<void>
}

/**
 * Deploys the first state of a site in the real runtime.
 * @param at the time of that build
 */
export async function startChangingSite(files: Edits, at: Date): Promise<ChangingSite> {
  const content = temporaryFolder()
  edit(content.path, files)
  const door = await openFrontDoor(0)
  let worker: LocalWorker | undefined

  async function deploy(time: Date): Promise<void> {
    const next = await startLocalWorker(await buildFiles(content.path, time), 0)
    door.leadTo(next.origin)
    await worker?.stop()
    worker = next
  }

  await deploy(at)
  return {
    origin: door.origin,
    async publish(edits) {
      edit(content.path, edits)
      await deploy(now)
    },
    async [Symbol.asyncDispose]() {
      door.close()
      await worker?.stop()
      content[Symbol.dispose]()
    },
  }
}

/** Makes the edits in a content folder. */
export function edit(folder: string, edits: Edits): void {
  for (const [path, text] of Object.entries(edits)) {
    const file = join(folder, path)
    if (text === undefined) rmSync(file)
    else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }
}
