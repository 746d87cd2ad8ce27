import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { newId } from '../db/ids.ts'
import { messageOf } from './messages.ts'

/** What a person typed, as typed: the name without its `[]`, a list where names repeat. */
export type FormValues = Record<string, string | string[] | undefined>
/** Text keys by field name; `form` holds what concerns no single field. */
export type FormErrors = Record<string, string[]>
/** A search pressed inside a form that works without JavaScript: nothing is recorded yet. */
export type Searching = { name: string; query: string }

/** All a page needs to show its form again. Spread it: `<AskPage {...form} />`. */
export type FormState = {
  values?: FormValues | undefined
  errors?: FormErrors | undefined
  refusal?: string | undefined
  searching?: Searching | undefined
}

export type ParsedForm<T> =
  | { ok: true; value: T; values: FormValues; once: string }
  | { ok: false; values: FormValues; errors: FormErrors; once: string; searching?: Searching }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const OWN = /^_/

/** More answers than any form of ours asks for; a body of a megabyte could hold hundreds of thousands. */
const MOST_ANSWERS = 10_000

type Sent = { typed: FormValues; fields: Record<string, unknown> }

/** What was sent, if it is a form at all: anything else is no request of a page of ours. */
export async function sentForm(c: Context): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (error) {
    if (error instanceof TypeError) throw new HTTPException(400)
    throw error
  }
}

/** Reads names and values; empty answers are left out of `fields`, so that optional means optional. */
function readFields(data: FormData): Sent {
  if ([...data.keys()].length > MOST_ANSWERS) throw new HTTPException(413)
  const typed: FormValues = {}
  const fields: Record<string, unknown> = {}
  for (const sentName of new Set(data.keys())) {
    const many = sentName.endsWith('[]')
    const name = many ? sentName.slice(0, -2) : sentName
    // The database takes every letter but this one.
    const sent = data
      .getAll(sentName)
      .map((part) => (typeof part === 'string' ? part.replaceAll('\0', '') : part))
    const words = sent.filter((part) => typeof part === 'string')
    if (words.length) typed[name] = many ? words : words[0]
    if (OWN.test(name)) continue
    const given = sent.filter((part) => (typeof part === 'string' ? part.trim() !== '' : part.size > 0))
    if (given.length) fields[name] = many ? given : given[0]
  }
  return { typed, fields }
}

const wordsIn = (typed: FormValues, name: string) => String(typed[`${name}.text`] ?? '').trim()
const typeAheadsIn = (typed: FormValues) =>
  Object.keys(typed)
    .filter((name) => name.endsWith('.text'))
    .map((name) => name.slice(0, -'.text'.length))

/** Without JavaScript the words of a search stay in their field: taking one of its answers, shown below, settles them. */
function settleSearches(typed: FormValues) {
  for (const name of typeAheadsIn(typed)) {
    const [query = '', ...answers] = String(typed[`${name}.searched`] ?? '').split('\t')
    const isTaken = [typed[name] ?? []].flat().some((chosen) => answers.includes(chosen))
    const isSettled = isTaken && query.trim() === wordsIn(typed, name) && typed._search !== name
    if (isSettled) typed[`${name}.text`] = ''
  }
}

/** The search that was pressed, or words left in a type-ahead that nobody has chosen from yet. */
function searchOf(typed: FormValues): (Searching & { left: boolean }) | undefined {
  const pressed = typed._search
  if (typeof pressed === 'string' && wordsIn(typed, pressed))
    return { name: pressed, query: wordsIn(typed, pressed), left: false }
  const left = typeAheadsIn(typed).find((name) => wordsIn(typed, name))
  return left === undefined ? undefined : { name: left, query: wordsIn(typed, left), left: true }
}

/**
 * How a form that is shown again is answered: 200 for a search that was pressed, 422 for what was refused, words nobody
 * chose from among them. With script a page answered with 200 is not shown at all: the button would seem dead.
 */
export const statusOfRetry = ({ searching, errors = {} }: FormState) =>
  searching && Object.keys(errors).length === 0 ? 200 : 422

/**
 * A submitted form by its schema. An empty answer counts as not given (`.optional()` accepts it). The
 * answer of a repeated name (`topics[]`) is a list under `topics`, absent when nothing was ticked.
 * `once` is the form's own id, the same each time this very form is sent: use it as the record's id.
 */
export const parseForm = async <S extends z.ZodType>(schema: S, c: Context) =>
  parseSent(schema, await sentForm(c))

/** The same for a form whose answers were read already. */
export function parseSent<S extends z.ZodType>(schema: S, sent: FormData): ParsedForm<z.output<S>> {
  const { typed, fields } = readFields(sent)
  settleSearches(typed)
  const sentOnce = String(typed._once ?? '')
  const once = UUID.test(sentOnce) ? sentOnce.toLowerCase() : newId()
  const values: FormValues = { ...typed, _once: once }

  const search = searchOf(typed)
  if (search) {
    const { left, ...searching } = search
    const errors: FormErrors = left ? { [search.name]: ['forms.error.unchosen'] } : {}
    return { ok: false, values, errors, once, searching }
  }

  const parsed = schema.safeParse(fields)
  if (parsed.success) return { ok: true, value: parsed.data, values, once }
  const errors: FormErrors = {}
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? 'form')
    const message = messageOf(issue, fields)
    errors[name] ??= []
    if (!errors[name].includes(message)) errors[name].push(message)
  }
  return { ok: false, values, errors, once }
}
