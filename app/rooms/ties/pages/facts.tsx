import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Page } from '../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../ground/ui/timeline.tsx'
import { TEAM } from '../../people/rules.ts'
import { DeclaredFact } from '../declared/parts/declared-fact.tsx'
import { type EvidenceBehind, evidenceBetween, type NamedNode, nodeNamed } from '../reads.ts'
import { pathOfSource } from '../rules.ts'

/** The facts beneath one tie. */
export const factPages = new Hono<Env>().get('/ties/:id/with/:other', (c) => {
  const actor = requireRole(c, ...TEAM)
  const { id, other } = c.req.param()
  return isId(id) && isId(other) ? showFacts(c, actor, id, other) : c.notFound()
})

/** Shown again, too, where a form beside one of the facts has something to correct. */
export async function showFacts(c: Context<Env>, actor: SignedInActor, id: string, other: string) {
  const found = await asActor(actor, async (tx) => {
    const [one, two] = [await nodeNamed(tx, id), await nodeNamed(tx, other)]
    return one && two && { one, two, evidence: await evidenceBetween(tx, one.id, two.id) }
  })
  if (!found) return c.notFound()
  return c.render(<EvidencePage {...found} />, {
    title: c.var.t('ties.evidence.heading', { one: found.one.name, two: found.two.name }),
  })
}

type EvidenceProps = { one: NamedNode; two: NamedNode; evidence: EvidenceBehind[] }

function EvidencePage({ one, two, evidence }: EvidenceProps) {
  const { t, day } = useTexts()
  const below = useBelow()
  const place = [one, two].find(({ kind }) => kind === 'place')
  const pathOf = ({ sourceKind, sourceId }: EvidenceBehind) =>
    sourceKind === 'place_manager' && place ? `places/${place.id}` : pathOfSource(sourceKind, sourceId)
  return (
    <Page
      heading={['ties.evidence.heading', { one: one.name, two: two.name }]}
      lead="ties.evidence.lead"
      crumbs={[{ href: below(`/ties/${one.id}`), label: ['ties.page.heading', { name: one.name }] }]}
    >
      {evidence.length === 0 && <p>{t('ties.evidence.none')}</p>}
      <Timeline>
        {evidence.map((fact) => {
          const path = pathOf(fact)
          return (
            <TimelineEntry
              at={fact.on}
              title={t(`ties.evidence.${fact.kind}`)}
              kicker={t(fact.formal ? 'ties.form.formal' : 'ties.form.informal')}
              href={path && below(`/${path}`)}
            >
              {fact.lasting && (
                <p>
                  {fact.untilOn
                    ? t('ties.evidence.until', { day: day(fact.untilOn) })
                    : t('ties.evidence.lasts')}
                </p>
              )}
              {fact.sourceKind === 'tie_declared' && (
                <DeclaredFact id={fact.sourceId} since={fact.on} ended={fact.untilOn !== null} />
              )}
            </TimelineEntry>
          )
        })}
      </Timeline>
    </Page>
  )
}
