import { type Kept, ready } from './entry.ts'
import { type Held, keep, noteSent, settle } from './held.ts'
import { change, queue, remove, tell, waiting } from './queue.ts'
import { keyNow, takeKey } from './sealed.ts'
import { fact, lock, setFacts, wipe, within } from './store.ts'
import { dayAt, timeAt } from './words.ts'

/** How a turn of sending ended. */
export type Turn = 'sent' | 'away' | 'signIn' | 'other' | 'wiped' | 'busy' | 'nothing'

const PATIENCE_MS = 20_000
const NOT_THERE = 404
const FRESH_MS = 120_000

/** An answer of ours in words; undefined where there was none: no network, a server that is down, a way to the sign-in page. */
async function ask<T>(
  path: string,
  fields: [string, string][] | undefined,
): Promise<(T & Answer) | undefined> {
  try {
    const answer = await fetch(path, {
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
      headers: { accept: 'application/json' },
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (answer.type === 'opaqueredirect') return { state: 'signIn' } as T & Answer
    if (answer.status === NOT_THERE) return { state: 'gone' } as T & Answer
    if (!answer.headers.get('content-type')?.includes('application/json')) return undefined
    return (await answer.json()) as T & Answer
  } catch {
    return undefined
  }
}
type Answer = { state: string }

type Contact = { mine: boolean; signedIn: boolean; now: number }
type Grip = { id: string; key: string; territories: { slug: string; personId: string }[]; now: number }
type Received = Pick<Kept, 'reasons' | 'asks' | 'conflict'> & { path?: string }

/** Takes hold: the key of this device, and all that may be kept on it. */
export async function takeHold(): Promise<Turn> {
  const known = (await fact('known')) ?? []
  const asked = Date.now()
  const grip = await ask<Grip>(
    '/offline/hold',
    known.map((one) => ['known[]', one]),
  )
  if (!grip) return 'away'
  if (!grip.key) return 'signIn'
  const before = await fact('device')
  const { entries } = await queue()
  // What somebody else could read here goes; what they have not sent stays shut until they are back.
  if (before && before !== grip.id) await lock()
  await takeKey(grip.id, grip.key)
  // One's own, written while this was another device of theirs, that nobody knows any more.
  for (const entry of entries)
    if (grip.territories.some(({ personId }) => personId === entry.as)) await change(entry)
  await setFacts({ slugs: grip.territories.map(({ slug }) => slug), contactAt: Date.now() })
  await setFacts({ ahead: Math.round(grip.now - (asked + Date.now()) / 2) })
  await refresh()
  return 'sent'
}

/** Fetches what is held anew. What whoever asks may no longer read is not there any more. */
export async function refresh() {
  // Where the network goes meanwhile it is fetched at the next contact.
  await setFacts({ heldAt: 0 })
  let isWhole = true
  for (const slug of (await fact('slugs')) ?? []) {
    const held = await ask<Held>(`/${slug}/offline/held`, undefined)
    if (held?.slug === slug) await keep(held)
    else if (held?.state === 'gone') await within(['held'], (at) => at.held.delete(slug))
    else isWhole = false
  }
  if (isWhole) await setFacts({ heldAt: Date.now() })
  tell()
}

/** Reports, and does what the device is told to. */
async function report(): Promise<Turn | undefined> {
  const device = await fact('device')
  if (!device) return 'nothing'
  const asked = Date.now()
  const contact = await ask<Contact>('/offline/contact', [['device', device]])
  if (!contact || contact.now === undefined) return contact ? 'signIn' : 'away'
  if (contact.state === 'wiped') {
    const lost = await waiting()
    await wipe()
    await ask('/offline/forget', [
      ['device', device],
      ['lost', String(lost)],
    ])
    tell()
    return 'wiped'
  }
  await setFacts({ contactAt: Date.now(), ahead: Math.round(contact.now - (asked + Date.now()) / 2) })
  const isTheirs = contact.signedIn && contact.mine
  const isShut = contact.state === 'locked' || !(await keyNow())
  if (isShut && isTheirs) return (await takeHold()) === 'sent' ? undefined : 'away'
  if (contact.state === 'locked') {
    await lock()
    tell()
  }
  // Nobody knows this device any more, as after a backup was put back: what waits still goes in, the rest goes.
  if (contact.state === 'unknown') await within(['held'], (at) => at.held.clear())
  if (!contact.signedIn) return 'signIn'
  return contact.mine || contact.state === 'unknown' ? undefined : 'other'
}

/**
 * Sends what waits, one after the other, each once whatever breaks: an entry leaves the queue when our server has said that it
 * is in, and the server knows it again by its id. One tab sends at a time.
 */
export async function sendAll(): Promise<Turn> {
  const { locks } = navigator
  if (!locks) return turn()
  return locks.request('trama-send', { ifAvailable: true }, (held) => (held ? turn() : 'busy'))
}

async function turn(): Promise<Turn> {
  const hindered = await report()
  if (hindered) return hindered
  const { entries } = await queue()
  const isIn = new Set<number>()
  let ended: Turn = 'nothing'
  for (const entry of ready(entries, ({ n }) => isIn.has(n))) {
    const received = await send(entry)
    if (!received || received.state === 'signIn') return received ? 'signIn' : 'away'
    if (received.state === 'other') return 'other'
    // The territory is not there any more, or not for them: that is a reason, and a person must know it.
    if (received.state === 'gone') received.reasons = ['offline.reason.notHere']
    if (received.state === 'kept') {
      await noteSent({ title: entry.title, at: Date.now(), path: received.path ?? '' })
      await settle(entry)
      await remove(entry.n)
      isIn.add(entry.n)
      ended = 'sent'
    } else await setAside(entry, received)
  }
  const heldAt = (await fact('heldAt')) ?? 0
  if (!(await keyNow())) return ended
  if (ended === 'sent' || Date.now() - heldAt > FRESH_MS) await refresh()
  return ended
}

const setAside = (entry: Kept, { state, reasons = [], asks, conflict }: Received & Answer) =>
  change(
    state === 'conflict' && conflict
      ? { ...entry, state: 'conflict', conflict }
      : { ...entry, state: 'refused', reasons, ...(asks && { asks }) },
  )

async function send(entry: Kept) {
  const now = Date.now()
  return ask<Received>(`/${entry.slug}/offline/entries`, [
    ['_once', entry.id],
    ['_kind', entry.kind],
    ['_version', String(entry.version)],
    ['_as', entry.as],
    ['_writtenAt', String(entry.writtenAt)],
    ['_sentAt', String(now)],
    ...(await dated(entry)),
  ])
}

/** Its fields, with the day or time nobody touched as the right clock had it. */
async function dated({ fields, untouched, writtenAt }: Kept): Promise<Kept['fields']> {
  if (!untouched) return fields
  const at = writtenAt + ((await fact('ahead')) ?? 0)
  const said = untouched.as === 'time' ? timeAt(at, untouched.timeZone) : dayAt(at, untouched.timeZone)
  return [...fields.filter(([name]) => name !== untouched.field), [untouched.field, said]]
}
