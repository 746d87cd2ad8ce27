import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { activityHere, idHere, todayOf, useActivityCrumbs } from '../../parts/here.ts'
import type { Activity } from '../../reads.ts'
import { findWalkIns } from '../../sessions/reads.ts'
import { exchangeForm } from '../forms.ts'
import { ExchangeList } from '../parts/exchange-list.tsx'
import { exchangesOf, findLabs, type LabExchange } from '../reads.ts'
import { EXCHANGES } from '../rules.ts'
import { tellExchange } from '../writes.ts'

export const findLab = new Hono<Env>().get('/activities/find', async (c) => {
  const actor = requireRole(c, ...TEAM)
  return c.json({ results: await asActor(actor, (tx) => findLabs(tx, c.req.query('q') ?? '')) })
})

export const exchanges = new Hono<Env>()
  .get('/activities/:id/exchanges', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/activities/:id/exchanges', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(exchangeForm(todayOf(c)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, actor, form)
    }
    const id = idHere(c)
    const told = await asActor(actor, (tx) => tellExchange(tx, actor, id, form.once, form.value, todayOf(c)))
    if (!told.ok) {
      const field = told.refusal === 'activities.exchanges.itself' ? 'otherId' : 'people'
      c.status(422)
      return show(c, actor, { ...form, errors: { [field]: [told.refusal] } })
    }
    flash(c, 'activities.exchanges.told')
    return c.redirect(below(c, `/activities/${id}/exchanges`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const id = idHere(c)
  const { name, query } = form.searching ?? {}
  const loaded = await asActor(actor, async (tx) => ({
    activity: await activityHere(tx, id),
    list: await exchangesOf(tx, id),
    labs: name === 'otherId' && query ? await findLabs(tx, query) : [],
    people: name === 'people' && query ? await findWalkIns(tx, query) : [],
  }))
  return c.render(<ExchangesPage {...loaded} today={todayOf(c)} form={form} />, {
    title: `${c.var.t('activities.exchanges.heading')}: ${loaded.activity.title}`,
    section: '/activities',
  })
}

type Props = {
  activity: Activity
  list: LabExchange[]
  labs: Found[]
  people: Found[]
  today: string
  form: FormState
}

function ExchangesPage({ activity, list, labs, people, today, form }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="activities.exchanges.heading"
      kicker={activity.title}
      lead="activities.exchanges.lead"
      terms={['labMaker']}
      crumbs={useActivityCrumbs(activity)}
      width="reading"
    >
      {list.length > 0 ? (
        <ExchangeList exchanges={list} />
      ) : (
        <EmptyState heading="activities.exchanges.none" text="activities.exchanges.noneText" />
      )}
      <Section heading="activities.exchanges.new">
        <Form
          {...form}
          action={below(`/activities/${activity.id}/exchanges`)}
          submit="activities.exchanges.save"
        >
          <Combobox
            name="otherId"
            label="activities.exchanges.which"
            search={below('/activities/find')}
            found={labs}
            required
          />
          <div class="field-row">
            <Select
              name="kind"
              label="activities.exchanges.kind"
              required
              options={EXCHANGES.map((value) => ({ value, label: t(`activities.exchanges.kind.${value}`) }))}
            />
            <Field
              name="onDate"
              type="date"
              label="activities.exchanges.on"
              value={today}
              max={today}
              required
            />
          </div>
          <Combobox
            name="people"
            label="activities.exchanges.who"
            search={below('/activities/walk-ins')}
            found={people}
            multiple
          />
          <TextArea
            name="learnt"
            label="activities.exchanges.learnt"
            hint="activities.exchanges.learntHint"
            rows={5}
            maxlength={4000}
            required
          />
        </Form>
      </Section>
    </Page>
  )
}
