import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type PersonName, personNamed } from '../reads.ts'

/** Whom an address is about. Throws NotHere for a merged record as well: acts go to the kept one. */
export async function personHere(actor: SignedInActor, id: string): Promise<PersonName> {
  const person = isId(id) ? await asActor(actor, (tx) => personNamed(tx, id)) : undefined
  if (!person) throw new NotHere()
  return person
}
