import type pg from 'pg'
import { seal } from '../../app/ground/access/seal.ts'
import { newId } from '../../app/ground/db/ids.ts'
import type { Table } from './catalogue.ts'
import { type Cast, EXTRAS, HINTS, PARENT, type Values } from './hints.ts'

/** A row that is there, told apart by what is special about it; `label` is null for one that is nobody's in particular. */
export type SeededRow = { label: string | null; key: Values; values: Values }
export type Seeded = Map<string, SeededRow[]>

const PERSON_WORDS = /(_by|^assigned_to|^person_id|^reader_id|^told_id|^author_id|^guardian_id|^minor_id)$/
const SHOWN = ['listed_on', 'published_on', 'published_at', 'public', 'reserved']
const WORDS: Record<string, string> = {
  listed_on: 'listed',
  published_on: 'published',
  published_at: 'published',
  public: 'public',
  reserved: 'reserved',
  assigned_to: 'assigned to oneself',
  reader_id: 'read by oneself',
  opened_by: 'opened by oneself',
  told_id: 'told to oneself',
  author_id: 'written by oneself',
  written_by: 'written by oneself',
  recorded_by: 'written by oneself',
  person_id: 'about oneself',
}

export const personColumns = (table: Table) => {
  const keyed = table.foreignKeys
    .filter(({ table: parent }) => parent === 'person')
    .flatMap(({ columns }) => columns.filter((name) => name !== 'territory_id'))
  return table.columns.filter(
    ({ name, type }) => type === 'uuid' && (keyed.includes(name) || PERSON_WORDS.test(name)),
  )
}
/** Columns that say who did it, in which nobody may write another's name. */
export const authorColumns = (table: Table) =>
  personColumns(table).filter(({ name }) => /_by$|^reader_id$/.test(name))

/** Whether a policy looks at a column of the row to decide. */
const isAsked = (table: Table, column: string) =>
  table.policies.some(({ command, using, check }) =>
    new RegExp(`\\b${column}\\b`).test(`${using ?? ''} ${command === 'insert' ? (check ?? '') : ''}`),
  )

export const wordsFor = (column: string) => WORDS[column] ?? `${column.replaceAll('_', ' ')} is oneself`

/** What can be special about a row of a table, one thing at a time. */
export function varieties(table: Table, cast: Cast): { label: string; values: Values }[] {
  const own = personColumns(table)
    .filter((one) => isAsked(table, one.name))
    .map(({ name }) => ({ label: wordsFor(name), values: { [name]: cast.own } }))
  const ours = table.foreignKeys
    .filter(({ table: parent }) => parent === 'organisation')
    .filter(() => table.policies.some(({ using }) => using?.includes('organisation_ids')))
    .flatMap(({ columns }) => columns.filter((name) => name !== 'territory_id'))
    .map((name) => ({ label: "of one's organisation", values: { [name]: cast.ours } }))
  const circled = table.foreignKeys
    .filter(({ table: parent }) => parent === 'circle')
    .filter(() => table.policies.some(({ using }) => /circle_ids\(\)|in_(read_)?circle\(/.test(using ?? '')))
    .flatMap(({ columns }) => columns.filter((name) => name !== 'territory_id'))
    .flatMap((name) => [
      { label: "of one's circle", values: { [name]: cast.circle } },
      { label: 'opened in an emergency', values: { [name]: cast.openedCircle } },
    ])
  const children = table.columns
    .filter(({ name }) => name === 'person_id')
    .filter(() => table.policies.some(({ using }) => using?.includes('children()')))
    .map(({ name }) => ({ label: 'about their child', values: { [name]: cast.child } }))
  const shown = table.columns
    .filter(({ name }) => SHOWN.includes(name))
    .map(({ name, type }) => ({
      label: wordsFor(name),
      values: { [name]: type === 'boolean' ? true : '2018-03-01' },
    }))
  const required = table.columns.filter((one) => one.required).map(({ name }) => name)
  const extras = (EXTRAS[table.name] ?? [])
    .map(({ label, values }) => ({ label, values: values(cast) }))
    // Who has not signed in has nothing of their own.
    .filter(({ values }) => required.every((name) => values[name] !== null))
  const all = [...(cast.own ? own : []), ...ours, ...circled, ...children, ...shown, ...extras]
  // An extra row says better what a single column would.
  return all.filter(
    ({ label }, at) =>
      (label === PARENT || !all.some((other, later) => later > at && other.label === label)) &&
      !(label === 'about oneself' && table.name === 'account_person'),
  )
}

const SEALED = ['sealed', 'reason', 'small']
/** Words of every sealed field at once, so that a page of any room finds its own. */
const SAID = JSON.stringify({
  kind: 'other',
  basis: 'vital_interest',
  // A signed report.
  title: 'prova',
  language: 'it',
  factsFrom: '2018-01-01',
  factsUntil: '2018-03-01',
  countedUntil: '2018-03-01',
  territory: { name: 'prova' },
  parts: [],
  ...Object.fromEntries(
    [
      'words',
      'wishes',
      'capabilities',
      'needs',
      'what',
      'why',
      'who',
      'where',
      'pupil',
      'noticed',
      'name',
    ].map((name) => [name, 'prova']),
  ),
})
const TEXTS = [
  'prova',
  'it',
  'prova@esempio.it',
  '017001',
  'a.b',
  'FREQ=WEEKLY',
  'https://esempio.it',
  '3331234567',
  'x'.repeat(20),
  '12345678901',
  'ab-cd',
  'SHA256:0',
  'BS',
]
const NUMBERS = [1, 5, 60, 2000, 50]
let counter = 0

function plainValue(type: string): unknown {
  counter += 1
  if (type === 'uuid') return newId()
  if (type === 'text') return `parola ${counter}`
  if (type === 'date') return '2018-03-01'
  if (type.startsWith('timestamp')) return '2018-03-01T10:00:00Z'
  if (type.startsWith('time')) return '10:00'
  if (type === 'boolean') return false
  if (type.startsWith('json')) return '{}'
  if (type === 'bytea') return Buffer.alloc(32, counter)
  if (type.endsWith('[]')) return '{}'
  // Numbers with a few digits hold no more.
  if (type.startsWith('numeric')) return 1 + (counter % 50)
  // There are more rows by now than a small number counts.
  if (type === 'smallint') return 1 + (counter % 30_000)
  return counter
}

/** The words that a check allows, where it lists them. */
const listed = (definition: string) => /(?:ARRAY\[| = )'([^']+)'/.exec(definition)?.[1]

/** Seals for the place a row stands in, so that a page can open it. */
function sealHere(table: Table, values: Values) {
  for (const { name, type } of table.columns)
    if (type === 'bytea' && SEALED.includes(name) && name in values && values[name] !== null)
      values[name] = seal(SAID, `${table.name}:${values.id ?? values[table.key.at(-1) ?? '']}`)
}

/** Puts rows into every table of a territory, as the owner: one of nobody in particular, and one for each variety. */
export class Seeder {
  #owner: pg.Pool
  #tables: Table[]
  #cast: Cast
  readonly rows: Seeded = new Map()

  constructor(owner: pg.Pool, tables: Table[], cast: Cast) {
    this.#owner = owner
    this.#tables = tables
    this.#cast = cast
  }

  async all() {
    for (const table of this.#tables) {
      if (!table.ofATerritory) continue
      await this.put(table, null, {})
      for (const { label, values } of varieties(table, this.#cast)) await this.put(table, label, values)
    }
  }

  note(table: string, row: SeededRow) {
    this.rows.set(table, [...(this.rows.get(table) ?? []), row])
  }

  async put(table: Table, label: string | null, given: Values): Promise<SeededRow> {
    const values = await this.draft(table, given)
    for (let tries = 0; tries < 40; tries += 1) {
      const names = Object.keys(values)
      sealHere(table, values)
      try {
        const { rows } = await this.#owner.query(
          `insert into ${table.name} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')}) returning *`,
          names.map((name) => values[name]),
        )
        const row = { label, key: Object.fromEntries(table.key.map((name) => [name, rows[0][name]])), values }
        this.note(table.name, row)
        return row
      } catch (error) {
        const { code, constraint } = error as Refusal
        // A territory has one row of these, which stands already since it was founded.
        if (code === '23505' && table.key.join() === 'territory_id' && constraint?.endsWith('_key')) {
          const row = { label, key: { territory_id: this.#cast.territory }, values }
          this.note(table.name, row)
          return row
        }
        // The database keeps this row by itself, and has made it with a row of another table.
        const isOfItsOwn = table.key.every((name) => name === 'territory_id' || name in given)
        if (code === '23505' && isOfItsOwn && constraint?.endsWith('_key')) {
          const row = {
            label,
            key: Object.fromEntries(table.key.map((name) => [name, values[name]])),
            values,
          }
          this.note(table.name, row)
          return row
        }
        if (!(await this.#mend(table, values, given, error as Refusal, tries)))
          throw new Error(`a row of ${table.name}, ${label ?? 'plain'}: ${(error as Error).message}`, {
            cause: error,
          })
      }
    }
    throw new Error(
      `tests/access/hints.ts has to say what a row of ${table.name} looks like (${label ?? 'plain'})`,
    )
  }

  /** A row as it could stand in a table: parents that exist, words that its checks allow. */
  async draft(table: Table, given: Values): Promise<Values> {
    const values: Values = {
      territory_id: this.#cast.territory,
      ...HINTS[table.name]?.(this.#cast),
      ...given,
    }
    const people = personColumns(table).map(({ name }) => name)
    const about = people.filter((name) => !/_by$/.test(name))
    for (const { name, type, required } of table.columns) {
      if (name in values) continue
      if (people.includes(name)) {
        // Two people in one row are two people.
        const second = about.indexOf(name) > 0
        if (name !== 'merged_into')
          values[name] =
            required || name === 'recorded_by' ? this.#cast[second ? 'another' : 'stranger'] : null
        continue
      }
      if (!required) continue
      const links = table.foreignKeys.filter(({ columns }) => columns.includes(name))
      // A column may lead to another row of its own table as well.
      const link = links.find((one) => one.table !== table.name) ?? links[0]
      values[name] = link ? this.#parentOf(link, name) : plainValue(type)
      const said = table.checks.find(
        ({ columns, definition }) => columns?.length === 1 && columns[0] === name && listed(definition),
      )
      if (said && type === 'text') values[name] = listed(said.definition)
    }
    return values
  }

  #parentOf(
    { table, columns, targets }: { table: string; columns: string[]; targets: string[] },
    name: string,
  ) {
    if (table === 'municipality') return '017001'
    if (table === 'territory') return this.#cast.territory
    const parent = this.rows.get(table)?.[0]
    if (!parent) throw new Error(`there is no row of ${table} yet for ${name}`)
    const target = targets[columns.indexOf(name)] ?? 'id'
    return parent.key[target] ?? parent.values[target]
  }

  async #mend(
    table: Table,
    values: Values,
    given: Values,
    refusal: Refusal,
    tries: number,
  ): Promise<boolean> {
    if (refusal.code === '23514') {
      const check = table.checks.find(({ name }) => name === refusal.constraint)
      const column = check?.columns?.find((name) => !(name in given) && name in values)
      const type = table.columns.find(({ name }) => name === column)?.type
      if (!column || check?.columns.length !== 1) return false
      if (type?.endsWith('[]')) values[column] = type === 'text[]' ? '{uno,due}' : '{1,2}'
      else
        values[column] = type === 'text' ? `${TEXTS[tries % TEXTS.length]}` : NUMBERS[tries % NUMBERS.length]
      return true
    }
    if (refusal.code === '23505') {
      const unique = table.uniques.find(({ name }) => name === refusal.constraint)
      for (const name of [...(unique?.columns ?? [])].reverse()) {
        if (name in given || name === 'territory_id') continue
        const link = table.foreignKeys.find(
          ({ columns, table: parent }) => columns.includes(name) && parent !== 'territory',
        )
        const parent = this.#tables.find((one) => one.name === link?.table)
        if (link && parent) {
          const fresh = await this.put(parent, PARENT, {})
          values[name] = fresh.key[link.targets[link.columns.indexOf(name)] ?? 'id']
          return true
        }
        const type = table.columns.find((one) => one.name === name)?.type ?? 'text'
        if (['uuid', 'text', 'integer', 'bytea', 'date'].includes(type)) {
          values[name] =
            type === 'date' ? `2018-04-${String((tries % 27) + 1).padStart(2, '0')}` : plainValue(type)
          return true
        }
      }
    }
    return false
  }
}
type Refusal = { code?: string; constraint?: string }
