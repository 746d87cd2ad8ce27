import type { Child } from 'hono/jsx'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { type Tie, tiesOf } from '../reads.ts'
import { TieTable } from './tie-table.tsx'

const FEW = 8

/** For the page of a person or an organisation: their strongest ties. Nothing where there are none to see. */
export async function tiesSection(tx: ActorTx, _actor: Actor, nodeId: string): Promise<Child> {
  const ties = await tiesOf(tx, nodeId, FEW + 1)
  return ties.length ? <TiesSection nodeId={nodeId} ties={ties} /> : null
}

function TiesSection({ nodeId, ties }: { nodeId: string; ties: Tie[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section
      heading="ties.list.heading"
      actions={ties.length > FEW && <a href={below(`/ties/${nodeId}`)}>{t('ties.list.all')}</a>}
    >
      <TieTable nodeId={nodeId} ties={ties.slice(0, FEW)} />
    </Section>
  )
}
