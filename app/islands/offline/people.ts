import { type Entry, fieldsOf, type Kept, madeWithin } from './entry.ts'
import { type Held } from './held.ts'
import type { Here } from './here.ts'

type Found = { value: string; label: string }

const NEW = /^(new-person|new-group):(.*\S.*)$/s
const KIND = { 'new-person': 'person', 'new-group': 'organisation' } as const

/** A name as our server writes it: it makes the same record of it. */
const tidy = (name: string) => name.trim().replace(/\s+/g, ' ')

/** Records that an entry makes once it is in, by the names said for the first time. */
export async function madeBy(entry: Pick<Entry, 'id' | 'fields'>): Promise<Found[]> {
  const said = [...fieldsOf(entry, 'who[]'), ...fieldsOf(entry, 'walkIns[]')]
  const made = await Promise.all(
    said.map(async (answer) => {
      const [, kind, name] = NEW.exec(answer) ?? []
      if (!kind || !name) return undefined
      const id = await madeWithin(entry.id, `${kind} ${tidy(name)}`)
      return { value: `${KIND[kind as keyof typeof KIND]}:${id}`, label: tidy(name) }
    }),
  )
  return made.filter((one) => one !== undefined)
}

/** Everybody this device knows by name: one's people, groups, and those named for the first time in what still waits. */
export async function known({ one, queue }: Pick<Here, 'queue'> & { one: Held }): Promise<Found[]> {
  const waiting = queue.entries.filter(({ slug }) => slug === one.slug)
  const made = (await Promise.all(waiting.map(madeBy))).flat()
  const seen = (one.sessions ?? []).flatMap(({ lines }) =>
    lines.map(({ personId, name }) => ({ value: `person:${personId}`, label: name })),
  )
  const people = (one.diary?.people ?? []).map(({ id, name }) => ({ value: `person:${id}`, label: name }))
  const groups = (one.diary?.organisations ?? []).map(({ id, name }) => ({
    value: `organisation:${id}`,
    label: name,
  }))
  return [...new Map([...made, ...people, ...seen, ...groups].map((found) => [found.value, found])).values()]
}

/** The entries that make somebody whom these answers name. */
export async function personsIn(queue: readonly Kept[], answers: readonly string[], except: string) {
  const needs: string[] = []
  for (const entry of queue) {
    if (entry.id === except) continue
    const made = await madeBy(entry)
    if (made.some(({ value }) => answers.includes(value))) needs.push(entry.id)
  }
  return needs
}

/** The names of who was chosen, to show them again: our server reads no answer that begins like this. */
export function labelled(form: HTMLFormElement, name: string): [string, string][] {
  const sent = new FormData(form)
  // Those offered first carry their names too: only who was ticked is meant.
  const chosen = new Set([...sent.getAll(`${name}[]`), ...sent.getAll(name)].map(String))
  const lines = sent.getAll(`${name}.label[]`).map(String)
  return lines.filter((line) => chosen.has(line.split('\t')[0] ?? '')).map((line) => [`_${name}.label`, line])
}

/** Who an entry is about, as its line in the queue says it. */
export const titleOf = (form: HTMLFormElement, name: string) =>
  labelled(form, name)
    .map(([, line]) => line.split('\t')[1])
    .join(', ')
