import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { fundById } from '../../funds/reads.ts'
import { candidatesOf } from '../candidates/reads.ts'
import { choicesOf } from '../choices/reads.ts'
import { holdProceeding } from '../proceedings/writes.ts'
import type { AgreementForm } from './forms.ts'

export type AgreementRefusal =
  | 'tables.agreement.early'
  | 'tables.agreement.notChosen'
  | 'tables.agreement.future'
  | 'tables.agreement.beforeChoice'
  | 'tables.agreement.fundMissing'

/**
 * Notes what was signed, with whom was chosen. Refused before the choice is published, with anybody else, for a day to come
 * or before the choice. Where the proceeding is published, so is this.
 */
export async function signAgreement(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  id: string,
  form: AgreementForm,
  today: string,
): Promise<Outcome<{ id: string }, AgreementRefusal>> {
  const one = await holdProceeding(tx, proceedingId)
  if (!one.chosenOn || one.outcome === 'revoked') return refused('tables.agreement.early')
  if (form.signedOn > today) return refused('tables.agreement.future')
  if (form.signedOn < one.chosenOn) return refused('tables.agreement.beforeChoice')
  const choices = await choicesOf(tx, proceedingId)
  const parties = (await candidatesOf(tx, proceedingId)).filter(({ id }) => form.with.includes(id))
  if (parties.length < form.with.length || parties.some(({ id }) => !choices.get(id)?.chosen))
    return refused('tables.agreement.notChosen')
  if (form.fundId && !(await fundById(tx, form.fundId))) return refused('tables.agreement.fundMissing')
  const common = { territory_id: actor.territoryId, proceeding_id: proceedingId, table_id: one.tableId }
  const own = { ...common, shown: one.publishedOn !== null, recorded_by: actor.personId }
  const added = await insertOwn(tx, 'proceeding_agreement', {
    ...own,
    id,
    subject: form.subject,
    signed_on: form.signedOn,
    from_on: form.fromOn,
    until_on: form.untilOn,
    cents: form.amount ?? null,
    fund_id: form.fundId ?? null,
    fund_words: form.fundWords || null,
  })
  if (!added) return done({ id })
  await tx
    .insertInto('proceeding_party')
    .values(parties.map((candidate) => ({ ...own, agreement_id: id, candidate_id: candidate.id })))
    .execute()
  await record(tx, actor, 'tables.signed', 'proceeding_agreement', id)
  return done({ id })
}
