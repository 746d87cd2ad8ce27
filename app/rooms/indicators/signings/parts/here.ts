import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { idIn } from '../../reports/parts/here.ts'
import { type Signed, signedById } from '../reads.ts'

/** The signed report of the address, as far as this reader may see it. Throws NotHere where there is none. */
export async function signedHere(c: Context<Env>): Promise<Signed> {
  const id = idIn(c, 'signing')
  const signed = await asActor(c.var.actor, (tx) => signedById(tx, id))
  if (!signed) throw new NotHere()
  return signed
}
