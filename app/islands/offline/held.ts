import type { Held } from '../../shell/offline/held.ts'
import { type Entry, fieldOf, fieldsOf } from './entry.ts'
import { madeBy } from './people.ts'
import { keys, type Sealed, seal, unseal } from './sealed.ts'
import { all, fact, lock, read, within } from './store.ts'

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
  const row = await read<Row | undefined>(['held'], (at) => at.held.get(SENT))
  return (row && (await unseal<Sent[]>(row, where(SENT), await keys()))) ?? []
}

export async function noteSent(sent: Sent) {
  const before = await sentLately()
  const sealed = await seal([sent, ...before].slice(0, MOST_SENT), where(SENT))
  await within(['held'], (at) => at.held.put({ ...sealed, name: SENT }))
}

/** What an entry said is in: this device knows it at once, also where it cannot fetch anything anew just now. */
export async function settle(entry: Entry) {
  const held = (await heldHere()).find(({ slug }) => slug === entry.slug)
  if (!held) return
  const card = held.visits.find(({ id }) => id === fieldOf(entry, 'agreementId'))
  if (card && card.planned?.id === fieldOf(entry, 'planned')) card.planned = null
  const session = held.sessions?.find(({ id }) => id === fieldOf(entry, 'sessionId'))
  if (session) {
    const present = fieldsOf(entry, 'present[]')
    for (const line of session.lines)
      if (fieldOf(entry, `state-${line.personId}`) !== undefined)
        line.state = present.includes(line.personId) ? 'attended' : null
    const headcount = fieldOf(entry, 'headcount')
    session.headcount = headcount === undefined ? null : Number(headcount)
    session.evaluation = fieldOf(entry, 'evaluation') ?? null
    session.closed ||= fieldOf(entry, 'act') === 'close'
  }
  // Whoever was named for the first time is somebody one knows now.
  for (const { value, label } of await madeBy(entry)) {
    const [kind, id = ''] = value.split(':')
    if (kind === 'person')
      held.diary?.people.unshift({ id, name: label, lastOn: held.at.slice(0, 10), times: 1 })
    else held.diary?.organisations.unshift({ id, name: label })
  }
  await keep(held)
}
