import type { Actor, SignedInActor } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { insertOnce, insertOwn } from '../../ground/db/insert-once.ts'
import { record } from '../../ground/journal/record.ts'
import type { MemberForm, OrganisationForm } from './forms.ts'

/**
 * Writes an organisation down under the id its form came with. The same form sent again changes nothing and is
 * answered alike to its author; to anyone else it is not there.
 */
export async function recordOrganisation(tx: ActorTx, actor: Actor, id: string, form: OrganisationForm) {
  const added = await insertOwn(tx, 'organisation', {
    territory_id: actor.territoryId,
    id,
    ...profileOf(form),
    recorded_by: actor.personId,
  })
  if (!added) return
  await tx
    .insertInto('organisation_contact')
    .values({ territory_id: actor.territoryId, organisation_id: id, ...contactOf(form) })
    .execute()
  await record(tx, actor, 'organisations.recorded', 'organisation', id)
}

/**
 * A body met for the first time, known by name alone; an informal group unless said otherwise. Give an id of your own
 * where the same form may come twice, and the second time nothing is added.
 */
export async function newOrganisationNamed(
  tx: ActorTx,
  actor: Actor,
  name: string,
  kind = 'informal_group',
  id = newId(),
): Promise<string> {
  const added = await insertOnce(tx, 'organisation', {
    territory_id: actor.territoryId,
    id,
    name: name.trim().slice(0, 200),
    kind,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'organisations.recorded', 'organisation', id)
  return id
}

/** Corrects what is written; how to reach an organisation only the team corrects (`withContact`). */
export async function changeOrganisation(
  tx: ActorTx,
  actor: Actor,
  id: string,
  form: OrganisationForm,
  withContact = true,
): Promise<void> {
  const changed = await tx
    .updateTable('organisation')
    .set(profileOf(form))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new NotHere()
  if (withContact) {
    await tx
      .insertInto('organisation_contact')
      .values({ territory_id: actor.territoryId, organisation_id: id, ...contactOf(form) })
      .onConflict((same) => same.columns(['territory_id', 'organisation_id']).doUpdateSet(contactOf(form)))
      .execute()
  }
  await record(tx, actor, 'organisations.changed', 'organisation', id)
}

const profileOf = (form: OrganisationForm) => ({
  name: form.name,
  kind: form.kind,
  fiscal_code: form.fiscalCode ?? null,
  istat_code: form.municipality ?? null,
  address: form.address ?? null,
  description: form.description ?? null,
  offers: form.offers ?? null,
  looks_for: form.looksFor ?? null,
  website: form.website ?? null,
  public_email: form.publicEmail ?? null,
  public_phone: form.publicPhone ?? null,
})
const contactOf = (form: OrganisationForm) => ({
  email: form.contactEmail ?? null,
  phone: form.contactPhone ?? null,
  note: form.contactNote ?? null,
})

/** The organisation agreed to be listed, on this day: from now on its public profile is for everyone. */
export const listOrganisation = (tx: ActorTx, actor: Actor, id: string, on: string) =>
  setListing(tx, actor, id, { listed_on: on, listed_by: actor.personId }, 'organisations.listed')

/** It no longer wishes to be listed: its page is gone for the public at once. */
export const unlistOrganisation = (tx: ActorTx, actor: Actor, id: string) =>
  setListing(tx, actor, id, { listed_on: null, listed_by: null }, 'organisations.unlisted')

type Listing = { listed_on: string | null; listed_by: string | null }
async function setListing(
  tx: ActorTx,
  actor: Actor,
  id: string,
  listing: Listing,
  act: string,
): Promise<boolean> {
  const set = await tx
    .updateTable('organisation')
    .set(listing)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (set) await record(tx, actor, act, 'organisation', id)
  return set !== undefined
}

/** Someone checked with the organisation that what is written is right, on this day. */
export async function verifyOrganisation(
  tx: ActorTx,
  actor: Actor,
  organisationId: string,
  id: string,
  on: string,
) {
  const added = await insertOnce(tx, 'organisation_verification', {
    territory_id: actor.territoryId,
    organisation_id: organisationId,
    id,
    verified_on: on,
    verified_by: actor.personId,
  })
  if (added) await record(tx, actor, 'organisations.verified', 'organisation', organisationId)
}

export type NewMember = Omit<MemberForm, 'personId'> & { organisationId: string; personId: string }

/** Someone has a part in an organisation. False when this very form was already recorded: then nothing changes. */
export async function addMember(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { organisationId, personId, role, fromOn, untilOn }: NewMember,
): Promise<boolean> {
  const added = await insertOwn(tx, 'organisation_member', {
    territory_id: actor.territoryId,
    id,
    organisation_id: organisationId,
    person_id: personId,
    role: role || 'member',
    from_on: fromOn ?? null,
    until_on: untilOn ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'organisations.memberJoined', 'organisation_member', id)
  return added
}

/** A part in an organisation ends on a day. False when there is none, or it began later. */
export async function endMembership(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  untilOn: string,
): Promise<boolean> {
  const ended = await tx
    .updateTable('organisation_member')
    .set({ until_on: untilOn })
    .where('id', '=', id)
    .where((where) => where.or([where('from_on', 'is', null), where('from_on', '<=', untilOn)]))
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'organisations.memberLeft', 'organisation_member', id)
  return ended !== undefined
}
