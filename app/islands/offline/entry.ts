/** One thing written on this device. Fields are those of the form on its page. */
export type Entry = {
  id: string
  kind: 'encounter' | 'register' | 'reminder' | 'visit' | 'sign'
  /** Of the form, so that a later app can still read it. */
  version: number
  slug: string
  /** Who wrote it: it goes in under no other name. */
  as: string
  /** What it changes: entries of one record go in one after the other. */
  record: string
  /** Entries that must be in before this one: they make somebody whom it names. */
  needs: string[]
  fields: [name: string, value: string][]
  title: string
  writtenAt: number
  /** A day or time nobody touched is worked out when it is sent, by a clock that is known to be right by then. */
  untouched?: { field: string; as: 'time' | 'day'; timeZone: string }
  state: 'waiting' | 'refused' | 'conflict'
  reasons?: string[]
  /** What our server asks before it takes this in, and the answer that says yes. */
  asks?: { field: string; value: string; words: string }
  conflict?: Conflict
}

export type Conflict = {
  why: 'closed' | 'changed'
  mayDecide: boolean
  by: string | null
  at: string | null
  rows: {
    name: string
    mine: string | null
    theirs: string | null
    roles?: { mine: string; theirs: string }
  }[]
  headcount: { mine: number | null; theirs: number | null } | null
}

export type Kept = Entry & { n: number }

export const FORM_VERSION: Record<Entry['kind'], number> = {
  encounter: 1,
  register: 2,
  reminder: 1,
  visit: 1,
  sign: 1,
}

export const fieldOf = ({ fields }: Pick<Entry, 'fields'>, name: string) =>
  fields.find(([one]) => one === name)?.[1]
export const fieldsOf = ({ fields }: Pick<Entry, 'fields'>, name: string) =>
  fields.filter(([one]) => one === name).map(([, value]) => value)

/** Which entries may go now: each waits for those of its record, and those it needs, that are not in yet. */
export function* ready(queue: readonly Kept[], isIn: (entry: Kept) => boolean): Generator<Kept> {
  const held = new Set<string>()
  for (const entry of queue) {
    const waits = held.has(entry.record) || entry.needs.some((id) => held.has(id))
    if (!waits && entry.state === 'waiting') yield entry
    if (waits || !isIn(entry)) {
      held.add(entry.record)
      held.add(entry.id)
    }
  }
}

/** The id of a person or group that an entry makes, as our server works it out: other entries can name them at once. */
export async function madeWithin(entryId: string, words: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${entryId.toLowerCase()} ${words}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${entryId.toLowerCase().slice(0, 13)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}
