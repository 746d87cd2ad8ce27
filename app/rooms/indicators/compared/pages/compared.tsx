import { type Context, Hono } from 'hono'
import { type Actor, holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { actorIn } from '../../../../ground/access/session.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { AsOf } from '../../parts/as-of.tsx'
import { useFigures } from '../../parts/figure.tsx'
import { type ToldFigure, toldOutcomes } from '../../protection/reads.ts'
import { dayAsked, INDICATORS, READERS } from '../../rules.ts'
import { populationForm } from '../forms.ts'
import { Inhabitants } from '../parts/inhabitants.tsx'
import { type Row, SideBySide } from '../parts/side-by-side.tsx'
import { populationOn, populationsHere } from '../reads.ts'
import type { Population } from '../rules.ts'
import { sayPopulation } from '../writes.ts'

const PATH = '/outcomes/compared'

export const compared = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(PATH, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(populationForm(dayOf(now)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    await asActor(actor, (tx) => sayPopulation(tx, actor, form.once, form.value))
    flash(c, 'indicators.compared.saved')
    return c.redirect(below(c, PATH), 303)
  })

type Side = { name: string; figures: readonly ToldFigure[]; population: Population | undefined }

/** This territory first, then the others in which the same account reads figures, each as who they are there. */
function actorsOf(c: Context<Env>, here: Actor): { name: string; actor: Actor }[] {
  const { session, territory, requestId } = c.var
  const others = (session?.memberships ?? [])
    .filter(({ territoryId }) => territoryId !== territory.id)
    .map(({ territoryId, name }) => ({ name, actor: actorIn(territoryId, session, requestId, here.acting) }))
  // Whoever acts as one role here acts as no wider one elsewhere.
  const read = others.filter(
    ({ actor }) => holdsRole(actor, ...READERS) && (!here.acting || actor.acting === here.acting),
  )
  return [{ name: territory.name, actor: here }, ...read]
}

async function show(c: Context<Env>, form: FormState = {}) {
  const here = requireRole(c, ...READERS)
  const { dayOf, now } = textsOf(c)
  const today = dayOf(now)
  const day = dayAsked(c.req.query('as-of'), today)
  const until = day ?? today
  const sides: Side[] = []
  for (const { name, actor } of actorsOf(c, here))
    sides.push(
      // What is read beside another territory leaves both teams: it says what may be told.
      await asActor(actor, async (tx) => ({
        name,
        figures: await toldOutcomes(tx, actor, { until, today, forTeam: false }),
        population: await populationOn(tx, until),
      })),
    )
  const counts = await asActor(here, (tx) => populationsHere(tx))
  const inhabitants = (
    <Inhabitants counts={counts} edits={holdsRole(here, 'coordinator')} {...{ form, today }} />
  )
  return c.render(<ComparedPage {...{ sides, until, today, inhabitants }} wrong={day === undefined} />, {
    title: c.var.t('indicators.compared.heading'),
    section: '/outcomes',
  })
}

type Props = {
  sides: Side[]
  until: string
  today: string
  wrong: boolean
  inhabitants: ReturnType<typeof Inhabitants>
}

function ComparedPage({ sides, until, today, wrong, inhabitants }: Props) {
  const { t, day, number } = useTexts()
  const { said, fraction, countedOn } = useFigures()
  const at = useBelow()
  const rows = INDICATORS.map(({ code, group, unit }): Row => {
    const cells = sides.map(({ figures }) => {
      const figure = figures.find((one) => one.code === code)
      if (!figure) return undefined
      const notes = [fraction(figure), countedOn(figure, until)].filter((note) => note !== undefined)
      return { said: said(figure), value: figure.suppressed ? null : figure.value, notes }
    })
    // One house, one definition: what is compared here is counted alike.
    return { code, group, unit, name: t(`indicators.${code}.name`), differs: false, cells }
  })
  return (
    <Page
      heading="indicators.compared.heading"
      lead="indicators.compared.lead"
      crumbs={[{ href: at('/outcomes'), label: 'indicators.table.heading' }]}
      actions={<ButtonLink href={at('/editions/across')} label="indicators.compared.across" quiet />}
    >
      <AsOf until={until} today={today} wrong={wrong} />
      {sides.length < 2 && <Callout text="indicators.compared.alone" />}
      <Section heading="indicators.compared.measured">
        <DefinitionList
          items={sides.map(({ name, population }) => [
            { said: name },
            population
              ? t(population.assumed ? 'indicators.compared.reckoned' : 'indicators.compared.counted', {
                  people: number(population.people),
                  day: day(population.onDay),
                  source: population.source,
                })
              : t('indicators.compared.noInhabitants'),
          ])}
        />
      </Section>
      <SideBySide
        sides={sides.map(({ name, population }) => ({ name, people: population?.people ?? null }))}
        rows={rows}
      />
      {inhabitants}
    </Page>
  )
}
