import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import type { KindForm, RuleForm } from './forms.ts'

const columns = ({ name, countsAs, asks, needsGiveBack, questions }: KindForm) => ({
  name,
  counts_as: countsAs ?? null,
  asks,
  needs_give_back: needsGiveBack === 'yes',
  questions,
})

export async function addKind(tx: ActorTx, actor: SignedInActor, once: string, form: KindForm) {
  const row = { territory_id: actor.territoryId, id: once, ...columns(form), recorded_by: actor.personId }
  if (await insertOwn(tx, 'pact_kind', row)) await record(tx, actor, 'pacts.kindChanged', 'pact_kind', once)
}

/** Changes what a kind asks from now on: pacts that were signed keep their words. One no longer used begins no new pact. */
export async function changeKind(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: KindForm,
  today: string,
) {
  const changed = await tx
    .updateTable('pact_kind')
    .set({ ...columns(form), retired_on: form.retired ? today : null })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new NotHere()
  await record(tx, actor, 'pacts.kindChanged', 'pact_kind', id)
}

export async function changeRule(tx: ActorTx, actor: SignedInActor, { ceiling, question, scale }: RuleForm) {
  await tx
    .updateTable('pact_rule')
    .set({ ceiling_cents: ceiling, scale_question: question, scale, changed_by: actor.personId })
    .execute()
  await record(tx, actor, 'pacts.ruleChanged', 'pact_rule', actor.territoryId)
}
