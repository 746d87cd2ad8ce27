import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { guardiansOf } from '../guardians/reads.ts'
import type { AgreementForm, ConsentForm, InformedForm } from './forms.ts'
import { FOR_MINORS } from './rules.ts'

/**
 * Writes a consent down. What is given for a minor is given by someone who is recorded as holding parental responsibility
 * on that day; refused otherwise.
 */
export async function giveConsent(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  personId: string,
  { kind, givenOn, how, givenBy, evidence }: ConsentForm,
): Promise<Outcome<{ id: string }, 'people.consents.givenBy.missing'>> {
  if (FOR_MINORS.includes(kind)) {
    const holders = await guardiansOf(tx, personId)
    const holds = holders.some(
      (one) =>
        one.guardianId === givenBy &&
        one.fromOn <= givenOn &&
        (one.untilOn === null || one.untilOn >= givenOn),
    )
    if (!holds) return refused('people.consents.givenBy.missing')
  }
  const added = await insertOwn(tx, 'consent', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    kind,
    given_on: givenOn,
    how,
    given_by: FOR_MINORS.includes(kind) ? (givenBy ?? null) : null,
    evidence: evidence ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'people.gaveConsent', 'consent', id)
  return done({ id })
}

/** Withdraws a consent: what it allowed stops today. False where none stands. */
export async function revokeConsent(tx: ActorTx, actor: Actor, id: string, today: string) {
  const revoked = await tx
    .updateTable('consent')
    .set({ revoked_on: today, revoked_by: actor.personId })
    .where('id', '=', id)
    .where('revoked_on', 'is', null)
    .where('given_on', '<=', today)
    .returning('id')
    .executeTakeFirst()
  if (revoked) await record(tx, actor, 'people.revokedConsent', 'consent', id)
  return revoked !== undefined
}

/** Someone agrees to be accompanied, from that day. */
export async function agreeToAccompaniment(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  personId: string,
  { agreedOn, how, evidence }: AgreementForm,
) {
  const added = await insertOwn(tx, 'accompaniment_agreement', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    agreed_on: agreedOn,
    how,
    evidence: evidence ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'people.agreedToAccompaniment', 'accompaniment_agreement', id)
}

/** The agreement ends; nothing that the law asks to keep is deleted by that. */
export async function endAgreement(tx: ActorTx, actor: SignedInActor, id: string, today: string) {
  const ended = await tx
    .updateTable('accompaniment_agreement')
    .set({ ended_on: today, ended_by: actor.personId })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .where('agreed_on', '<=', today)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'people.endedAgreement', 'accompaniment_agreement', id)
  return ended !== undefined
}

/** Someone was told how their data is used, or that a network of ties is drawn from it. */
export async function informPerson(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  personId: string,
  { about, informedOn, how }: InformedForm,
) {
  const added = await insertOwn(tx, 'person_informed', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    about,
    informed_on: informedOn,
    how,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'people.informed', 'person_informed', id)
}

/** Someone objects to being in the network analysis: from now on they are in none. */
export async function objectToNetwork(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  personId: string,
  today: string,
) {
  const added = await insertOwn(tx, 'person_objection', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    against: 'network',
    objected_on: today,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'people.objected', 'person_objection', id)
}

export async function withdrawObjection(tx: ActorTx, actor: SignedInActor, id: string, today: string) {
  const withdrawn = await tx
    .updateTable('person_objection')
    .set({ withdrawn_on: today })
    .where('id', '=', id)
    .where('withdrawn_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (withdrawn) await record(tx, actor, 'people.withdrewObjection', 'person_objection', id)
  return withdrawn !== undefined
}
