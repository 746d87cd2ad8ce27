import { sql } from 'kysely'
import type { Actor } from '../../ground/access/actor.ts'
import { unseal } from '../../ground/access/seal.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { sameAs } from '../people/reads.ts'
import { fullName } from '../people/rules.ts'
import { logReads } from '../people/sensitive/writes.ts'
import type { AgreementKind, KnownSaid, Source, Story } from './rules.ts'
import { sealedWhere } from './rules.ts'

export type IntakeLine = {
  id: string
  circleId: string
  personId: string
  name: string
  openedOn: string
  source: Source
  knownSaid: KnownSaid
  encounterId: string | null
  householdId: string | null
  recordedBy: string | null
  /** Null while they are accompanied. */
  closedOn: string | null
}

const lines = (tx: ActorTx) =>
  tx
    .selectFrom('intake as i')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .leftJoin('person as kept', 'kept.id', 'p.merged_into')
    .leftJoin('intake_closing as c', (join) =>
      join.onRef('c.intake_id', '=', 'i.id').on('c.reopened_on', 'is', null),
    )
    .select((eb) => [
      'i.id',
      'i.circle_id',
      eb.fn.coalesce('kept.id', 'p.id').as('person_id'),
      eb.fn.coalesce('kept.given_name', 'p.given_name').as('given_name'),
      eb.fn.coalesce('kept.family_name', 'p.family_name').as('family_name'),
      'i.opened_on',
      'i.source',
      'i.known_said',
      'i.encounter_id',
      'i.household_id',
      'i.recorded_by',
      'c.closed_on',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>
const lineOf = (row: Row): IntakeLine => ({
  id: row.id,
  circleId: row.circle_id,
  personId: row.person_id,
  name: fullName(row),
  openedOn: row.opened_on,
  source: row.source as Source,
  knownSaid: row.known_said as KnownSaid,
  encounterId: row.encounter_id,
  householdId: row.household_id,
  recordedBy: row.recorded_by,
  closedOn: row.closed_on,
})

/** An intake of a circle the actor may read; to anyone else there is none. */
export async function intakeById(tx: ActorTx, id: string): Promise<IntakeLine | undefined> {
  const row = await lines(tx).where('i.id', '=', id).executeTakeFirst()
  return row && lineOf(row)
}

/** The intake of somebody that is open and that the actor may read, the latest first opened. */
export async function openIntakeOf(tx: ActorTx, personId: string): Promise<IntakeLine | undefined> {
  const row = await lines(tx)
    .where('i.person_id', 'in', await sameAs(tx, personId))
    .where('c.id', 'is', null)
    .orderBy('i.opened_on', 'desc')
    .orderBy('i.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && lineOf(row)
}

/** Every intake of somebody that the actor may read, the latest first. */
export async function intakesOf(tx: ActorTx, personId: string): Promise<IntakeLine[]> {
  const rows = await lines(tx)
    .where('i.person_id', 'in', await sameAs(tx, personId))
    .orderBy('i.opened_on', 'desc')
    .execute()
  return rows.map(lineOf)
}

/** Those the actor accompanies now, by name; or those they accompanied. */
export async function accompanied(
  tx: ActorTx,
  { closed = false, limit = 50, offset = 0 }: { closed?: boolean; limit?: number; offset?: number } = {},
): Promise<IntakeLine[]> {
  const rows = await lines(tx)
    .where('i.circle_id', '=', sql<string>`any ((select app.circle_ids())::uuid[])`)
    .where('c.id', closed ? 'is not' : 'is', null)
    .orderBy('p.search_family')
    .orderBy('i.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(lineOf)
}

export async function countAccompanied(tx: ActorTx, closed = false): Promise<number> {
  const { count } = await tx
    .selectFrom('intake as i')
    .leftJoin('intake_closing as c', (join) =>
      join.onRef('c.intake_id', '=', 'i.id').on('c.reopened_on', 'is', null),
    )
    .where('i.circle_id', '=', sql<string>`any ((select app.circle_ids())::uuid[])`)
    .where('c.id', closed ? 'is not' : 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** What the person told, opened. That it was read is written down. */
export async function readStory(tx: ActorTx, actor: Actor, intake: IntakeLine): Promise<Story | undefined> {
  const row = await tx
    .selectFrom('intake_story')
    .where('intake_id', '=', intake.id)
    .select(['sealed', 'recorded_by'])
    .executeTakeFirst()
  if (!row) return undefined
  await logReads(tx, actor, [
    {
      kind: 'intake',
      id: intake.id,
      personId: intake.personId,
      writtenBy: row.recorded_by,
      circleId: intake.circleId,
    },
  ])
  return JSON.parse(unseal(row.sealed, sealedWhere('intake_story', intake.id))) as Story
}

/** Whether the records knew the person before; null where the actor may not read the intake. */
export async function knownBefore(tx: ActorTx, intakeId: string): Promise<boolean | null> {
  const { rows } = await sql<{
    known: boolean | null
  }>`select app.known_before(${intakeId}) as known`.execute(tx)
  return rows[0]?.known ?? null
}

/** Whether others, of another circle, accompany the same person now. Specialist care is never told of. */
export async function accompaniedBesides(tx: ActorTx, intakeId: string): Promise<boolean> {
  const { rows } = await sql<{ others: boolean }>`
    select app.accompanied_besides(${intakeId}) as others`.execute(tx)
  return rows[0]?.others ?? false
}

export type Agreement = {
  id: string
  kind: AgreementKind
  agreedOn: string
  how: string
  givenBy: string | null
  endedOn: string | null
}

export async function agreementsOf(tx: ActorTx, intakeId: string): Promise<Agreement[]> {
  const rows = await tx
    .selectFrom('intake_agreement as a')
    .leftJoin('person as giver', 'giver.id', 'a.given_by')
    .where('a.intake_id', '=', intakeId)
    .orderBy('a.agreed_on')
    .select(['a.id', 'a.kind', 'a.agreed_on', 'a.how', 'a.ended_on', 'giver.given_name', 'giver.family_name'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as AgreementKind,
    agreedOn: row.agreed_on,
    how: row.how,
    givenBy:
      row.given_name === null
        ? null
        : fullName({ given_name: row.given_name, family_name: row.family_name ?? '' }),
    endedOn: row.ended_on,
  }))
}

/** Whether the actor walks along now: whoever opened a circle in an emergency reads it and changes nothing. */
export async function walksAlong(tx: ActorTx, circleId: string): Promise<boolean> {
  const { rows } = await sql<{ inside: boolean }>`
    select ${circleId}::uuid = any (app.circle_ids()) as inside`.execute(tx)
  return rows[0]?.inside ?? false
}
