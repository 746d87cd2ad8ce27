import { holdsRole, type SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { TEAM } from '../../people/rules.ts'
import { contactOf, type Organisation, organisationById } from '../reads.ts'

export type WithContact = {
  organisation: Organisation
  contact: Awaited<ReturnType<typeof contactOf>>
  /** Whether the reader is of the team: contacts, members and verifications are the team's. */
  team: boolean
}

/** The organisation an address is about, and what of it the actor may know besides. */
export async function organisationHere(actor: SignedInActor, id: string): Promise<WithContact> {
  const found = await asActor(actor, async (tx) => {
    const organisation = isId(id) ? await organisationById(tx, id) : undefined
    return organisation && { organisation, contact: await contactOf(tx, id), team: holdsRole(actor, ...TEAM) }
  })
  if (!found) throw new NotHere()
  return found
}
