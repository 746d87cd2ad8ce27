import type { Child } from 'hono/jsx'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { type Maker, makersOf } from '../makers/reads.ts'
import { makesOn } from '../makers/rules.ts'
import { type Standing, standingPhases } from '../phases/reads.ts'
import type { Activity } from '../reads.ts'
import { type Facet, facetsOf } from '../rules.ts'

/** What the page of an activity says of its way: where it stands, who carries it on, in one look. */
export async function overviewOf(tx: ActorTx, activity: Activity, today: string) {
  const facets = facetsOf(activity.kind)
  const makers = facets.includes('makers') ? await makersOf(tx, [activity.id]) : []
  return {
    facets,
    standing: (await standingPhases(tx, [activity.id])).get(activity.id),
    makers: makers.filter(makesOn(today)),
  }
}
export type Seen = Awaited<ReturnType<typeof overviewOf>>

type Props = { activity: Activity; seen: Seen; inTeam: boolean }

/** Each side of a lab with what is known of it, and the way to its page. */
export function Overview({ activity, seen, inTeam }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const way = (facet: Facet, said: Child) => (
    <>
      {said}
      {said && ' · '}
      <a href={below(`/activities/${activity.id}/${facet}`)}>{t(`activities.overview.${facet}`)}</a>
    </>
  )
  const said: Record<Facet, Child> = {
    phases: seen.standing && <Stands {...seen.standing} />,
    makers: <Makers makers={seen.makers} />,
  }
  const shown = seen.facets.filter((facet) => inTeam || facet === 'phases')
  if (shown.length === 0) return null
  return (
    <Section heading="activities.overview.heading">
      <DefinitionList
        items={shown.map((facet) => [`activities.overview.label.${facet}`, way(facet, said[facet])])}
      />
    </Section>
  )
}

function Stands({ phase, decidedOn }: Standing) {
  const { t, day } = useTexts()
  return (
    <>{t('activities.overview.stands', { phase: t(`activities.phase.${phase}`), day: day(decidedOn) })}</>
  )
}

function Makers({ makers }: { makers: readonly Maker[] }) {
  const { t } = useTexts()
  if (makers.length === 0) return <>{t('activities.one.nobody')}</>
  return <>{makers.map(({ name, part }) => `${name} (${t(`activities.makers.part.${part}`)})`).join(', ')}</>
}
