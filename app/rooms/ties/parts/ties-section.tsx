import type { Child } from 'hono/jsx'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../ground/ui/page.tsx'
import { type NamedNode, nodeNamed, type Tie, tiesAmong, tiesOf } from '../reads.ts'
import { EgoPicture } from './ego-picture.tsx'
import { TieTable } from './tie-table.tsx'

const FEW = 8

/** For the page of a person or an organisation: their strongest ties, as a picture and as a list. */
export async function tiesSection(tx: ActorTx, _actor: Actor, nodeId: string): Promise<Child> {
  const node = await nodeNamed(tx, nodeId)
  if (!node) return null
  const ties = await tiesOf(tx, node.id)
  const few = ties.slice(0, FEW)
  const among = await tiesAmong(
    tx,
    few.map(({ id }) => id),
  )
  return <TiesSection node={node} ties={few} among={among} more={ties.length > FEW} />
}

type SectionProps = { node: NamedNode; ties: Tie[]; among: [number, number][]; more: boolean }

function TiesSection({ node, ties, among, more }: SectionProps) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section
      heading="ties.list.heading"
      actions={more && <a href={below(`/ties/${node.id}`)}>{t('ties.list.all')}</a>}
    >
      {ties.length > 0 ? (
        <>
          <EgoPicture node={node} ties={ties} among={among} />
          <TieTable nodeId={node.id} ties={ties} brief />
        </>
      ) : (
        <p>{t('ties.page.none')}</p>
      )}
      <ButtonLink href={below(`/ties/${node.id}/declare`)} label="ties.declare.heading" icon="plus" quiet />
    </Section>
  )
}
