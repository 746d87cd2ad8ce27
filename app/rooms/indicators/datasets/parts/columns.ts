import { AREAS, KINDS } from '../../../activities/rules.ts'
import { AGES, GENDERS } from '../rules.ts'

export const PARTS = ['persons', 'activities', 'ties', 'pacts'] as const
export type Part = (typeof PARTS)[number]
export const TABLES = ['persons', 'activities', 'presences', 'ties', 'pacts'] as const
export type TableName = (typeof TABLES)[number]

/** Where a value was read from; `made` is worked out for the table. */
export type From = 'profile' | 'firsts' | 'activity' | 'register' | 'tie' | 'pact' | 'made'
export type Column = {
  name: string
  type: 'string' | 'integer' | 'number' | 'boolean'
  /** May be empty. */
  nullable?: true
  /** The only values there are. */
  values?: readonly string[]
  from: From
}

const text = (name: string, from: From, more: Partial<Column> = {}): Column => ({
  name,
  type: 'string',
  from,
  ...more,
})
const whole = (name: string, from: From, more: Partial<Column> = {}): Column => ({
  name,
  type: 'integer',
  from,
  ...more,
})
const nullable = { nullable: true } as const
const NODES = ['person', 'organisation', 'place'] as const

export const COLUMNS: Record<TableName, readonly Column[]> = {
  persons: [
    text('person', 'made'),
    text('gender', 'profile', { values: GENDERS }),
    text('age_band', 'profile', { values: AGES }),
    text('municipality', 'profile'),
    text('reached', 'firsts', nullable),
    text('met', 'firsts', nullable),
    text('active', 'firsts', nullable),
    text('at_lab', 'firsts', nullable),
  ],
  activities: [
    text('activity', 'made'),
    text('kind', 'activity', { values: KINDS }),
    text('area', 'activity', { values: AREAS }),
    text('first', 'register'),
    text('last', 'register'),
    whole('sessions', 'register'),
    whole('named', 'register'),
    whole('headcount', 'register'),
  ],
  presences: [
    text('person', 'made'),
    text('activity', 'made'),
    text('part', 'register', { values: ['participant', 'co_designer', 'speaker', 'lab_maker'] }),
    text('period', 'register'),
    whole('times', 'register'),
  ],
  ties: [
    text('a', 'made'),
    text('a_kind', 'tie', { values: NODES }),
    text('b', 'made'),
    text('b_kind', 'tie', { values: NODES }),
    text('first', 'tie'),
    text('last', 'tie', nullable),
    whole('times', 'tie', nullable),
  ],
  pacts: [
    text('pact', 'made'),
    text('person', 'made'),
    text('counts_as', 'pact', { values: ['pact', 'fna'] }),
    { name: 'household', type: 'boolean', from: 'pact' },
    text('held', 'pact'),
    text('ended', 'pact', nullable),
    text('outcome', 'pact', { values: ['reached', 'partly', 'interrupted'], ...nullable }),
    whole('community_items', 'pact'),
    whole('person_items', 'pact'),
    { name: 'given_hours', type: 'number', from: 'pact' },
    whole('reviews', 'pact'),
    whole('before', 'pact', nullable),
    whole('after', 'pact', nullable),
    whole('steps', 'pact', nullable),
  ],
}

const TABLES_OF: Record<Part, readonly TableName[]> = {
  persons: ['persons'],
  activities: ['activities', 'presences'],
  ties: ['ties'],
  pacts: ['pacts'],
}
export const tablesOf = (parts: readonly string[]): TableName[] =>
  PARTS.filter((part) => parts.includes(part)).flatMap((part) => TABLES_OF[part])

/** What one row of a table is, in JSON Schema: an empty cell of the CSV file is null. */
export const schemaOf = (table: TableName) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: table,
  type: 'object',
  properties: Object.fromEntries(
    COLUMNS[table].map(({ name, type, values, nullable }) => [
      name,
      {
        type: nullable ? [type, 'null'] : type,
        ...(values ? { enum: nullable ? [...values, null] : values } : {}),
      },
    ]),
  ),
  required: COLUMNS[table].map(({ name }) => name),
  additionalProperties: false,
})
