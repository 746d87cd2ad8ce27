import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { consentById } from '../../people/consents/reads.ts'
import type { Standing } from './rules.ts'

/** Where a subscription stands, or a person's consent that was written down by the team; nothing where there is neither. */
export async function standingOf(tx: ActorTx, id: string): Promise<Standing | undefined> {
  const row = await tx
    .selectFrom('newsletter_subscriber')
    .where('id', '=', id)
    .select(['confirmed_at', 'left_at'])
    .executeTakeFirst()
  if (row) return row.left_at ? 'left' : row.confirmed_at ? 'subscribed' : 'asked'
  const consent = await consentById(tx, id)
  if (consent?.kind !== 'newsletter') return undefined
  return consent.revokedOn ? 'left' : 'subscribed'
}
