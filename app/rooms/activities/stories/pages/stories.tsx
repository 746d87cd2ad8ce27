import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { type Activity, activityById } from '../../reads.ts'
import { findWalkIns } from '../../sessions/reads.ts'
import { publishForm, storyFormOn } from '../forms.ts'
import { StoryList } from '../parts/story-list.tsx'
import { type Story, storiesOf } from '../reads.ts'
import { WENT } from '../rules.ts'
import { publishStory, takeStoryBack, writeStory } from '../writes.ts'

/** Which form of the page was sent: a new story, or one to publish by its id. */
type Sent = { which?: string; form?: FormState; found?: readonly Found[] }

export const stories = new Hono<Env>()
  .get('/activities/:id/stories', async (c) => show(c, requireRole(c, ...TEAM)))
  .post('/activities/:id/stories', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { dayOf, now } = textsOf(c)
    const today = dayOf(now)
    const form = await parseForm(storyFormOn(today), c)
    if (!form.ok) {
      const query = form.searching?.query
      const found = query ? await asActor(actor, (tx) => findWalkIns(tx, query)) : []
      c.status(statusOfRetry(form))
      return show(c, actor, { which: 'new', form, found })
    }
    const id = idIn(c, 'id')
    const written = await asActor(actor, (tx) => writeStory(tx, actor, form.once, id, form.value, today))
    if (!written.ok) {
      c.status(422)
      return show(c, actor, { which: 'new', form: { ...form, errors: { teller: [written.refusal] } } })
    }
    flash(c, 'activities.stories.written')
    return c.redirect(below(c, `/activities/${id}/stories`), 303)
  })
  .post('/activities/:id/stories/:story/publish', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const story = { activityId: idIn(c, 'id'), id: idIn(c, 'story') }
    const form = await parseForm(publishForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, { which: story.id, form })
    }
    const { dayOf, now } = textsOf(c)
    const out = await asActor(actor, (tx) => publishStory(tx, actor, story, form.value, dayOf(now)))
    if (!out.ok) {
      c.status(409)
      return show(c, actor, { which: story.id, form: { ...form, refusal: out.refusal } })
    }
    flash(c, 'activities.stories.published')
    return c.redirect(below(c, `/activities/${story.activityId}/stories`), 303)
  })
  .post('/activities/:id/stories/:story/take-back', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const activityId = idIn(c, 'id')
    await asActor(actor, (tx) => takeStoryBack(tx, actor, activityId, idIn(c, 'story')))
    flash(c, 'activities.stories.takenBack')
    return c.redirect(below(c, `/activities/${activityId}/stories`), 303)
  })

function idIn(c: Context<Env>, name: string) {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

async function show(c: Context<Env>, actor: SignedInActor, sent: Sent = {}) {
  const id = idIn(c, 'id')
  const loaded = await asActor(actor, async (tx) => {
    const activity = await activityById(tx, id)
    if (!activity) throw new NotHere()
    return { activity, told: await storiesOf(tx, id) }
  })
  return c.render(<StoriesPage {...loaded} sent={sent} />, {
    title: c.var.t('activities.stories.heading'),
    section: '/activities',
  })
}

type Props = { activity: Activity; told: Story[]; sent: Sent }

function StoriesPage({ activity, told, sent }: Props) {
  const { t, dayOf, now } = useTexts()
  const below = useBelow()
  const here = below(`/activities/${activity.id}/stories`)
  return (
    <Page
      heading="activities.stories.heading"
      kicker={activity.title}
      lead="activities.stories.lead"
      crumbs={[
        { href: below('/activities'), label: 'activities.list.heading' },
        { href: below(`/activities/${activity.id}`), label: { said: activity.title } },
      ]}
      width="reading"
    >
      <StoryList told={told} here={here} sent={sent} />
      <Section heading="activities.stories.new">
        <Form
          {...(sent.which === 'new' ? sent.form : {})}
          action={here}
          submit="activities.stories.save"
          idPrefix="story"
        >
          <Combobox
            name="teller"
            label="activities.stories.who"
            search={below('/activities/walk-ins')}
            found={sent.found ?? []}
            required
          />
          <div class="field-row">
            <Field
              name="toldOn"
              type="date"
              label="activities.stories.on"
              value={dayOf(now)}
              max={dayOf(now)}
              required
            />
            <Select
              name="went"
              label="activities.stories.went"
              options={WENT.map((value) => ({ value, label: t(`activities.stories.went.${value}`) }))}
              required
            />
          </div>
          <TextArea name="words" label="activities.stories.words" rows={6} maxlength={4000} required />
        </Form>
      </Section>
    </Page>
  )
}
