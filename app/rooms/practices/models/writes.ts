import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import type { ModelForm } from './forms.ts'
import type { ModelKind } from './rules.ts'

/** Keeps a model. Sent again it is the same one. */
export async function addModel(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { kind, title, content }: ModelForm & { kind: ModelKind },
) {
  const row = { territory_id: actor.territoryId, id, kind, title, content: JSON.stringify(content) }
  if (await insertOwn(tx, 'practice_model', { ...row, recorded_by: actor.personId }))
    await record(tx, actor, 'practices.modelKept', 'practice_model', id)
}

/** Changes a model: what was begun from it stays as it is. */
export async function changeModel(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { title, content }: ModelForm,
) {
  const changed = await tx
    .updateTable('practice_model')
    .set({ title, content: JSON.stringify(content), changed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new NotHere()
  await record(tx, actor, 'practices.modelKept', 'practice_model', id)
}

/** Puts a model aside, or takes it up again. */
export async function retireModel(tx: ActorTx, actor: SignedInActor, id: string, aside: boolean) {
  const changed = await tx
    .updateTable('practice_model')
    .set({ retired_at: aside ? sql<Date>`now()` : null })
    .where('id', '=', id)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new NotHere()
  await record(tx, actor, aside ? 'practices.modelAside' : 'practices.modelKept', 'practice_model', id)
}
