import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Pagination, pageOf } from '../../../../ground/ui/pagination.tsx'
import { TEAM } from '../../../people/rules.ts'
import { periodAsked } from '../../rules.ts'
import { MovesTable, StepsTable } from '../parts/moves.tsx'
import { MultiplierSection } from '../parts/multiplier.tsx'
import { climbers, helpedWhoHelp, sessionsLedFor, type ToldCount } from '../reads.ts'
import { activationsOf, type Climber, countByStep, type Multiplier, movedUp, multiplier } from '../rules.ts'

const PER_PAGE = 50

export const ladderPage = new Hono<Env>().get('/network/ladder', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const today = localDay(c.var.now, c.var.territory.timeZone)
  const period = periodAsked(c.req.query('from'), c.req.query('to'), today)
  const found = await asActor(actor, async (tx) => {
    // A counting function comes before all else of a transaction.
    const helped = await helpedWhoHelp(tx, actor, period.to)
    const people = await climbers(tx, actor, period.to)
    const activations = activationsOf(people)
    const counted = activations.filter(({ on }) => on >= period.from)
    const led = await sessionsLedFor(
      tx,
      actor,
      counted.map(({ id }) => id),
      period,
    )
    return { helped, people, effect: multiplier(activations, led, period) }
  })
  return c.render(<LadderPage {...found} {...period} page={pageOf(c.req.query('page'))} />, {
    title: c.var.t('network.ladder.heading'),
    section: '/network',
  })
})

type Props = {
  people: Climber[]
  effect: Multiplier
  helped: ToldCount
  from: string
  to: string
  page: number
}

function LadderPage({ people, effect, helped, from, to, page }: Props) {
  const { t, day, number } = useTexts()
  const below = useBelow()
  const moves = movedUp(people, from, to)
  return (
    <Page
      heading="network.ladder.heading"
      lead="network.ladder.lead"
      terms={['promoter']}
      crumbs={[{ href: below('/network'), label: 'network.page.heading' }]}
    >
      <Filters>
        <Field name="from" type="date" label="network.period.from" value={from} />
        <Field name="to" type="date" label="network.period.to" value={to} />
      </Filters>
      <Section
        heading="network.ladder.steps"
        lead={['network.ladder.stepsLead', { from: day(from), to: day(to) }]}
      >
        <StepsTable
          before={countByStep(people, from)}
          after={countByStep(people, to)}
          moves={moves}
          days={{ from, to }}
        />
      </Section>
      <Section heading={['network.ladder.moved', { count: moves.length }]} lead="network.ladder.movedLead">
        {moves.length > 0 && <MovesTable moves={moves.slice((page - 1) * PER_PAGE, page * PER_PAGE)} />}
        <Pagination page={page} perPage={PER_PAGE} total={moves.length} />
      </Section>
      <MultiplierSection effect={effect} people={people} />
      <Section heading="network.ladder.helped" lead="network.ladder.helpedLead">
        <p>
          {helped
            ? t('network.ladder.helpedCount', {
                count: helped.count,
                number: number(helped.count),
                on: day(helped.countedOn),
              })
            : t('network.ladder.helpedFew')}
        </p>
      </Section>
    </Page>
  )
}
