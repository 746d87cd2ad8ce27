import { type RawBuilder, sql } from 'kysely'

/** Grounds of art. 6.1 GDPR by their letter, and of art. 9.2 where a field is of a special category. */
export type Basis = 'a' | 'b' | 'c' | 'd' | 'e' | 'f'
export type SpecialBasis = 'a' | 'b' | 'c' | 'g' | 'h' | 'j'

/** Why something is kept about people, on what ground, and for how many years after what. */
export type Processing = {
  code: string
  basis: Basis
  special?: SpecialBasis
  /** Years after `from`; 0 is at once. */
  years: number
  from: 'lastContact' | 'endOfRole' | 'closing' | 'sending' | 'withdrawal'
}

/** Who reads a field: anyone, whoever works here, the team, or only who must. */
export const FIELD_CLASSES = ['public', 'network', 'team', 'sensitive'] as const
export type FieldClass = (typeof FIELD_CLASSES)[number]

/** Names of columns, with a space or a new line between. */
type Columns = string
type OfPeople = (ids: readonly string[]) => RawBuilder<boolean>
export type Row = Record<string, unknown>

/** What a table holds about people. A column named nowhere here fails a test. */
export type TableRegister = {
  table: string
  /** The code of a processing; for a table that holds nothing personal none. */
  processing?: string
  fields?: Partial<Record<FieldClass, Columns>>
  /** Who wrote, changed or closed a row: kept for answering for one's work. */
  authors?: Columns
  /** Columns that say nothing about anybody. */
  not?: Columns
  /** The rows about these people: what a copy gives them, what an erasure takes away. */
  about?: OfPeople
  /** What an erasure does with those rows; `counted` ones leave what figures need. */
  fate?: 'erased' | 'counted' | 'kept'
  /** With whom, and on which day, something of this table happened: after the last of it a person's record expires. */
  happened?: { with: string; on: RawBuilder<string | null> }
  /** Whom a row keeps from expiring, as long as it answers `while`. */
  holds?: { whom: string; while?: RawBuilder<boolean> }
  /** Why these rows stay when the person they are about is erased but their name must be kept. */
  staysFor?: readonly string[]
  /** Opens the sealed fields of a row, for a copy. */
  opened?: (row: Row) => Row
}

export type RoomRegister = {
  room: string
  processings: readonly Processing[]
  /** Those that refer to others come before them, so that they can be erased in this order. */
  tables: readonly TableRegister[]
}

/** Rows whose column holds the id of one of the people. */
export const aboutIn =
  (...columns: readonly string[]): OfPeople =>
  (ids) =>
    sql<boolean>`(${sql.join(
      columns.map((column) => sql`${sql.ref(column)} = any (${ids}::uuid[])`),
      sql` or `,
    )})`

const words = (columns: Columns = '') => columns.split(/\s+/).filter(Boolean)

export type RegisteredField = {
  room: string
  table: string
  column: string
  fieldClass: FieldClass
  processing: Processing
}

/** Of the work done here: who wrote what. Its own processing, the same in every room. */
export const WORK: Processing = { code: 'work', basis: 'e', years: 10, from: 'endOfRole' }

/** Every personal field of these rooms with its why, its ground, its end and who reads it. */
export const fieldsOf = (rooms: readonly RoomRegister[]): RegisteredField[] =>
  rooms.flatMap(({ room, processings, tables }) =>
    tables.flatMap(({ table, processing: code, fields = {}, authors }) => {
      const processing = processings.find((one) => one.code === code)
      const own = FIELD_CLASSES.flatMap((fieldClass) =>
        words(fields[fieldClass]).map((column) => {
          if (!processing) throw new Error(`${table}.${column} has no processing: say why it is kept`)
          return { room, table, column, fieldClass, processing }
        }),
      )
      const written = words(authors).map((column) => ({
        room,
        table,
        column,
        fieldClass: 'team' as const,
        processing: WORK,
      }))
      return [...own, ...written]
    }),
  )

/** Every column a table declares, personal or not. */
export const columnsOf = ({ fields = {}, authors, not }: TableRegister) =>
  [...Object.values(fields), authors, not].flatMap((columns) => words(columns))
