import type { Child } from 'hono/jsx'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { type Money, moneyOf } from '../budget/reads.ts'
import { type Setting, settingOf } from '../cohorts/reads.ts'
import { exchangesOf, type LabExchange } from '../exchanges/reads.ts'
import { type Maker, makersOf } from '../makers/reads.ts'
import { makesOn } from '../makers/rules.ts'
import { type Standing, standingPhases } from '../phases/reads.ts'
import type { Activity } from '../reads.ts'
import { redesignsOf } from '../redesigns/reads.ts'
import { type Facet, facetsOf } from '../rules.ts'
import { type SheetLine, sheetsOf } from '../sheets/reads.ts'

/** What the page of an activity says of its way: where it stands, who carries it on, in one look. */
export async function overviewOf(tx: ActorTx, actor: Actor, activity: Activity, today: string) {
  const facets = facetsOf(activity.kind)
  const makers = facets.includes('makers') ? await makersOf(tx, [activity.id]) : []
  return {
    facets,
    standing: (await standingPhases(tx, [activity.id])).get(activity.id),
    makers: makers.filter(makesOn(today)),
    setting: facets.includes('setting') ? await settingOf(tx, activity.id) : undefined,
    exchanges: facets.includes('exchanges') ? await exchangesOf(tx, activity.id) : [],
    redesigns: facets.includes('redesigns') ? await redesignsOf(tx, { activityId: activity.id }) : [],
    sheets: facets.includes('sheets') ? await sheetsOf(tx, activity.id) : [],
    money: facets.includes('budget') ? await moneyOf(tx, actor, activity.id) : undefined,
  }
}
export type Seen = Awaited<ReturnType<typeof overviewOf>>

/** Pages that whoever works here opens, also outside the team. */
const OPEN: readonly Facet[] = ['phases', 'budget']

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
    setting: seen.setting && <Where {...seen.setting} />,
    exchanges: seen.exchanges[0] && <LastExchange {...seen.exchanges[0]} />,
    redesigns: seen.redesigns[0]?.title,
    sheets: seen.sheets[0] && <LastSheet {...seen.sheets[0]} />,
    budget: seen.money && seen.money.commitments > 0 && <Left {...seen.money} />,
  }
  const shown = seen.facets.filter((facet) => inTeam || OPEN.includes(facet))
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

function Where({ cohort, zone, inside, withYouthsOn }: Setting) {
  const { t, day } = useTexts()
  const said = [
    cohort,
    zone,
    inside && t('activities.cohorts.insideOf', { name: inside }),
    withYouthsOn && t('activities.overview.withYouths', { day: day(withYouthsOn) }),
  ]
  return <>{said.filter(Boolean).join(' · ')}</>
}

function Left({ committedCents, releasedCents, heldCents }: Money) {
  const { t, cents } = useTexts()
  return (
    <>
      {t('activities.overview.left', {
        left: cents(heldCents),
        whole: cents(committedCents - releasedCents),
      })}
    </>
  )
}

function LastSheet({ fromOn, untilOn, signedOn }: SheetLine) {
  const { t, day } = useTexts()
  const said = [
    t('activities.sheets.span', { from: day(fromOn), until: day(untilOn) }),
    signedOn ? t('activities.sheets.signedOn', { day: day(signedOn) }) : t('activities.sheets.open'),
  ]
  return <>{said.join(', ')}</>
}

function LastExchange({ other, onDate }: LabExchange) {
  const { t, day } = useTexts()
  return <>{t('activities.overview.exchange', { other, day: day(onDate) })}</>
}
