import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../../ground/ui/stat.tsx'
import { TEAM } from '../../../people/rules.ts'
import { dayNumber } from '../../../ties/weights/rules.ts'
import { labsEnded } from '../../change/reads.ts'
import { type Change, changeBetween, type Survival, survivalOf } from '../../change/rules.ts'
import { takePicture } from '../../picture/parts/take-picture.ts'
import { periodAsked } from '../../rules.ts'
import { OperatorsChoice } from '../parts/operators-choice.tsx'
import { StatesTable } from '../parts/states-table.tsx'
import { SurvivalTable } from '../parts/survival-table.tsx'

export const compareNetworks = new Hono<Env>().get('/network/compare', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const { from, to, operators } = c.req.query()
  const period = periodAsked(from, to, localDay(c.var.now, c.var.territory.timeZone))
  const withOperators = operators === 'with'
  const [before, after] = [
    await takePicture(actor, { on: period.from, withOperators }),
    await takePicture(actor, { on: period.to, withOperators }),
  ]
  const title = { title: c.var.t('network.compare.heading'), section: '/network' }
  const refusal = before.ok ? (after.ok ? undefined : after.refusal) : before.refusal
  if (!before.ok || !after.ok) {
    c.status(503)
    return c.render(
      <Page heading="network.compare.heading">
        <Callout kind="warning" text={refusal ?? 'network.picture.slow'} />
      </Page>,
      title,
    )
  }
  const ended = await asActor(actor, (tx) => labsEnded(tx, actor, { from: period.from, until: period.to }))
  return c.render(
    <ComparePage
      {...period}
      change={changeBetween(before.value, after.value)}
      labs={survivalOf(ended, after.value, dayNumber).filter(({ pairs }) => pairs > 0)}
    />,
    title,
  )
})

type Props = { from: string; to: string; change: Change; labs: Survival[] }

function ComparePage({ from, to, change, labs }: Props) {
  const { t, day, number } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="network.compare.heading"
      lead={['network.compare.lead', { from: day(from), to: day(to) }]}
      crumbs={[{ href: below('/network'), label: 'network.page.heading' }]}
    >
      <Filters>
        <Field name="from" type="date" label="network.period.from" value={from} />
        <Field name="to" type="date" label="network.period.to" value={to} />
        <OperatorsChoice />
      </Filters>
      <Section heading="network.compare.changed" lead="network.compare.changedLead">
        <StatGrid>
          <Stat label="network.compare.made" figure={number(change.made)} />
          <Stat label="network.compare.faded" figure={number(change.faded)} />
          <Stat label="network.compare.kept" figure={number(change.kept)} />
          <Stat label="network.compare.arrived" figure={number(change.arrived)} />
          <Stat label="network.compare.left" figure={number(change.left)} />
        </StatGrid>
      </Section>
      <Section heading="network.compare.states" lead="network.compare.statesLead">
        <StatesTable before={change.from} after={change.until} />
        <p class="beside">
          {[from, to].map((on) => (
            <a href={below(`/network?scope=all&on=${on}`)}>{t('network.compare.open', { on: day(on) })}</a>
          ))}
        </p>
      </Section>
      <Section heading="network.compare.labs" lead="network.compare.labsLead">
        {labs.length ? <SurvivalTable labs={labs} /> : <p>{t('network.compare.noLabs')}</p>}
      </Section>
    </Page>
  )
}
