import type { Entry, Kept } from './entry.ts'
import { keys, type Sealed, seal, unseal } from './sealed.ts'
import { all, read, within } from './store.ts'

type Row = Sealed & { n: number; id: string }
export type Queue = {
  entries: Kept[]
  /** How many wait for their owner to sign in: without the key nobody reads them. */
  shut: number
}

const where = (id: string) => `entry ${id}`
const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('trama') : undefined
const told = new EventTarget()
channel?.addEventListener('message', () => told.dispatchEvent(new Event('change')))

/** Calls back whenever the queue has changed, in this tab or another one. */
export const onChange = (then: () => void) => told.addEventListener('change', then)
export function tell() {
  told.dispatchEvent(new Event('change'))
  channel?.postMessage('change')
}

/** What waits, in the order it was written. */
export async function queue(): Promise<Queue> {
  const held = await keys()
  const rows = await all<Row>('queue')
  const opened = await Promise.all(
    rows.map(async (row) => {
      const entry = await unseal<Entry>(row, where(row.id), held)
      return entry && { ...entry, n: row.n }
    }),
  )
  const entries = opened.filter((entry) => entry !== undefined)
  return { entries, shut: rows.length - entries.length }
}

export const waiting = () => read<number>(['queue'], (at) => at.queue.count())

/** Adds an entry at the end. One that is there already, by its id, stays as it is. */
export async function add(entry: Entry) {
  const sealed = await seal(entry, where(entry.id))
  try {
    await within(['queue'], (at) => at.queue.add({ ...sealed, id: entry.id }))
  } catch (fault) {
    if ((fault as DOMException | null)?.name !== 'ConstraintError') throw fault
  }
  tell()
}

/** Writes an entry anew where it stands; nothing where it is in meanwhile. */
export async function change({ n, ...entry }: Kept) {
  const sealed = await seal(entry, where(entry.id))
  await within(['queue'], (at) => {
    const there = at.queue.get(n)
    there.onsuccess = () => {
      if (there.result) at.queue.put({ ...sealed, id: entry.id, n })
    }
    return undefined
  })
  tell()
}

export async function remove(n: number) {
  await within(['queue'], (at) => at.queue.delete(n))
  tell()
}
