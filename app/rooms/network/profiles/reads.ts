import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import type { Profile } from '../introductions/rules.ts'

/** What was heard longer ago may no longer be a need. */
const HEARD_WITHIN_DAYS = 365
/** An area is of whoever promoted something in it lately. */
const PROMOTED_WITHIN_DAYS = 730

/**
 * Everybody and every body who offers, looks for or likes something: as profiles tell it, and as their notices on the board
 * of needs and offers do while they stand. What is asked within a circle is no reason for anybody here. With `only`, those
 * among these ids.
 */
export async function profilesToIntroduce(
  tx: ActorTx,
  actor: Actor,
  today: string,
  only?: readonly string[],
): Promise<Profile[]> {
  const recorded = await recordedAs(tx, only)
  const profiles = [
    ...(await people(tx, actor, today, recorded)),
    ...(await organisations(tx, actor, today, only)),
  ]
  const places = await placesOf(
    tx,
    actor,
    profiles.map(({ id }) => id),
    recorded && [...recorded, ...(only ?? [])],
  )
  return profiles.map((profile) => ({ ...profile, places: places.get(profile.id) ?? [] }))
}

/** Notices that stand on a day, outside of any circle. */
const standing = ({ territoryId }: Actor, today: string) => sql`
  select n.id, n.side, n.title, n.organisation_id from exchange_notice n
  where n.territory_id = ${territoryId} and n.circle_id is null and n.closed_on is null and n.until_on >= ${today}
    and (n.from_on is null or n.from_on <= ${today})`

type Words = { id: string; municipality: string | null; offers: string[]; wants: string[] }

const among = (only: readonly string[] | undefined, id: string) =>
  only ? sql`${sql.ref(id)} = any (${only}::uuid[])` : sql`true`

/** Under which ids these people were written down: of few people only theirs are looked through, not everybody's encounters. */
async function recordedAs(tx: ActorTx, only: readonly string[] | undefined): Promise<string[] | undefined> {
  if (!only?.length) return only && []
  const rows = await tx
    .selectFrom('person')
    .where((eb) => eb.or([eb('id', 'in', [...only]), eb('merged_into', 'in', [...only])]))
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}

async function people(
  tx: ActorTx,
  actor: Actor,
  today: string,
  /** Among whom, by the ids they were written down under. */
  recorded: readonly string[] | undefined,
): Promise<Profile[]> {
  const here = actor.territoryId
  const { rows } = await sql<Words & { likes: string[]; given_name: string; family_name: string }>`
    with said as (
      select coalesce(p.merged_into, p.id) as id, i.kind, i.said from person_interest i
      join person p on p.territory_id = i.territory_id and p.id = i.person_id
      where i.territory_id = ${here} and ${among(recorded, 'i.person_id')}
      union
      -- A topic is a need of theirs only where they were met alone: of several people it cannot be told whose it is.
      select coalesce(p.merged_into, p.id), 'heard', t.topic from encounter e
      join encounter_topic t on t.territory_id = e.territory_id and t.encounter_id = e.id
      join encounter_person m on m.territory_id = e.territory_id and m.encounter_id = e.id
      join person p on p.territory_id = e.territory_id and p.id = m.person_id
      where e.territory_id = ${here} and ${among(recorded, 'm.person_id')} and e.met_on between ${daysLater(today, -HEARD_WITHIN_DAYS)} and ${today}
        and not exists (select from encounter_person other where other.territory_id = e.territory_id
          and other.encounter_id = e.id and other.person_id <> m.person_id)
      union
      select coalesce(p.merged_into, p.id), case n.side when 'need' then 'heard' else 'offer' end, n.title
      from (${standing(actor, today)}) n
      join exchange_notice_of f on f.territory_id = ${here} and f.notice_id = n.id and f.circle_id is null
      join person p on p.territory_id = ${here} and p.id = f.person_id
      where n.organisation_id is null and ${among(recorded, 'f.person_id')}
    )
    select p.id, p.given_name, p.family_name, municipality.name as municipality,
      coalesce(array_agg(said.said order by said.said) filter (where said.kind = 'offer'), '{}') as offers,
      coalesce(array_agg(said.said order by said.said) filter (where said.kind = 'interest'), '{}') as likes,
      coalesce(array_agg(said.said order by said.said) filter (where said.kind = 'heard'), '{}') as wants
    from said
    join person p on p.territory_id = ${here} and p.id = said.id
    left join person_profile profile on profile.territory_id = ${here} and profile.person_id = p.id
    left join municipality on municipality.istat_code = profile.istat_code
    group by p.id, p.given_name, p.family_name, municipality.name`.execute(tx)
  return rows.map(({ given_name, family_name, ...row }) => ({
    ...row,
    kind: 'person',
    name: fullName({ given_name, family_name }),
    places: [],
    areas: [],
  }))
}

async function organisations(
  tx: ActorTx,
  actor: Actor,
  today: string,
  only: readonly string[] | undefined,
): Promise<Profile[]> {
  const here = actor.territoryId
  const { rows } = await sql<{
    id: string
    name: string
    municipality: string | null
    offers: string | null
    looks_for: string | null
    areas: string[]
    offered: string[]
    asked: string[]
  }>`
    select o.id, o.name, municipality.name as municipality, o.offers, o.looks_for, coalesce(worked.areas, '{}') as areas,
      coalesce(board.offered, '{}') as offered, coalesce(board.asked, '{}') as asked
    from organisation o
    left join municipality on municipality.istat_code = o.istat_code
    left join (
      select p.organisation_id, array_agg(distinct a.area) as areas from activity_promoter p
      join activity a on a.territory_id = p.territory_id and a.id = p.activity_id
      where p.territory_id = ${here} and p.since_on between ${daysLater(today, -PROMOTED_WITHIN_DAYS)} and ${today}
        and a.area <> 'other'
      group by p.organisation_id) worked on worked.organisation_id = o.id
    left join (
      select n.organisation_id, array_agg(n.title order by n.title) filter (where n.side = 'offer') as offered,
        array_agg(n.title order by n.title) filter (where n.side = 'need') as asked
      from (${standing(actor, today)}) n group by n.organisation_id) board on board.organisation_id = o.id
    where o.territory_id = ${here} and ${among(only, 'o.id')}
      and (o.offers is not null or o.looks_for is not null or worked.areas is not null
        or board.organisation_id is not null)`.execute(tx)
  return rows.map(({ looks_for, offers, asked, offered, ...row }) => ({
    ...row,
    kind: 'organisation',
    offers: [...saidOneByOne(offers), ...offered],
    wants: [...saidOneByOne(looks_for), ...asked],
    likes: [],
    places: [],
  }))
}

const saidOneByOne = (text: string | null) =>
  (text ?? '')
    .split(/[,;.\n]/)
    .map((words) => words.trim())
    .filter(Boolean)

/**
 * Which places each of these is tied to, by name. Of few it is their own ties that are looked through, by what they were
 * `recorded` under; of everybody those of all places.
 */
async function placesOf(
  tx: ActorTx,
  actor: Actor,
  ids: readonly string[],
  recorded: readonly string[] | undefined,
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; places: string[] }>`
    with at as (
      select t.a_id as who, t.b_id as place_id from tie t
      where t.territory_id = ${actor.territoryId} and t.b_kind = 'place' and t.a_kind <> 'place'
        and ${among(recorded, 't.a_id')}
      union
      select t.b_id, t.a_id from tie t
      where t.territory_id = ${actor.territoryId} and t.a_kind = 'place' and t.b_kind <> 'place'
        and ${among(recorded, 't.b_id')}
    )
    select coalesce(p.merged_into, at.who) as id, array_agg(distinct place.name order by place.name) as places from at
    join place on place.territory_id = ${actor.territoryId} and place.id = at.place_id
    left join person p on p.territory_id = ${actor.territoryId} and p.id = at.who
    where coalesce(p.merged_into, at.who) = any (${ids}::uuid[])
    group by 1`.execute(tx)
  return new Map(rows.map(({ id, places }) => [id, places]))
}
