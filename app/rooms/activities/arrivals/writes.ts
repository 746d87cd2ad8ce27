import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalsToName, refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { SettleForm } from '../checkin/forms.ts'
import { arrivalsAt, yetToCome } from '../checkin/reads.ts'
import { tickPresent } from '../registers/writes.ts'
import { lockedSession } from '../sessions/writes.ts'

export type SettleRefusal = 'activities.session.isClosed' | 'activities.session.isCancelled'
/** How many became names of the register, and how many heads without one. */
export type Settled = { named: number; counted: number }

type When = { now: Date; today: string; once: string }

/**
 * Confirms who is here, all at once: whom the team knows by name in the register, everybody else as one more head without a
 * name; so is a minor without the consent of who answers for them. Who was unticked is not here. Each is settled once, however
 * often the form comes. Refused on a session closed or called off.
 */
export async function settleArrivals(
  tx: ActorTx,
  actor: SignedInActor,
  session: { id: string; activityId: string },
  { here, notHere, came }: SettleForm,
  { now, today, once }: When,
): Promise<Outcome<Settled, SettleRefusal>> {
  const { closed_at, cancelled_at } = await lockedSession(tx, session.id)
  if (closed_at) return refused('activities.session.isClosed')
  if (cancelled_at) return refused('activities.session.isCancelled')
  const arrivals = (await arrivalsAt(tx, session.id)).filter(({ id }) => here.includes(id))
  const known = arrivals.flatMap(({ personId }) => (personId ? [personId] : []))
  const unnamed = await refusalsToName(tx, actor, known, today)
  const isNamed = (personId: string | null) => personId !== null && !unnamed.has(personId)
  const named = arrivals.filter(({ personId }) => isNamed(personId))
  const heads = arrivals.filter(({ personId }) => !isNamed(personId))
  const settle = (ids: readonly string[], settled: 'named' | 'counted' | 'refused') =>
    settleAll(tx, actor, { sessionId: session.id, ids, settled, now })

  await settle(
    named.map(({ id }) => id),
    'named',
  )
  await settle(
    heads.map(({ id }) => id),
    'counted',
  )
  await settle(notHere, 'refused')
  const byList = await noteByList(tx, actor, session, came, { now, once })
  await tickPresent(
    tx,
    actor,
    session.id,
    named.flatMap(({ personId }) => personId ?? []),
  )
  const counted = heads.length + byList
  await addHeads(tx, actor, session.id, counted)
  if (named.length + counted > 0)
    await record(tx, actor, 'activities.registerKept', 'activity_session', session.id)
  return done({ named: named.length, counted })
}

type Settling = {
  sessionId: string
  ids: readonly string[]
  settled: 'named' | 'counted' | 'refused'
  now: Date
}

async function settleAll(tx: ActorTx, actor: SignedInActor, { sessionId, ids, settled, now }: Settling) {
  if (ids.length === 0) return
  await tx
    .updateTable('checkin_arrival')
    .set({ settled, settled_at: now, settled_by: actor.personId, sealed: null })
    .where('session_id', '=', sessionId)
    .where('id', 'in', [...ids])
    .where('settled', 'is', null)
    .execute()
}

/** Who signed up and came without a phone: ticked on a list. Gives how many came so for the first time. */
async function noteByList(
  tx: ActorTx,
  actor: SignedInActor,
  session: { id: string; activityId: string },
  came: readonly string[],
  { now, once }: Pick<When, 'now' | 'once'>,
): Promise<number> {
  if (came.length === 0) return 0
  const expected = (await yetToCome(tx, session)).filter(({ id }) => came.includes(id))
  let added = 0
  for (const { id } of expected) {
    const noted = await insertOnce(tx, 'checkin_arrival', {
      territory_id: actor.territoryId,
      id: idWithin(once, `arrival ${id}`),
      session_id: session.id,
      signup_id: id,
      how: 'list',
      arrived_at: now,
      settled: 'counted',
      settled_at: now,
      settled_by: actor.personId,
    })
    if (noted) added += 1
  }
  return added
}

async function addHeads(tx: ActorTx, actor: SignedInActor, sessionId: string, heads: number) {
  if (heads === 0) return
  await tx
    .insertInto('session_report')
    .values({
      territory_id: actor.territoryId,
      session_id: sessionId,
      headcount: heads,
      recorded_by: actor.personId,
    })
    .onConflict((same) =>
      same.columns(['territory_id', 'session_id']).doUpdateSet({
        headcount: sql<number>`coalesce(session_report.headcount, 0) + ${heads}`,
        recorded_by: actor.personId,
      }),
    )
    .execute()
}

/** Says who somebody that came is. Refused where they may not be named. Whoever has come already is one person. */
export async function knowArrival(
  tx: ActorTx,
  actor: SignedInActor,
  sessionId: string,
  { arrivalId, personId: said }: { arrivalId: string; personId: string },
  { now, today }: Pick<When, 'now' | 'today'>,
): Promise<Outcome<null, NamingRefusal>> {
  await lockedSession(tx, sessionId)
  const personId = await keptIdOf(tx, said)
  if (!personId) throw new NotHere()
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  const came = await tx
    .selectFrom('checkin_arrival')
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .select('id')
    .executeTakeFirst()
  if (came && came.id !== arrivalId)
    await settleAll(tx, actor, { sessionId, ids: [arrivalId], settled: 'refused', now })
  else
    await tx
      .updateTable('checkin_arrival')
      .set({ person_id: personId })
      .where('id', '=', arrivalId)
      .where('session_id', '=', sessionId)
      .where('settled', 'is', null)
      .execute()
  await record(tx, actor, 'activities.arrivalKnown', 'checkin_arrival', arrivalId)
  return done(null)
}
