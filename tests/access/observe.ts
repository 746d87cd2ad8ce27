import type pg from 'pg'
import { newId } from '../../app/ground/db/ids.ts'
import { ROLES } from '../../app/rooms/operators/rules.ts'
import { readCatalogue, type Table } from './catalogue.ts'
import { type Cast, CHANGES, OWN, PARENT, type Values } from './hints.ts'
import { authorColumns, personColumns, type SeededRow, Seeder, varieties } from './seed.ts'

export const VIEWERS = ['signed out', 'signed in without a role', ...ROLES] as const
export type Viewer = (typeof VIEWERS)[number]
export const ACTS = ['read', 'create', 'change', 'delete'] as const
export type Act = (typeof ACTS)[number]
export type Observed = Record<Act, string>
export const NEVER = '–'

const REFUSED = '42501'

type Seat = { viewer: Viewer; cast: Cast; seeder: Seeder }

/** A house in which every viewer has a territory of their own, with a row of every kind in every table. */
export class AccessHouse {
  readonly tables: Table[]
  #owner: pg.Pool
  #web: pg.Client
  #seats = new Map<Viewer, Seat>()
  #acting: Viewer | undefined

  private constructor(owner: pg.Pool, web: pg.Client, tables: Table[]) {
    this.#owner = owner
    this.#web = web
    this.tables = tables
  }

  static async open(owner: pg.Pool, web: pg.Client, kind: 'real' | 'example' = 'real'): Promise<AccessHouse> {
    const house = new AccessHouse(owner, web, await readCatalogue(owner))
    await owner.query('insert into installation (kind) values ($1)', [kind])
    await owner.query(`insert into municipality (istat_code, name, province, province_code, region, cadastral_code)
      values ('017001', 'Acquafredda', 'Brescia', 'BS', 'Lombardia', 'A034') on conflict do nothing`)
    for (const viewer of VIEWERS) house.#seats.set(viewer, await house.#seat(viewer))
    return house
  }

  async #seat(viewer: Viewer): Promise<Seat> {
    const signedIn = viewer !== 'signed out'
    const cast: Cast = {
      territory: newId(),
      // In this order, so that of two ids in one row the smaller can come first.
      stranger: newId(),
      own: signedIn ? newId() : null,
      another: newId(),
      opened: newId(),
      child: newId(),
      restricted: newId(),
      ours: newId(),
      circle: newId(),
      openedCircle: newId(),
      account: signedIn ? `account-${newId()}` : null,
    }
    const slug = `t-${cast.territory.slice(-12)}`
    await this.#owner.query(
      `insert into territory (id, slug, name, installation) values ($1, $2, 'Valle di prova', (select kind from installation))`,
      [cast.territory, slug],
    )
    const seeder = new Seeder(this.#owner, this.tables, cast)
    const person = this.#table('person')
    await seeder.put(person, null, { id: cast.stranger, given_name: 'Ada' })
    await seeder.put(person, PARENT, { id: cast.another, given_name: 'Bice' })
    if (cast.own && cast.account) {
      await seeder.put(person, 'oneself', { id: cast.own, given_name: 'Io' })
      await seeder.put(this.#table('account_person'), 'about oneself', {
        account_id: cast.account,
        person_id: cast.own,
      })
      const role = ROLES.find((one) => one === viewer)
      if (role)
        await this.#owner.query(
          `insert into role_assignment (territory_id, id, person_id, role, starts_at) values ($1, $2, $3, $4, '2015-01-01')`,
          [cast.territory, newId(), cast.own, role],
        )
    }
    await seeder.all()
    return { viewer, cast, seeder }
  }

  /** Who a viewer is, in the territory of their own. */
  castOf(viewer: Viewer): Cast {
    const seat = this.#seats.get(viewer)
    if (!seat) throw new Error(viewer)
    return seat.cast
  }

  /** A row of nobody in particular, of a viewer's territory; or one of a variety. */
  /** `table@label` asks for the row of that label before any other. */
  rowOf(viewer: Viewer, asked: string, ...labels: string[]): SeededRow {
    const [table = '', wanted] = asked.split('@')
    const rows = this.#seats.get(viewer)?.seeder.rows.get(table) ?? []
    const row =
      rows.find(({ label }) => wanted !== undefined && label === wanted) ??
      rows.find(({ label }) => label && labels.includes(label)) ??
      rows.find(({ label }) => !label)
    if (!row) throw new Error(`no row of ${table}`)
    return row
  }

  #table(name: string) {
    const table = this.tables.find((one) => one.name === name)
    if (!table) throw new Error(`there is no table ${name}`)
    return table
  }

  /** Starts acting as a viewer; what is done is never kept. */
  async #sit(viewer: Viewer): Promise<Seat> {
    const seat = this.#seats.get(viewer)
    if (!seat) throw new Error(viewer)
    if (this.#acting !== viewer) {
      await this.#web.query('rollback; begin')
      await this.#web.query('select app.act_as($1, $2)', [seat.cast.territory, seat.cast.account])
      this.#acting = viewer
    }
    return seat
  }

  /** Tries a statement as whoever acts: how many rows it reached; undefined when the database refused it. */
  async #tried(text: string, values: unknown[] = []): Promise<number | undefined> {
    await this.#web.query('savepoint tried')
    try {
      return (await this.#web.query(text, values)).rowCount ?? 0
    } catch (error) {
      const { code = '' } = error as { code?: string }
      if (code === REFUSED) return undefined
      // Rules of the rows themselves come after access: whoever is stopped by them was let through.
      if (code.startsWith('23')) return 1
      throw error
    } finally {
      await this.#web.query('rollback to savepoint tried')
    }
  }

  /** What a viewer can do with a table, in words, as the database lets them. */
  async observe(viewer: Viewer, tableName: string): Promise<Observed> {
    const seat = await this.#sit(viewer)
    const table = this.#table(tableName)
    const rows = seat.seeder.rows.get(tableName)?.filter(({ label }) => label !== PARENT) ?? []
    return {
      read: await this.#reads(table, rows),
      create: await this.#creates(table, seat),
      change: await this.#changes(table, seat, rows),
      delete: table.delete
        ? said(rows, await this.#each(table, rows, (where) => `delete from ${table.name} where ${where}`))
        : NEVER,
    }
  }

  /** How many rows of the viewer's territory stand in a table, whoever may see them. */
  async standing(viewer: Viewer, tableName: string): Promise<number> {
    const table = this.#table(tableName)
    const { rows } = await this.#owner.query(
      `select count(*)::int as rows from ${tableName} ${table.ofATerritory ? 'where territory_id = $1' : ''}`,
      table.ofATerritory ? [this.#seats.get(viewer)?.cast.territory] : [],
    )
    return rows[0].rows
  }

  /** Rows of other territories that a viewer sees in a table: there must be none. */
  async strays(viewer: Viewer, tableName: string): Promise<number> {
    const { cast } = await this.#sit(viewer)
    const table = this.#table(tableName)
    if (!table.ofATerritory || !table.select) return 0
    const { rows } = await this.#web.query(
      `select count(*)::int as rows from ${tableName} where territory_id is distinct from $1`,
      [cast.territory],
    )
    return rows[0].rows
  }

  async #reads(table: Table, rows: SeededRow[]): Promise<string> {
    if (!table.select) return NEVER
    if (!table.ofATerritory) return (await this.#tried(`select from ${table.name}`)) ? 'yes' : NEVER
    return said(rows, await this.#each(table, rows, (where) => `select from ${table.name} where ${where}`))
  }

  async #each(table: Table, rows: SeededRow[], statement: (where: string) => string): Promise<boolean[]> {
    const where = table.key.map((name, at) => `${name} = $${at + 1}`).join(' and ')
    const reached: boolean[] = []
    for (const { key } of rows)
      reached.push(
        Boolean(
          await this.#tried(
            statement(where),
            table.key.map((name) => key[name]),
          ),
        ),
      )
    return reached
  }

  async #changes(table: Table, { cast }: Seat, rows: SeededRow[]): Promise<string> {
    const columns = table.columns.filter(({ update }) => update).map(({ name }) => name)
    if (columns.length === 0) return NEVER
    const authors = authorColumns(table).map(({ name }) => name)
    const own = cast.own ? `'${cast.own}'::uuid` : 'null'
    const set = columns
      .map((name) => `${name} = ${CHANGES[table.name]?.[name] ?? (authors.includes(name) ? own : name)}`)
      .join(', ')
    if (!table.ofATerritory) {
      const here = await this.#tried(`update ${table.name} set ${set} where id = $1`, [cast.territory])
      return here ? 'its own' : NEVER
    }
    return said(
      rows,
      await this.#each(table, rows, (where) => `update ${table.name} set ${set} where ${where}`),
    )
  }

  async #creates(table: Table, { cast, seeder }: Seat): Promise<string> {
    const columns = table.columns.filter(({ insert }) => insert).map(({ name }) => name)
    if (columns.length === 0) return NEVER
    const authors = authorColumns(table).filter(({ name }) => columns.includes(name))
    const signed = (who: string | null) => Object.fromEntries(authors.map(({ name }) => [name, who]))
    const attempt = async (given: Values) => {
      const draft = await seeder.draft(table, given)
      const names = Object.keys(draft).filter((name) => columns.includes(name))
      const holes = names.map((_, at) => `$${at + 1}`).join(', ')
      return Boolean(
        await this.#tried(
          `insert into ${table.name} (${names.join(', ')}) values (${holes})`,
          names.map((name) => draft[name]),
        ),
      )
    }
    if (await attempt(signed(cast.own)))
      return authors.length > 0 && !(await attempt(signed(cast.stranger))) ? 'in their own name' : 'yes'
    if (OWN[table.name] && (await attempt(OWN[table.name]?.(cast) ?? {}))) return 'in their own name'
    const about = personColumns(table).filter((one) => !authors.includes(one))
    const labels: string[] = []
    for (const { label, values } of varieties(table, cast)) {
      if (!about.some(({ name }) => name in values)) continue
      if (await attempt({ ...signed(cast.own), ...values })) labels.push(label)
    }
    return labels.length > 0 ? labels.join('; ') : NEVER
  }
}

/** In words, which of the rows were reached: all, some kinds, or none. */
function said(rows: SeededRow[], reached: boolean[]): string {
  const labels = (wanted: boolean) => [
    ...new Set(rows.filter((row, at) => row.label && reached[at] === wanted).map((row) => row.label)),
  ]
  const plain = rows.findIndex(({ label }) => label === null)
  if (reached[plain]) {
    const missing = labels(false).filter((label) => !labels(true).includes(label))
    return missing.length > 0 ? `yes, not: ${missing.join('; ')}` : 'yes'
  }
  return labels(true).join('; ') || NEVER
}
