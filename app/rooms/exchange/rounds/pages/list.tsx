import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { TEAM } from '../../../people/rules.ts'
import { allKinds, kindCalled } from '../../kinds/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { roundForm } from '../forms.ts'
import { todayOf } from '../parts/round-here.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { allRounds, type Round } from '../reads.ts'
import { LARGEST_SEED, METHODS } from '../rules.ts'
import { beginRound } from '../writes.ts'

const section = '/exchange'

export const roundList = new Hono<Env>()
  .get('/exchange/rounds', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const rounds = await asActor(actor, allRounds)
    return c.render(<ListPage rounds={rounds} />, { title: c.var.t('exchange.rounds.heading'), section })
  })
  .get('/exchange/rounds/new', (c) => {
    requireRole(c, ...TEAM)
    return c.render(<NewPage today={todayOf(c)} />, { title: c.var.t('exchange.rounds.new'), section })
  })
  .post('/exchange/rounds/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(roundForm, c)
    if (form.ok) {
      const begun = await asActor(actor, (tx) => beginRound(tx, actor, form.once, form.value))
      if (begun.ok) return c.redirect(below(c, `/exchange/rounds/${begun.value.roundId}`), 303)
      c.status(422)
      return c.render(<NewPage {...form} errors={{ kind: [begun.refusal] }} today={todayOf(c)} />, {
        title: c.var.t('exchange.rounds.new'),
        section,
      })
    }
    c.status(422)
    return c.render(<NewPage {...form} today={todayOf(c)} />, {
      title: c.var.t('exchange.rounds.new'),
      section,
    })
  })

function ListPage({ rounds }: { rounds: Round[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="exchange.rounds.heading"
      lead="exchange.rounds.lead"
      crumbs={useCrumbs()}
      actions={<ButtonLink href={below('/exchange/rounds/new')} label="exchange.rounds.new" />}
      width="wide"
    >
      {rounds.length === 0 ? (
        <EmptyState heading="exchange.rounds.none" text="exchange.rounds.noneText" />
      ) : (
        <Table
          caption="exchange.rounds.heading"
          captionHidden
          file
          columns={[
            {
              heading: 'exchange.rounds.fields.name',
              main: true,
              cell: ({ id, name }) => <a href={below(`/exchange/rounds/${id}`)}>{name}</a>,
            },
            {
              heading: 'exchange.rounds.fields.kind',
              cell: ({ kind }) => t(kindCalled(kind)?.label ?? 'exchange.rounds.heading'),
            },
            {
              heading: 'exchange.rounds.fields.closesOn',
              cell: ({ closesOn }) => (closesOn ? day(closesOn) : '–'),
            },
            { heading: 'exchange.rounds.fields.state', cell: ({ state }) => <StateTag state={state} /> },
          ]}
          rows={rounds}
        />
      )}
    </Page>
  )
}

/** The day as a number: a seed that nobody chose to please anybody. */
const seedOfDay = (today: string) => Number(today.replaceAll('-', ''))

function NewPage({ today, ...form }: FormState & { today: string }) {
  const { t } = useTexts()
  const kinds = allKinds().filter(({ rounds }) => rounds)
  return (
    <Page
      heading="exchange.rounds.new"
      lead="exchange.rounds.newLead"
      crumbs={[...useCrumbs(), { href: useBelow()('/exchange/rounds'), label: 'exchange.rounds.heading' }]}
      width="reading"
    >
      <Form {...form} submit="exchange.rounds.begin">
        <Field
          name="name"
          label="exchange.rounds.fields.name"
          hint="exchange.rounds.fields.nameHint"
          required
          maxlength={120}
        />
        <Select
          name="kind"
          label="exchange.rounds.fields.kind"
          required
          options={kinds.map(({ code, label }) => ({ value: code, label: t(label) }))}
        />
        <Radios
          name="method"
          label="exchange.rounds.fields.method"
          required
          value="most_placed"
          options={METHODS.map((value) => ({
            value,
            label: t(`exchange.rounds.method.${value}`),
            hint: t(`exchange.rounds.methodHint.${value}`),
          }))}
        />
        <Field
          name="closesOn"
          type="date"
          label="exchange.rounds.fields.closesOn"
          hint="exchange.rounds.fields.closesOnHint"
        />
        <Field
          name="seed"
          type="number"
          label="exchange.rounds.fields.seed"
          hint="exchange.rounds.fields.seedHint"
          required
          min={1}
          max={LARGEST_SEED}
          value={seedOfDay(today)}
        />
      </Form>
    </Page>
  )
}
