import { sql } from 'kysely'
import { type Actor, holdsRole } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { IncomingRow, WrittenRow } from '../../../ground/imports/definition.ts'
import { plain, TEAM } from '../../people/rules.ts'
import { type Kept, type ListedRow, nameKey, type Stored, sameName, saying, saysTheSame } from './rules.ts'

/**
 * A row of an earlier import changes its record. A body written by hand is recognised by its fiscal code, or by name
 * and municipality, and only learns what nobody had written.
 */
export async function writeListed(
  tx: ActorTx,
  actor: Actor,
  rows: readonly IncomingRow<ListedRow>[],
): Promise<WrittenRow[]> {
  const stored = await storedLike(tx, rows)
  const byId = new Map(stored.map((one) => [one.id, one]))
  const byCode = new Map(stored.flatMap((one) => (one.fiscal_code ? [[one.fiscal_code, one]] : [])))
  const byName = new Map(stored.map((one) => [nameKey(one), one]))
  const added: Stored[] = []
  const changed: Kept[] = []
  // Who cannot read contacts neither changes them nor keeps what was before: undoing must not empty them.
  const team = holdsRole(actor, ...TEAM)
  const withinReach = ({ email, phone, ...rest }: Stored): Kept => (team ? { ...rest, email, phone } : rest)

  const written = rows.map(({ row, known, newId }): WrittenRow => {
    const { kind_said, ...listed } = row
    const mine = known ? byId.get(known) : undefined
    const recognised =
      mine ??
      (row.fiscal_code ? byCode.get(row.fiscal_code) : undefined) ??
      sameName(byName.get(nameKey(row)), row)
    if (!recognised) {
      added.push({ id: newId, ...listed })
      return { recordId: newId, action: 'created' }
    }
    const said = mine && !kind_said ? { ...listed, kind: recognised.kind } : listed
    const after = mine
      ? { ...recognised, ...saying(said) }
      : { ...saying(said), ...saying(recognised), id: recognised.id }
    if (saysTheSame(after, recognised)) return { recordId: recognised.id, action: 'unchanged' }
    changed.push(withinReach({ ...recognised, ...after }))
    return { recordId: recognised.id, action: 'updated', before: withinReach(recognised) }
  })
  await add(tx, actor, added)
  await change(tx, changed)
  return written
}

const storedLike = async (tx: ActorTx, rows: readonly IncomingRow<ListedRow>[]): Promise<Stored[]> => {
  const known = rows.flatMap(({ known }) => known ?? [])
  const codes = rows.flatMap(({ row }) => row.fiscal_code ?? [])
  const names = rows.map(({ row }) => plain(row.name))
  const { rows: stored } = await sql<Stored>`
    select o.id, o.name, o.kind, o.fiscal_code, o.istat_code, o.address, o.description, o.website, c.email, c.phone
    from organisation o
    left join organisation_contact c on c.territory_id = app.territory_id() and c.organisation_id = o.id
    where o.territory_id = app.territory_id() and o.id in (
      select id from organisation where territory_id = app.territory_id() and id = any(${known}::uuid[])
      union select id from organisation where territory_id = app.territory_id() and fiscal_code = any(${codes}::text[])
      union select id from organisation where territory_id = app.territory_id() and search_name = any(${names}::text[]))
  `.execute(tx)
  return stored
}

const AS_STORED = sql`(id uuid, name text, kind text, fiscal_code text, istat_code text, address text, description text,
  website text, email text, phone text)`

async function add(tx: ActorTx, actor: Actor, organisations: readonly Stored[]) {
  if (organisations.length === 0) return
  const listed = JSON.stringify(organisations)
  await sql`insert into organisation
      (territory_id, id, name, kind, fiscal_code, istat_code, address, description, website, recorded_by)
    select ${actor.territoryId}, id, name, kind, fiscal_code, istat_code, address, description, website, ${actor.personId}
    from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_STORED}`.execute(tx)
  await sql`insert into organisation_contact (territory_id, organisation_id, email, phone)
    select ${actor.territoryId}, id, email, phone from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_STORED}`.execute(
    tx,
  )
}

/** Profiles become what is given, contacts where they are given. */
export async function change(tx: ActorTx, organisations: readonly Kept[]) {
  if (organisations.length === 0) return
  const listed = JSON.stringify(organisations)
  await sql`update organisation o set name = listed.name, kind = listed.kind, fiscal_code = listed.fiscal_code,
      istat_code = listed.istat_code, address = listed.address, description = listed.description, website = listed.website
    from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_STORED}
    where o.territory_id = app.territory_id() and o.id = listed.id`.execute(tx)
  const reached = JSON.stringify(organisations.filter((one) => one.email !== undefined))
  await sql`update organisation_contact c set email = listed.email, phone = listed.phone
    from jsonb_to_recordset(${reached}::jsonb) as listed ${AS_STORED}
    where c.territory_id = app.territory_id() and c.organisation_id = listed.id`.execute(tx)
}
