import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Center } from '../centers/reads.ts'
import type { AgreementForm } from './forms.ts'
import type { Agreement } from './reads.ts'

const columnsOf = (form: AgreementForm) => ({
  from_on: form.fromOn,
  until_on: form.untilOn ?? null,
  spaces: form.spaces,
  conditions: form.conditions,
})

/** Writes down what is to be agreed about a center. Sent twice it is one. */
export async function writeAgreement(
  tx: ActorTx,
  actor: Actor,
  id: string,
  center: Center,
  form: AgreementForm,
) {
  const own = { territory_id: actor.territoryId, id, recorded_by: actor.personId }
  const added = await insertOwn(tx, 'civic_agreement', { ...own, center_id: center.id, ...columnsOf(form) })
  if (!added) return
  await addParties(tx, actor, id, form)
  await record(tx, actor, 'places.agreementWritten', 'civic_agreement', id)
}

/** Changes an agreement nobody has signed. Refused once it is: what was signed stands. */
export async function changeAgreement(
  tx: ActorTx,
  actor: Actor,
  { id, signedOn }: Agreement,
  form: AgreementForm,
): Promise<Outcome<null, 'places.agreement.stands'>> {
  if (signedOn) return refused('places.agreement.stands')
  await tx.updateTable('civic_agreement').set(columnsOf(form)).where('id', '=', id).execute()
  await tx.deleteFrom('civic_agreement_party').where('agreement_id', '=', id).execute()
  await addParties(tx, actor, id, form)
  await record(tx, actor, 'places.agreementChanged', 'civic_agreement', id)
  return done(null)
}

/** It was signed on a day: from then on it stands, and anyone reads it. Refused for a day to come. */
export async function signAgreement(
  tx: ActorTx,
  actor: Actor,
  { id, signedOn: signed }: Agreement,
  signedOn: string,
  today: string,
): Promise<Outcome<null, 'places.agreement.future'>> {
  if (signed) return done(null)
  if (signedOn > today) return refused('places.agreement.future')
  await tx
    .updateTable('civic_agreement')
    .set({ signed_on: signedOn, signed_by: actor.personId })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'places.agreementSigned', 'civic_agreement', id)
  return done(null)
}

async function addParties(
  tx: ActorTx,
  { territoryId }: Actor,
  agreementId: string,
  { owners, community }: AgreementForm,
) {
  const ids = [...new Set([...owners, ...community])]
  const there = await tx.selectFrom('organisation').where('id', 'in', ids).select(['id', 'name']).execute()
  if (there.length !== ids.length) throw new NotHere()
  const names = new Map(there.map(({ id, name }) => [id, name]))
  const side = (part: string, some: readonly string[]) =>
    [...new Set(some)].map((organisation_id) => ({
      territory_id: territoryId,
      agreement_id: agreementId,
      organisation_id,
      part,
      name: names.get(organisation_id) ?? '',
    }))
  await tx
    .insertInto('civic_agreement_party')
    .values([...side('owner', owners), ...side('community', community)])
    .execute()
}
