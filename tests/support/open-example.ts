import { afterAll, beforeAll } from 'vitest'
import { newExampleFolder } from './example-folder.ts'
import { type RunningTrama, removeFolder, startTrama } from './running-trama.ts'

/** The first to ask waits for the example to be loaded, on a slow machine too. */
const LOADING_MS = 480_000

/** Trama with the example in a data folder of the test file's own, from before its tests until after them. */
export function openExample(): { readonly url: string; readonly folder: string } {
  let folder: string
  let trama: RunningTrama
  beforeAll(async () => {
    folder = await newExampleFolder()
    trama = await startTrama(folder)
  }, LOADING_MS)
  afterAll(async () => {
    await trama?.stop()
    if (folder) removeFolder(folder)
  })
  return {
    get url() {
      return trama.url
    },
    get folder() {
      return folder
    },
  }
}
