import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { placesToChoose } from '../../../encounters/who/reads.ts'
import { TEAM } from '../../../people/rules.ts'
import { activityHere, idHere, todayOf, useActivityCrumbs } from '../../parts/here.ts'
import type { Activity } from '../../reads.ts'
import { redesignForm } from '../forms.ts'
import { RedesignList } from '../parts/redesign-list.tsx'
import { type Redesign, redesignsOf } from '../reads.ts'
import { propose } from '../writes.ts'

export const redesignsOfGroup = new Hono<Env>()
  .get('/activities/:id/redesigns', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/activities/:id/redesigns', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(redesignForm(todayOf(c)), c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const id = idHere(c)
    await asActor(actor, (tx) => propose(tx, actor, id, form.once, form.value))
    return c.redirect(below(c, `/redesigns/${form.once}`), 303)
  })

/** What groups proposed and agreed to show, for anyone. */
export const publicRedesigns = new Hono<Env>().get('/redesigns', async (c) => {
  const list = await asActor(c.var.actor, (tx) => redesignsOf(tx, { shownOnly: true }))
  return c.render(<PublicList list={list} />, { title: c.var.t('activities.redesigns.publicHeading') })
})

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const id = idHere(c)
  const loaded = await asActor(actor, async (tx) => ({
    activity: await activityHere(tx, id),
    list: await redesignsOf(tx, { activityId: id }),
    places: await placesToChoose(tx, actor),
  }))
  return c.render(<GroupList {...loaded} today={todayOf(c)} form={form} />, {
    title: `${c.var.t('activities.redesigns.heading')}: ${loaded.activity.title}`,
    section: '/activities',
  })
}

function PublicList({ list }: { list: Redesign[] }) {
  return (
    <Page heading="activities.redesigns.publicHeading" lead="activities.redesigns.publicLead" width="reading">
      {list.length > 0 ? (
        <RedesignList list={list} />
      ) : (
        <EmptyState heading="activities.redesigns.none" text="activities.redesigns.publicNone" />
      )}
    </Page>
  )
}

type Props = {
  activity: Activity
  list: Redesign[]
  places: readonly { id: string; name: string }[]
  today: string
  form: FormState
}

function GroupList({ activity, list, places, today, form }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="activities.redesigns.heading"
      kicker={activity.title}
      lead="activities.redesigns.lead"
      crumbs={useActivityCrumbs(activity)}
      width="reading"
    >
      {list.length > 0 ? <RedesignList list={list} /> : <p>{t('activities.redesigns.none')}</p>}
      <Section heading="activities.redesigns.new">
        <Form
          {...form}
          action={below(`/activities/${activity.id}/redesigns`)}
          submit="activities.redesigns.save"
        >
          <Field name="title" label="activities.redesigns.title" maxlength={160} required />
          <Select
            name="placeId"
            label="activities.redesigns.place"
            required
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextArea
            name="what"
            label="activities.redesigns.what"
            hint="activities.redesigns.whatHint"
            rows={6}
            maxlength={4000}
            required
          />
          <Field
            name="proposedOn"
            type="date"
            label="activities.redesigns.proposedOn"
            value={today}
            max={today}
            required
          />
        </Form>
      </Section>
    </Page>
  )
}
