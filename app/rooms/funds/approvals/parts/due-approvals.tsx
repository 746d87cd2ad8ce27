import type { Child } from 'hono/jsx'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { waitingForApproval } from '../../reads.ts'
import { KEEPERS } from '../../rules.ts'

/** For "La mia giornata" of whoever keeps the ledger: commitments that wait for their yes or no, others' alone. */
export async function dueApprovals(tx: ActorTx, actor: SignedInActor): Promise<Child> {
  if (!holdsRole(actor, ...KEEPERS)) return null
  const waiting = await waitingForApproval(tx)
  const count = waiting.filter(({ committedBy }) => committedBy !== actor.personId).length
  return count > 0 ? <DueApprovals count={count} /> : null
}

function DueApprovals({ count }: { count: number }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Callout kind="warning" heading="funds.approvals.heading">
      <a href={below('/funds/approvals')}>{t('funds.approvals.count', { count })}</a>
    </Callout>
  )
}
