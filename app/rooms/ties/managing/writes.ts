import { createHash } from 'node:crypto'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { ManagerForm } from '../../places/forms.ts'
import { addManager, endManager } from '../../places/writes.ts'
import { correctEvidence, removeEvidence } from '../writes.ts'
import { type ManagingFact, managingFacts } from './rules.ts'

/** An organisation manages a place from a day on, which ties it to the place and to those who manage it with them. */
export async function letManage(tx: ActorTx, actor: Actor, placeId: string, manager: ManagerForm) {
  await addManager(tx, actor, placeId, manager)
  await tieManagers(tx, actor, placeId)
}

/** It manages the place until a day: so long their ties stand whole. False where there was nothing to end. */
export async function endManaging(
  tx: ActorTx,
  actor: Actor,
  placeId: string,
  end: ManagerForm & { untilOn: string },
): Promise<boolean> {
  if (!(await endManager(tx, actor, placeId, end))) return false
  await tieManagers(tx, actor, placeId)
  return true
}

async function tieManagers(tx: ActorTx, actor: Actor, placeId: string) {
  const managers = await tx
    .selectFrom('place_manager')
    .where('place_id', '=', placeId)
    .select(['organisation_id as organisationId', 'from_on as from', 'until_on as until'])
    .orderBy('organisation_id')
    .execute()
  for (const fact of managingFacts(placeId, managers)) {
    const source = { kind: 'managed' as const, sourceKind: fact.source, sourceId: idOf(fact) }
    if (!fact.stands) await removeEvidence(tx, actor, source)
    else
      await correctEvidence(tx, actor, {
        ...source,
        on: fact.on,
        untilOn: fact.untilOn,
        formal: true,
        nodes: [
          ...(fact.source === 'place_manager' ? [{ kind: 'place' as const, id: placeId }] : []),
          ...fact.organisationIds.map((id) => ({ kind: 'organisation' as const, id })),
        ],
      })
  }
}

/** A period of managing has no id of its own: its words make one, here as in the migration. */
export function idOf({ words }: Pick<ManagingFact, 'words'>): string {
  const hex = createHash('md5').update(words).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
