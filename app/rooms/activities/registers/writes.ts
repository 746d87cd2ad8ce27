import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { whoTheyAre } from '../../encounters/who/writes.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { sameAs } from '../../people/reads.ts'
import { closeRegister } from '../closing/writes.ts'
import type { RegisterForm } from '../sessions/forms.ts'
import { type Entry, hasBegun, isOverCapacity } from '../sessions/rules.ts'
import { lockedSession } from '../sessions/writes.ts'

export type RegisterRefusal =
  | 'activities.session.notBegun'
  | 'activities.session.overCapacity'
  | 'activities.session.isClosed'
  | 'activities.session.isCancelled'
  | NamingRefusal

/**
 * Keeps the register of a session, all rows at once, and closes it where the form says so: from then on it is reported, and
 * those who attended are tied. Refused on a session closed or cancelled; beyond what the place holds without a confirmation;
 * a closing before it begins. `once` makes a walk-in's new name one person however often the form is sent.
 */
export async function keepRegister(
  tx: ActorTx,
  actor: SignedInActor,
  sessionId: string,
  form: RegisterForm,
  { now, once, timeZone }: { now: Date; once: string; timeZone: string },
): Promise<Outcome<{ closed: boolean }, RegisterRefusal>> {
  const session = await lockedSession(tx, sessionId)
  // The form that closed it came twice: it is answered as the first time.
  if (session.closed_at && form.close && session.closed_by === actor.personId) return done({ closed: true })
  if (session.closed_at) return refused('activities.session.isClosed')
  if (session.cancelled_at) return refused('activities.session.isCancelled')
  if (form.close && !hasBegun(session.starts_at, now)) return refused('activities.session.notBegun')
  const unnamed = await refusalToName(tx, actor, namedIn(form), localDay(now, timeZone))
  if (unnamed) return refused(unnamed)
  const present = (await presentBeside(tx, sessionId, form)) + (form.headcount ?? 0)
  if (!form.overCapacity && isOverCapacity(present, session.capacity))
    return refused('activities.session.overCapacity')

  const walkIns = await whoTheyAre(tx, actor, form.walkIns, once)
  const entries = new Map<string, Entry>(form.entries.map((entry) => [entry.personId, entry]))
  for (const personId of walkIns.personIds)
    entries.set(personId, { personId, state: 'attended', role: entries.get(personId)?.role ?? 'participant' })
  await writeEntries(tx, actor, sessionId, [...entries.values()])
  await writeReport(tx, actor, sessionId, form)
  await record(tx, actor, 'activities.registerKept', 'activity_session', sessionId)
  if (form.close) await closeRegister(tx, actor, session, now)
  return done({ closed: form.close })
}

const namedIn = ({ entries, walkIns }: RegisterForm) => [
  ...entries.filter((entry) => entry.state !== null).map((entry) => entry.personId),
  ...walkIns.flatMap((one) => (one.kind === 'person' ? [one.id] : [])),
]

/** How many named people this register makes: those it ticks, and those present whom it does not show. */
async function presentBeside(tx: ActorTx, sessionId: string, form: RegisterForm): Promise<number> {
  const known = form.walkIns.flatMap((one) => (one.kind === 'person' ? [one.id] : []))
  const ticked = new Set([
    ...known,
    ...form.entries.filter((entry) => entry.state === 'attended').map((entry) => entry.personId),
  ])
  const shown = [...form.entries.map((entry) => entry.personId), ...known]
  const others = await tx
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.person_id')
    .where('session_id', '=', sessionId)
    .where('state', '=', 'attended')
    .where(sql<boolean>`coalesce(person.merged_into, person.id) <> all (${shown}::uuid[])`)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return ticked.size + form.walkIns.length - known.length + others.count
}

async function writeEntries(tx: ActorTx, actor: SignedInActor, sessionId: string, entries: readonly Entry[]) {
  const cleared = entries.filter((entry) => entry.state === null).map((entry) => entry.personId)
  const kept = entries.filter((entry) => entry.state !== null)
  const shown = entries.map((entry) => entry.personId)
  if (shown.length === 0) return
  // A person shown once may have been recorded under a name merged since: the row moves to the record that was kept.
  const merged = tx.selectFrom('person').where('merged_into', 'in', shown).select('id')
  await tx
    .deleteFrom('attendance')
    .where('session_id', '=', sessionId)
    .where((eb) =>
      eb.or([eb('person_id', 'in', merged), ...(cleared.length ? [eb('person_id', 'in', cleared)] : [])]),
    )
    .execute()
  if (kept.length === 0) return
  await sql`
    insert into attendance (territory_id, session_id, person_id, state, role, recorded_by)
    select p.territory_id, ${sessionId}::uuid, p.id, e.state, e.role, ${actor.personId}::uuid
    from unnest(${kept.map((e) => e.personId)}::uuid[], ${kept.map((e) => e.state)}::text[], ${kept.map((e) => e.role)}::text[])
      as e(person_id, state, role)
    join person p on p.territory_id = ${actor.territoryId} and p.id = e.person_id
    on conflict (territory_id, session_id, person_id) do update
      set state = excluded.state, role = excluded.role, recorded_by = excluded.recorded_by
      where (attendance.state, attendance.role) is distinct from (excluded.state, excluded.role)
  `.execute(tx)
}

async function writeReport(
  tx: ActorTx,
  actor: SignedInActor,
  sessionId: string,
  { headcount, evaluation }: RegisterForm,
) {
  const report = { headcount, evaluation, recorded_by: actor.personId }
  await tx
    .insertInto('session_report')
    .values({ territory_id: actor.territoryId, session_id: sessionId, ...report })
    .onConflict((same) => same.columns(['territory_id', 'session_id']).doUpdateSet(report))
    .execute()
}

/** These people were there, in the part they have in the register already. The session is locked and open. */
export async function tickPresent(
  tx: ActorTx,
  actor: SignedInActor,
  sessionId: string,
  personIds: readonly string[],
) {
  if (personIds.length === 0) return
  const known = await tx
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.person_id')
    .where('session_id', '=', sessionId)
    .where(sql<boolean>`coalesce(person.merged_into, person.id) = any (${personIds}::uuid[])`)
    .select([sql<string>`coalesce(person.merged_into, person.id)`.as('personId'), 'attendance.role'])
    .execute()
  const roles = new Map(known.map(({ personId, role }) => [personId, role as Entry['role']]))
  const entryOf = (personId: string): Entry => ({
    personId,
    state: 'attended',
    role: roles.get(personId) ?? 'participant',
  })
  await writeEntries(tx, actor, sessionId, [...new Set(personIds)].map(entryOf))
}

export type MarkRefusal =
  | 'activities.session.isClosed'
  | 'activities.session.isCancelled'
  | 'activities.session.isYetToCome'
  | NamingRefusal

/**
 * Marks somebody as present whom another room knows to have been there, so that nothing is written twice. Who is in the
 * register already stays as they are; a closed register that lacks them is refused: whoever closed it opens it again.
 */
export async function markPresent(
  tx: ActorTx,
  actor: SignedInActor,
  sessionId: string,
  personId: string,
  today: string,
): Promise<Outcome<{ heldOn: string }, MarkRefusal>> {
  const session = await lockedSession(tx, sessionId)
  if (session.cancelled_at) return refused('activities.session.isCancelled')
  if (session.held_on > today) return refused('activities.session.isYetToCome')
  const ids = await sameAs(tx, personId)
  const there = await tx
    .selectFrom('attendance')
    .where('session_id', '=', sessionId)
    .where('person_id', 'in', ids)
    .where('state', '=', 'attended')
    .select('person_id')
    .executeTakeFirst()
  if (there) return done({ heldOn: session.held_on })
  if (session.closed_at) return refused('activities.session.isClosed')
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  await writeEntries(tx, actor, sessionId, [{ personId, state: 'attended', role: 'participant' }])
  await record(tx, actor, 'activities.registerKept', 'activity_session', sessionId)
  return done({ heldOn: session.held_on })
}
