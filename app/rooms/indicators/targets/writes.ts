import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { record } from '../../../ground/journal/record.ts'
import { indicatorOf, type Unit } from '../rules.ts'
import type { TargetForm } from './forms.ts'

/** Writes an aim down; one for the same figure and day takes the place of the last, which stays readable in the records. */
export async function setTarget(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: TargetForm,
  unit: Unit | undefined = indicatorOf(form.code)?.unit,
) {
  const there = await tx.selectFrom('outcome_target').where('id', '=', id).select('id').executeTakeFirst()
  if (there) return
  const scale = unit === 'share' ? 100 : 1
  await tx
    .updateTable('outcome_target')
    .set({ ended_at: sql<Date>`now()` })
    .where('code', '=', form.code)
    .where('due_on', '=', form.dueOn)
    .where('ended_at', 'is', null)
    .execute()
  await tx
    .insertInto('outcome_target')
    .values({
      territory_id: actor.territoryId,
      id,
      code: form.code,
      due_on: form.dueOn,
      value: form.value / scale,
      baseline: form.baseline === undefined ? null : form.baseline / scale,
      baseline_on: form.baselineOn ?? null,
      source: form.source,
      recorded_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'indicators.setTarget', 'outcome_target', id)
}

export async function endTarget(tx: ActorTx, actor: SignedInActor, id: string) {
  const ended = await tx
    .updateTable('outcome_target')
    .set({ ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows > 0n) await record(tx, actor, 'indicators.endTarget', 'outcome_target', id)
}
