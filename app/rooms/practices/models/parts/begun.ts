import type { Context } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import type { FormValues } from '../../../../ground/forms/parse-form.ts'
import { READERS } from '../../rules.ts'
import { modelById } from '../reads.ts'
import { fieldsOf } from '../rules.ts'

/** The fields of a room's form as a model fills them in; nothing for a model of another kind, or one the reader may not see. */
export async function fieldsOfModel(
  c: Context<Env>,
  form: string,
  id: string,
): Promise<FormValues | undefined> {
  const { actor } = c.var
  if (!isId(id) || !holdsRole(actor, ...READERS)) return undefined
  const model = await asActor(actor, (tx) => modelById(tx, id))
  return model?.kind === form ? fieldsOf(model.kind, model.title, model.content) : undefined
}
