import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../ground/ui/timeline.tsx'
import { TEAM } from '../../people/rules.ts'
import { TieTable } from '../parts/tie-table.tsx'
import {
  type EvidenceBehind,
  evidenceBetween,
  type NamedNode,
  nodeNamed,
  type Tie,
  tiesOf,
} from '../reads.ts'
import { pathOfSource } from '../rules.ts'

export const tiePages = new Hono<Env>()
  .get('/ties/:id', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const found = await asActor(actor, async (tx) => {
      const node = isId(id) ? await nodeNamed(tx, id) : undefined
      return node && { node, ties: await tiesOf(tx, node.id) }
    })
    if (!found) return c.notFound()
    return c.render(<TiesPage {...found} />, {
      title: c.var.t('ties.page.heading', { name: found.node.name }),
    })
  })
  .get('/ties/:id/with/:other', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { id, other } = c.req.param()
    if (!isId(id) || !isId(other)) return c.notFound()
    const found = await asActor(actor, async (tx) => {
      const [one, two] = [await nodeNamed(tx, id), await nodeNamed(tx, other)]
      return one && two && { one, two, evidence: await evidenceBetween(tx, one.id, two.id) }
    })
    if (!found) return c.notFound()
    return c.render(<EvidencePage {...found} />, {
      title: c.var.t('ties.evidence.heading', { one: found.one.name, two: found.two.name }),
    })
  })

function TiesPage({ node, ties }: { node: NamedNode; ties: Tie[] }) {
  const below = useBelow()
  return (
    <Page heading={['ties.page.heading', { name: node.name }]} lead="ties.page.lead">
      {ties.length ? (
        <TieTable nodeId={node.id} ties={ties} />
      ) : (
        <EmptyState heading="ties.page.none" text="ties.page.noneText">
          <ButtonLink href={below('/diary/new')} label="ties.page.note" />
        </EmptyState>
      )}
    </Page>
  )
}

type EvidenceProps = { one: NamedNode; two: NamedNode; evidence: EvidenceBehind[] }

function EvidencePage({ one, two, evidence }: EvidenceProps) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading={['ties.evidence.heading', { one: one.name, two: two.name }]}
      lead="ties.evidence.lead"
      crumbs={[{ href: below(`/ties/${one.id}`), label: ['ties.page.heading', { name: one.name }] }]}
    >
      {evidence.length === 0 && <p>{t('ties.evidence.none')}</p>}
      <Timeline>
        {evidence.map((fact) => {
          const path = pathOfSource(fact.sourceKind, fact.sourceId)
          return (
            <TimelineEntry
              at={fact.on}
              title={t(`ties.evidence.${fact.kind}`)}
              href={path && below(`/${path}`)}
            />
          )
        })}
      </Timeline>
    </Page>
  )
}
