import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { newOrganisationNamed } from '../../organisations/writes.ts'
import { newPersonNamed } from '../../people/writes.ts'
import type { Who } from '../rules.ts'

/** A form may name only a place that is there for whoever sends it. */
export async function placeStands(tx: ActorTx, placeId: string | undefined) {
  if (!placeId) return
  if (!(await tx.selectFrom('place').where('id', '=', placeId).select('id').executeTakeFirst()))
    throw new NotHere()
}

export type Participants = { personIds: string[]; organisationIds: string[] }

/**
 * The records behind the answers of a form; a name said for the first time becomes a person, or an informal group, once
 * for each form.
 */
export async function whoTheyAre(
  tx: ActorTx,
  actor: Actor,
  who: readonly Who[],
  once: string,
): Promise<Participants> {
  const personIds = new Set<string>()
  const organisationIds = new Set<string>()
  for (const one of who) {
    if (one.kind === 'person') personIds.add(one.id)
    else if (one.kind === 'organisation') organisationIds.add(one.id)
    else {
      const id = idWithin(once, `${one.kind} ${one.name}`)
      if (one.kind === 'new-person') personIds.add(await newPersonNamed(tx, actor, one.name, id))
      else organisationIds.add(await newOrganisationNamed(tx, actor, one.name, undefined, id))
    }
  }
  return { personIds: [...personIds], organisationIds: [...organisationIds] }
}
