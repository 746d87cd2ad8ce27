import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Heard, topicsIn, type Window } from './rules.ts'

/** Where nobody knows in which municipality it was said. */
export const NOWHERE = ''
const MOST_TOPICS = 60

export type Occasions = { municipality: string; window: number; occasions: number }

/**
 * How often each topic came up, by municipality and window: in encounters, where a topic was noted, and in labs, where what
 * was written of a session speaks of it. Of the place it was said at, else of where those met live.
 */
export async function heardIn(
  tx: ActorTx,
  actor: Actor,
  windows: readonly Window[],
): Promise<{ heard: Heard[]; occasions: Occasions[] }> {
  const encounters = await inEncounters(tx, actor, windows)
  const topics = [...new Set(encounters.map(({ topic }) => topic))]
  const reports = await writtenOfLabs(tx, actor, windows)
  return {
    heard: addUp([
      ...encounters,
      ...reports.flatMap(({ evaluation, ...where }) =>
        topicsIn(evaluation, topics).map((topic) => ({ topic, ...where, times: 1, voices: 1 })),
      ),
    ]),
    occasions: [
      ...(await encountersHeld(tx, actor, windows)),
      ...reports.map(({ municipality, window }) => ({ municipality, window, occasions: 1 })),
    ],
  }
}

function addUp(rows: readonly Heard[]): Heard[] {
  const sums = new Map<string, Heard>()
  for (const row of rows) {
    const key = [row.topic, row.municipality, row.window].join('\t')
    const sum = sums.get(key)
    if (!sum) sums.set(key, { ...row })
    else {
      sum.times += row.times
      sum.voices += row.voices
    }
  }
  return [...sums.values()]
}

/** The encounters of the windows, each with its window and where it was said. */
const told = ({ territoryId }: Actor, windows: readonly Window[]) => sql`
  spans as (
    select span.* from unnest(${windows.map(({ from }) => from)}::date[], ${windows.map(({ until }) => until)}::date[])
      with ordinality as span (from_on, until_on, at)
  ), homes as (
    select m.encounter_id, min(profile.istat_code) as istat_code from encounter_person m
    join person p on p.territory_id = ${territoryId} and p.id = m.person_id
    join person_profile profile on profile.territory_id = ${territoryId} and profile.person_id = coalesce(p.merged_into, p.id)
    where m.territory_id = ${territoryId} group by m.encounter_id
  ), told as materialized (
    select e.id, (spans.at - 1)::int as at, coalesce(place.istat_code, homes.istat_code) as istat_code
    from encounter e join spans on e.met_on between spans.from_on and spans.until_on
    left join place on place.territory_id = ${territoryId} and place.id = e.place_id
    left join homes on homes.encounter_id = e.id
    where e.territory_id = ${territoryId}
  )`

async function inEncounters(tx: ActorTx, actor: Actor, windows: readonly Window[]): Promise<Heard[]> {
  const here = actor.territoryId
  const { rows } = await sql<Heard>`
    with ${told(actor, windows)}, often as (
      select t.topic from told join encounter_topic t on t.territory_id = ${here} and t.encounter_id = told.id
      group by t.topic order by count(*) desc, t.topic limit ${MOST_TOPICS}
    )
    select t.topic, coalesce(municipality.name, ${NOWHERE}) as municipality, told.at as window,
      count(distinct told.id)::int as times, count(distinct coalesce(p.merged_into, m.person_id, o.organisation_id))::int as voices
    from told
    join encounter_topic t on t.territory_id = ${here} and t.encounter_id = told.id
    join often on often.topic = t.topic
    left join encounter_person m on m.territory_id = ${here} and m.encounter_id = told.id
    left join person p on p.territory_id = ${here} and p.id = m.person_id
    left join encounter_organisation o on o.territory_id = ${here} and o.encounter_id = told.id and m.person_id is null
    left join municipality on municipality.istat_code = told.istat_code
    group by 1, 2, 3`.execute(tx)
  return rows
}

async function encountersHeld(tx: ActorTx, actor: Actor, windows: readonly Window[]): Promise<Occasions[]> {
  const { rows } = await sql<Occasions>`
    with ${told(actor, windows)}
    select coalesce(municipality.name, ${NOWHERE}) as municipality, told.at as window, count(*)::int as occasions from told
    left join municipality on municipality.istat_code = told.istat_code
    group by 1, 2`.execute(tx)
  return rows
}

type Report = { evaluation: string; municipality: string; window: number }

async function writtenOfLabs(tx: ActorTx, actor: Actor, windows: readonly Window[]): Promise<Report[]> {
  const here = actor.territoryId
  const { rows } = await sql<Report>`
    select r.evaluation, coalesce(municipality.name, ${NOWHERE}) as municipality, (spans.at - 1)::int as window
    from session_report r
    join activity_session s on s.territory_id = ${here} and s.id = r.session_id and s.closed_at is not null
    join unnest(${windows.map(({ from }) => from)}::date[], ${windows.map(({ until }) => until)}::date[])
      with ordinality as spans (from_on, until_on, at) on s.held_on between spans.from_on and spans.until_on
    left join place on place.territory_id = ${here} and place.id = s.place_id
    left join municipality on municipality.istat_code = place.istat_code
    where r.territory_id = ${here} and r.evaluation is not null`.execute(tx)
  return rows
}
