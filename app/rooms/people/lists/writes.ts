import { sql } from 'kysely'
import { type Actor, holdsRole } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { because } from '../../../ground/files/reason.ts'
import type { IncomingRow, WrittenRow } from '../../../ground/imports/definition.ts'
import { plain, TEAM } from '../rules.ts'
import { isSame, type ListedPerson, learnt, type Stored, saysTheSame } from './rules.ts'

/**
 * A row of an earlier import corrects its person. Someone written by hand is recognised by the same name with the
 * same birthday, phone or e-mail, and only learns what nobody had written; whoever is merely alike is a new person,
 * for someone to look at among the possible duplicates.
 */
export async function writeListed(
  tx: ActorTx,
  actor: Actor,
  rows: readonly IncomingRow<ListedPerson>[],
): Promise<WrittenRow[]> {
  const team = holdsRole(actor, ...TEAM)
  const stored = await storedLike(tx, rows)
  const byId = new Map(stored.map((one) => [one.id, one]))
  const byName = Map.groupBy(stored, (one) => one.search_given)
  const added: (ListedPerson & { id: string })[] = []
  const changed: Stored[] = []
  const said: { id: string; kind: string; said: string }[] = []

  const written = rows.map(({ row, known, newId }): WrittenRow => {
    if (!team && row.interests.length + row.offers.length > 0) return because('people.import.interests.team')
    const mine = known ? byId.get(known) : undefined
    const alike = byName.get(plain(`${row.given_name} ${row.family_name}`)) ?? []
    const recognised = mine ?? alike.find((one) => isSame(one, row))
    const id = recognised?.id ?? newId
    for (const word of row.interests) said.push({ id, kind: 'interest', said: word.slice(0, 80) })
    for (const word of row.offers) said.push({ id, kind: 'offer', said: word.slice(0, 80) })
    if (!recognised) {
      added.push({ ...row, id })
      return { recordId: id, action: 'created' }
    }
    if (!team) return { recordId: id, action: 'unchanged' }
    const after = learnt(recognised, row, mine !== undefined)
    if (saysTheSame(after, recognised)) return { recordId: id, action: 'unchanged' }
    changed.push(after)
    return { recordId: id, action: 'updated', before: recognised }
  })
  await add(tx, actor, added)
  await change(tx, changed)
  await sayInterests(tx, actor, said)
  return written
}

async function storedLike(tx: ActorTx, rows: readonly IncomingRow<ListedPerson>[]): Promise<Stored[]> {
  const known = rows.flatMap(({ known }) => known ?? [])
  const names = rows.map(({ row }) => plain(`${row.given_name} ${row.family_name}`))
  const { rows: stored } = await sql<Stored>`
    select p.id, p.search_given, f.born_on, f.birth_year, f.istat_code, f.language, c.email, c.phone, c.address
    from person p
    left join person_profile f on f.territory_id = app.territory_id() and f.person_id = p.id
    left join person_contact c on c.territory_id = app.territory_id() and c.person_id = p.id
    where p.territory_id = app.territory_id() and p.id in (
      select id from person where territory_id = app.territory_id() and id = any(${known}::uuid[])
      union select id from person
        where territory_id = app.territory_id() and search_given = any(${names}::text[]) and merged_into is null)
  `.execute(tx)
  return stored
}

const AS_LISTED = sql`(id uuid, given_name text, family_name text, born_on date, birth_year smallint, istat_code text,
  language text, email text, phone text, address text)`

async function add(tx: ActorTx, actor: Actor, people: readonly (ListedPerson & { id: string })[]) {
  if (people.length === 0) return
  const listed = JSON.stringify(people)
  await sql`insert into person (territory_id, id, given_name, family_name, recorded_by)
    select ${actor.territoryId}, id, given_name, family_name, ${actor.personId}
    from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_LISTED}`.execute(tx)
  await sql`insert into person_profile (territory_id, person_id, born_on, birth_year, istat_code, language)
    select ${actor.territoryId}, id, born_on, birth_year, istat_code, language
    from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_LISTED}`.execute(tx)
  await sql`insert into person_contact (territory_id, person_id, email, phone, address)
    select ${actor.territoryId}, id, email, phone, address
    from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_LISTED}`.execute(tx)
}

/** Profiles and contacts become what is given. */
export async function change(tx: ActorTx, people: readonly Stored[]) {
  if (people.length === 0) return
  const listed = JSON.stringify(people)
  await sql`update person_profile f set born_on = listed.born_on, birth_year = listed.birth_year,
      istat_code = listed.istat_code, language = listed.language
    from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_LISTED}
    where f.territory_id = app.territory_id() and f.person_id = listed.id`.execute(tx)
  await sql`update person_contact c set email = listed.email, phone = listed.phone, address = listed.address
    from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_LISTED}
    where c.territory_id = app.territory_id() and c.person_id = listed.id`.execute(tx)
}

async function sayInterests(
  tx: ActorTx,
  actor: Actor,
  said: readonly { id: string; kind: string; said: string }[],
) {
  if (said.length === 0) return
  await sql`insert into person_interest (territory_id, person_id, kind, said)
    select ${actor.territoryId}, id, kind, said
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as word (id uuid, kind text, said text)
    on conflict do nothing`.execute(tx)
}
