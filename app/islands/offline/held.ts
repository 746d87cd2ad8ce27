import type { Held } from '../../shell/offline/held.ts'
import { keys, type Sealed, seal, unseal } from './sealed.ts'
import { all, fact, lock, within } from './store.ts'

export type { Held }

type Row = Sealed & { name: string }
export type Sent = { title: string; at: number; path: string }

const DAY_MS = 86_400_000
/** So long after its last contact a device forgets what it holds. */
export const HELD_DAYS = 14
const SENT = 'sent'
const MOST_SENT = 20

const where = (name: string) => `held ${name}`

/** Shuts a device that has been away for too long, or whose clock says that it has. */
export async function shutIfOld(now = Date.now()) {
  const contactAt = await fact('contactAt')
  if (contactAt !== undefined && now - contactAt > HELD_DAYS * DAY_MS) await lock()
}

export async function keep(held: Held) {
  const sealed = await seal(held, where(held.slug))
  await within(['held'], (at) => at.held.put({ ...sealed, name: held.slug }))
}

/** What this device holds, a territory each. */
export async function heldHere(): Promise<Held[]> {
  await shutIfOld()
  const here = await keys()
  const rows = (await all<Row>('held')).filter(({ name }) => name !== SENT)
  const opened = await Promise.all(rows.map((row) => unseal<Held>(row, where(row.name), here)))
  return opened.filter((one) => one !== undefined)
}

export async function sentLately(): Promise<Sent[]> {
  const row = await within<Row | undefined>(['held'], (at) => at.held.get(SENT))
  return (row && (await unseal<Sent[]>(row, where(SENT), await keys()))) ?? []
}

export async function noteSent(sent: Sent) {
  const before = await sentLately()
  const sealed = await seal([sent, ...before].slice(0, MOST_SENT), where(SENT))
  await within(['held'], (at) => at.held.put({ ...sealed, name: SENT }))
}
