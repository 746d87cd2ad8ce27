import type { Context } from 'hono'
import type { Actor, SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { below } from '../../../../ground/ui/below.ts'
import { type Here, idHere, keeping, partAt, todayOf } from '../../parts/here.ts'
import { type RoundTable, tableById } from '../../reads.ts'
import { type Proceeding, proceedingById } from '../reads.ts'

/** A proceeding with what the actor is at its table; the table itself where they may read it. */
export type AtProceeding = Omit<Here, 'table'> & { proceeding: Proceeding; table: RoundTable | undefined }

export async function proceedingHere(
  tx: ActorTx,
  actor: Actor,
  id: string,
  today: string,
): Promise<AtProceeding> {
  const proceeding = await proceedingById(tx, id)
  if (!proceeding) throw new NotHere()
  const { tableId } = proceeding
  return { proceeding, table: await tableById(tx, tableId), ...(await partAt(tx, actor, tableId, today)) }
}

/** Reads of a proceeding an address names whatever the actor may of it. */
export const atProceeding = <R>(
  c: Context<Env>,
  act: (tx: ActorTx, here: AtProceeding) => Promise<R>,
): Promise<R> => {
  const { actor } = c.var
  return asActor(actor, async (tx) =>
    act(tx, await proceedingHere(tx, actor, idHere(c, 'proceeding'), todayOf(c))),
  )
}

export const pathOf = ({ id }: { id: string }) => `/tables/proceedings/${id}`

/** Does something as who keeps the table of the proceeding an address names. Throws NotHere for anyone else. */
export const keepingProceeding = <R>(
  c: Context<Env>,
  act: (tx: ActorTx, here: AtProceeding, actor: SignedInActor) => Promise<R>,
): Promise<R> => keeping(c, proceedingHere, 'proceeding', act)

/** Back to the proceeding an address names, or to a page below it. */
export const backTo = (c: Context<Env>, page = '') =>
  c.redirect(below(c, `/tables/proceedings/${idHere(c, 'proceeding')}${page}`), 303)
