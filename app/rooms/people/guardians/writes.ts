import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { personNamed } from '../reads.ts'
import type { ConcernForm, GuardianForm } from './forms.ts'
import { type Born, lastDayAsMinor, sealedWhere, UNTIL_ADULT } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'safety_concern', column: 'sealed', id: 'id' }]

/**
 * Says who holds parental responsibility for a minor; that of a parent or foster carer ends with the last day before the
 * eighteenth birthday, where it is known. Refused for somebody unknown, for the minor themself, and for an adult.
 */
export async function recordGuardian(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  minorId: string,
  { guardian, title, saidBy, fromOn, untilOn }: GuardianForm,
): Promise<Outcome<{ id: string }, 'people.guardians.who.missing' | 'people.guardians.adult'>> {
  if (guardian === minorId || !(await personNamed(tx, guardian)))
    return refused('people.guardians.who.missing')
  const lastDay = endsWithChildhood(title) ? lastDayAsMinor(await bornOf(tx, minorId)) : null
  if (lastDay && lastDay < fromOn) return refused('people.guardians.adult')
  const added = await insertOwn(tx, 'guardian', {
    territory_id: actor.territoryId,
    id,
    minor_id: minorId,
    guardian_id: guardian,
    title,
    said_by: saidBy,
    from_on: fromOn,
    until_on: earliest(untilOn, lastDay),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'people.recordedGuardian', 'guardian', id)
  return done({ id })
}

const endsWithChildhood = (title: string) => UNTIL_ADULT.some((one) => one === title)
const earliest = (one: string | undefined, other: string | null) =>
  one && other ? (one < other ? one : other) : (one ?? other)

const bornOf = async (tx: ActorTx, personId: string) =>
  (await tx
    .selectFrom('person_profile')
    .where('person_id', '=', personId)
    .select(['born_on as bornOn', 'birth_year as birthYear'])
    .executeTakeFirst()) ?? {}

/** Someone's birth was learnt: parents and foster carers answer for them no longer than until they are of age. */
export async function endWithChildhood(tx: ActorTx, minorId: string, born: Born) {
  const lastDay = lastDayAsMinor(born)
  if (!lastDay) return
  await tx
    .updateTable('guardian')
    .set({ until_on: lastDay })
    .where('minor_id', '=', minorId)
    .where('title', 'in', UNTIL_ADULT)
    .where('from_on', '<=', lastDay)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', lastDay)]))
    .execute()
}

/** From the day after, someone no longer answers for the child. False where there is nothing to end. */
export async function endGuardian(tx: ActorTx, actor: SignedInActor, id: string, untilOn: string) {
  const ended = await tx
    .updateTable('guardian')
    .set({ until_on: untilOn })
    .where('id', '=', id)
    .where('from_on', '<=', untilOn)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'people.endedGuardian', 'guardian', id)
  return ended !== undefined
}

/** Writes down a concern for somebody's safety: it asks nobody's consent. Sent again by its author it stays one. */
export async function noteConcern(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  personId: string,
  { notedOn, ...concern }: ConcernForm,
) {
  const added = await insertOwn(tx, 'safety_concern', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    noted_on: notedOn,
    sealed: seal(JSON.stringify(concern), sealedWhere(id)),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'people.notedConcern', 'safety_concern', id)
}

/** Concerns from before a day go, as the law keeps them no longer. Returns which. */
export const dropOldConcerns = (tx: ActorTx, before: string) =>
  tx.deleteFrom('safety_concern').where('noted_on', '<', before).returning('id').execute()
