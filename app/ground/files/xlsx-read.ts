import { Worker } from 'node:worker_threads'
import { sheetOf } from './csv-read.ts'
import { CsvText } from './csv-text.ts'
import { because, type Judged } from './reason.ts'
import type { Sheet } from './sheet.ts'
import type { WorkbookRead } from './xlsx-worker.ts'

/** A workbook needing more memory than this is refused; 100,000 rows of 8 cells need half. */
const WORKER_MEMORY_MB = 256

/** One sheet of a workbook (the first, unless named), read in a thread of its own. */
export async function readXlsx(
  bytes: Uint8Array,
  about: Pick<Sheet, 'fileName' | 'hash'>,
  sheet?: string,
): Promise<Judged<Sheet>> {
  const read = await inWorker(bytes, sheet)
  if ('refusal' in read) return because(read.refusal, { file: about.fileName, ...read.params })
  const { csv, formulas, sheetNames } = read
  const separator = ';'
  const text = new CsvText(csv, { encoding: 'utf-8', mark: 0, separator })
  return sheetOf(text, { ...about, format: 'xlsx', separator, sheetNames }, formulas)
}

function inWorker(bytes: Uint8Array, sheet: string | undefined): Promise<WorkbookRead> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), {
      workerData: { bytes, sheet },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB, maxYoungGenerationSizeMb: 16 },
    })
    worker.once('message', resolve)
    worker.once('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? resolve({ refusal: 'files.unpacksToTooMuch' })
        : reject(fault),
    )
    worker.once('exit', () => resolve({ refusal: 'files.brokenWorkbook' }))
  })
}
