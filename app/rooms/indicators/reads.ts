import { sql } from 'kysely'
import type { Actor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import {
  type CountedSet,
  type Figure,
  figuresFrom,
  INDICATORS,
  type Indicator,
  nameOf,
  type RecordKind,
  setsBySource,
} from './rules.ts'

/** A source that counts several figures alike is told which one: `exchange:leases`. */
export const from = (source: string, territoryId: string, until: string) => {
  const [name = '', figure] = source.split(':')
  const which = figure ? sql`, ${figure}` : sql``
  return sql`${sql.id('app', `counted_${name}`)}(${territoryId}, ${until}${which})`
}

/** Sources with so many records that they are counted where they lie: `app.rows_<source>` says what is in them. */
const LARGE: readonly string[] = ['people', 'sessions', 'activities', 'labs']
export const isLarge = (source: string) => LARGE.includes(source)

/** A large source counted by the database: the sizes of these sets, or what each gained day by day. */
export const counting = (
  what: 'sizes_of' | 'gains_of',
  source: string,
  { territoryId }: Actor,
  until: string,
  sets: readonly CountedSet[],
) => {
  const [days, units] = [sets.map(({ on }) => on), sets.map(({ units }) => units ?? null)]
  return sql`${sql.id('app', what)}(${source}, ${territoryId}, ${until}, ${days}::text[], ${units}::text[])`
}

type Coded<Code extends string> = Indicator & { code: Code }

/** The outcome table on the last day that counts. Refused by the database to who has no reason to see it. */
export async function outcomesAsOf(tx: ActorTx, actor: Actor, until: string): Promise<Figure[]>
export async function outcomesAsOf<Code extends string>(
  tx: ActorTx,
  actor: Actor,
  until: string,
  indicators: readonly Coded<Code>[],
): Promise<Figure<Code>[]>
export async function outcomesAsOf(
  tx: ActorTx,
  actor: Actor,
  until: string,
  indicators: readonly Coded<string>[] = INDICATORS,
): Promise<Figure<string>[]> {
  // Each source is read once, and gives one row with the size of each of its sets.
  const counts = [...setsBySource(indicators)].map(([source, sets]) => {
    if (isLarge(source)) {
      const sizes = sets.map((set, at) => sql`sizes[${sql.lit(at + 1)}] as ${sql.id(nameOf(set))}`)
      return sql`(select ${sql.join(sizes)} from ${counting('sizes_of', source, actor, until, sets)} as sizes) as ${sql.id(source)}`
    }
    const sizes = sets.map(({ on, units, ...set }) => {
      const size = units ? sql`sum(${sql.id(units)}::float8)` : sql`count(*)`
      return sql`coalesce(${size} filter (where ${sql.id(on)} is not null), 0) as ${sql.id(nameOf({ ...set, on }))}`
    })
    return sql`(select ${sql.join(sizes)} from ${from(source, actor.territoryId, until)}) as ${sql.id(source)}`
  })
  const { rows } = await sql<Record<string, number>>`select * from ${sql.join(counts)}`.execute(tx)
  return figuresFrom(indicators, new Map(Object.entries(rows[0] ?? {})))
}

/** The rows beneath a set on a day: each record that counts on it, once, since the day from which it does. */
export const beneath = ({ source, on, lapses }: CountedSet, territoryId: string, until: string) =>
  lapses
    ? sql`(select record_id, max(${sql.id(on)}) filter (where units > 0) as ${sql.id(on)}, sum(units) as units
        from ${from(source, territoryId, until)} group by record_id having sum(units) > 0) as beneath`
    : from(source, territoryId, until)

export type Counted = { recordId: string; onDate: string; units: number }

/** The records that one figure was counted from, newest first; `total` counts those left out by `limit` too. */
export async function recordsOf(
  tx: ActorTx,
  actor: Actor,
  set: CountedSet,
  until: string,
  { limit, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<{ records: Counted[]; total: number }> {
  const on = sql.id(set.on)
  const { rows } = await sql<Counted & { total: number }>`
    select record_id as "recordId", ${on} as "onDate", ${set.units ? sql`${sql.id(set.units)}::float8` : sql`1`} as units,
      count(*) over () as total
    from ${beneath(set, actor.territoryId, until)} where ${on} is not null
    order by ${on} desc, record_id limit ${limit ?? null} offset ${offset}`.execute(tx)
  return { records: rows, total: rows[0]?.total ?? 0 }
}

export type FigureCount = { figure: string; operators: number }

/** Trained operators by professional figure; who was trained in two stands in both. */
export async function operatorsByFigure(tx: ActorTx, actor: Actor, until: string): Promise<FigureCount[]> {
  const { rows } = await sql<FigureCount>`
    select figure, operators from app.operators_by_figure(${actor.territoryId}, ${until})`.execute(tx)
  return rows
}

export type PurposeSum = {
  purpose: string
  committedCents: number
  paidCents: number
  returnedCents: number
}

/** Money by what it is for, in cents: bound in all, paid of it, come back. */
export async function moneyByPurpose(tx: ActorTx, actor: Actor, until: string): Promise<PurposeSum[]> {
  const { rows } = await sql<PurposeSum>`
    select purpose, committed_cents as "committedCents", paid_cents as "paidCents", returned_cents as "returnedCents"
    from app.money_by_purpose(${actor.territoryId}, ${until})`.execute(tx)
  return rows
}

export type Completeness = { sessionsDue: number; sessionsClosed: number; named: number; anonymous: number }

/** How much of what should be recorded is recorded. */
export async function completenessAsOf(tx: ActorTx, actor: Actor, until: string): Promise<Completeness> {
  const { rows } = await sql<Completeness>`
    select sessions_due as "sessionsDue", sessions_closed as "sessionsClosed", presences_named as named,
      presences_anonymous as anonymous
    from app.completeness(${actor.territoryId}, ${until})`.execute(tx)
  return rows[0] as Completeness
}

export type Named = { id: string; name: string; path: string }

/** Names of records, and where they are read, as far as this viewer's own policies show them. */
export async function namesOf(tx: ActorTx, kind: RecordKind, ids: string[]): Promise<Map<string, Named>> {
  const rows = ids.length === 0 ? [] : await READ[kind](tx, ids)
  return new Map(rows.map((row) => [row.id, row]))
}

const fullName = sql<string>`trim(person.given_name || ' ' || person.family_name)`

const READ: Record<RecordKind, (tx: ActorTx, ids: string[]) => Promise<Named[]>> = {
  person: (tx, ids) =>
    tx
      .selectFrom('person')
      .where('id', '=', sql<string>`any (${ids}::uuid[])`)
      .select(['id', fullName.as('name'), sql<string>`'/people/' || id`.as('path')])
      .execute(),
  organisation: (tx, ids) =>
    tx
      .selectFrom('organisation')
      .where('id', '=', sql<string>`any (${ids}::uuid[])`)
      .select(['id', 'name', sql<string>`'/organisations/' || id`.as('path')])
      .execute(),
  place: (tx, ids) =>
    tx
      .selectFrom('place')
      .where('id', '=', sql<string>`any (${ids}::uuid[])`)
      .select(['id', 'name', sql<string>`'/places/' || id`.as('path')])
      .execute(),
  activity: (tx, ids) =>
    tx
      .selectFrom('activity')
      .where('id', '=', sql<string>`any (${ids}::uuid[])`)
      .select(['id', 'title as name', sql<string>`'/activities/' || id`.as('path')])
      .execute(),
  session: (tx, ids) =>
    tx
      .selectFrom('activity_session')
      .innerJoin('activity', 'activity.id', 'activity_session.activity_id')
      .where('activity_session.id', '=', sql<string>`any (${ids}::uuid[])`)
      .select([
        'activity_session.id',
        sql<string>`coalesce(activity_session.title, activity.title)`.as('name'),
        sql<string>`'/activities/' || activity.id || '/sessions/' || activity_session.id`.as('path'),
      ])
      .execute(),
  // Whoever may not read an agreement, or the notice of a host, sees its code.
  agreement: (tx, ids) =>
    tx
      .selectFrom('exchange_agreement')
      .where('id', '=', sql<string>`any (${ids}::uuid[])`)
      .select(['id', 'title as name', sql<string>`'/exchange/agreements/' || id`.as('path')])
      // A fact that counts opens onto the agreement it is of.
      .unionAll(
        tx
          .selectFrom('exchange_fact')
          .innerJoin('exchange_agreement', 'exchange_agreement.id', 'exchange_fact.agreement_id')
          .where('exchange_fact.id', '=', sql<string>`any (${ids}::uuid[])`)
          .select([
            'exchange_fact.id',
            'exchange_agreement.title as name',
            sql<string>`'/exchange/agreements/' || exchange_agreement.id`.as('path'),
          ]),
      )
      .execute(),
  notice: (tx, ids) =>
    tx
      .selectFrom('exchange_notice')
      .where('id', '=', sql<string>`any (${ids}::uuid[])`)
      .select(['id', 'title as name', sql<string>`'/exchange/notices/' || id`.as('path')])
      .execute(),
  // A booked time is named by its room and hour: whose it is, is read on its page by whoever keeps the place.
  booking: (tx, ids) =>
    tx
      .selectFrom('room_time')
      .innerJoin('place_room', 'place_room.id', 'room_time.room_id')
      .innerJoin('place', 'place.id', 'room_time.place_id')
      .where('room_time.id', '=', sql<string>`any (${ids}::uuid[])`)
      .select([
        'room_time.id',
        sql<string>`place.name || ', ' || place_room.name`.as('name'),
        sql<string>`'/places/bookings/' || room_time.booking_id`.as('path'),
      ])
      .execute(),
  // A decision is named by its table and number: its words are sealed, and reserved ones are read by members alone.
  decision: (tx, ids) =>
    tx
      .selectFrom('table_decision')
      .innerJoin('round_table', 'round_table.id', 'table_decision.table_id')
      .where('table_decision.id', '=', sql<string>`any (${ids}::uuid[])`)
      .select([
        'table_decision.id',
        sql<string>`round_table.name || ' ' || table_decision.number`.as('name'),
        sql<string>`'/tables/decisions/' || table_decision.id`.as('path'),
      ])
      .execute(),
  idea: (tx, ids) =>
    tx
      .selectFrom('idea')
      .where('id', '=', sql<string>`any (${ids}::uuid[])`)
      .select(['id', 'title as name', sql<string>`'/ideas/' || id`.as('path')])
      .execute(),
  fund: (tx, ids) =>
    tx
      .selectFrom('fund')
      .where('id', '=', sql<string>`any (${ids}::uuid[])`)
      .select(['id', 'name', sql<string>`'/funds/' || id`.as('path')])
      .execute(),
  // To all but its circle an intake is a code.
  intake: (tx, ids) =>
    tx
      .selectFrom('intake')
      .innerJoin('person', 'person.id', 'intake.person_id')
      .where('intake.id', '=', sql<string>`any (${ids}::uuid[])`)
      .select(['intake.id', fullName.as('name'), sql<string>`'/intakes/' || intake.id`.as('path')])
      .execute(),
  // The fact's own policy decides: who did not write it down sees its code alone.
  vulnerability: (tx, ids) =>
    tx
      .selectFrom('vulnerability')
      .innerJoin('person', 'person.id', 'vulnerability.person_id')
      .where('vulnerability.id', '=', sql<string>`any (${ids}::uuid[])`)
      .select(['vulnerability.id', fullName.as('name'), sql<string>`'/people/' || person.id`.as('path')])
      .execute(),
  // A place in a pact, or an estimate of one: named for its micro-team alone.
  pact: (tx, ids) =>
    tx
      .selectFrom('pact')
      .innerJoin('person', 'person.id', 'pact.person_id')
      .innerJoin(
        (eb) =>
          eb
            .selectFrom('pact_beneficiary')
            .select(['id', 'pact_id'])
            .where('id', '=', sql<string>`any (${ids}::uuid[])`)
            .unionAll(
              eb
                .selectFrom('pact_estimate')
                .select(['id', 'pact_id'])
                .where('id', '=', sql<string>`any (${ids}::uuid[])`),
            )
            // Where pacts are counted, and not the people of them, the pact itself.
            .unionAll(
              eb
                .selectFrom('pact as itself')
                .select(['itself.id', 'itself.id as pact_id'])
                .where('itself.id', '=', sql<string>`any (${ids}::uuid[])`),
            )
            .as('counted'),
        (join) => join.onRef('counted.pact_id', '=', 'pact.id'),
      )
      .select(['counted.id', fullName.as('name'), sql<string>`'/pacts/' || pact.id`.as('path')])
      .execute(),
  // An encounter is named by where it was; who was met is read on its page.
  encounter: (tx, ids) =>
    tx
      .selectFrom('encounter')
      .leftJoin('place', 'place.id', 'encounter.place_id')
      .where('encounter.id', '=', sql<string>`any (${ids}::uuid[])`)
      .select([
        'encounter.id',
        sql<string>`coalesce(place.name, encounter.place_said, encounter.met_on::text)`.as('name'),
        sql<string>`'/diary/' || encounter.id`.as('path'),
      ])
      .execute(),
  // Somebody's presence opens onto the meeting.
  presence: (tx, ids) =>
    tx
      .selectFrom('attendance')
      .innerJoin('person', 'person.id', 'attendance.person_id')
      .innerJoin('activity_session', 'activity_session.id', 'attendance.session_id')
      .where('attendance.id', '=', sql<string>`any (${ids}::uuid[])`)
      .select([
        'attendance.id',
        fullName.as('name'),
        sql<string>`'/activities/' || activity_session.activity_id || '/sessions/' || activity_session.id`.as(
          'path',
        ),
      ])
      .execute(),
}
