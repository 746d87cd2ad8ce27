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
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { activityHere, idHere, todayOf, useActivityCrumbs } from '../../parts/here.ts'
import type { Activity } from '../../reads.ts'
import { findWalkIns } from '../../sessions/reads.ts'
import { handOverForm, makerForm } from '../forms.ts'
import { CameTable } from '../parts/came-table.tsx'
import { HandOvers, MakerList } from '../parts/maker-list.tsx'
import { type Came, cameTo, type HandOver, handOversOf, type Maker, makersOf } from '../reads.ts'
import { MAKER_PARTS } from '../rules.ts'
import { beginMaking, handOver } from '../writes.ts'

/** Which form of the page was sent: a new maker, or the hand-over of one by its id. */
type Sent = { which?: string; form?: FormState; found?: readonly Found[] }
const ABOUT: Record<string, string> = { 'activities.makers.beforeBegun': 'onDate' }

export const makers = new Hono<Env>()
  .get('/activities/:id/makers', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/activities/:id/makers', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(makerForm(todayOf(c)), c)
    if (!form.ok) return again(c, actor, 'new', form)
    const id = idHere(c)
    const begun = await asActor(actor, (tx) => beginMaking(tx, actor, id, form.once, form.value, todayOf(c)))
    if (!begun.ok) {
      c.status(422)
      return show(c, actor, { which: 'new', form: { ...form, errors: { who: [begun.refusal] } } })
    }
    flash(c, 'activities.makers.added')
    return c.redirect(below(c, `/activities/${id}/makers`), 303)
  })
  .post('/activities/:id/makers/:maker/hand-over', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const which = { activityId: idHere(c), makerId: idHere(c, 'maker') }
    const form = await parseForm(handOverForm(todayOf(c)), c)
    if (!form.ok) return again(c, actor, which.makerId, form)
    const handed = await asActor(actor, (tx) => handOver(tx, actor, which, form.once, form.value, todayOf(c)))
    if (!handed.ok) {
      const field = ABOUT[handed.refusal] ?? 'to'
      c.status(422)
      return show(c, actor, {
        which: which.makerId,
        form: { ...form, errors: { [field]: [handed.refusal] } },
      })
    }
    flash(c, 'activities.makers.handedOver')
    return c.redirect(below(c, `/activities/${which.activityId}/makers`), 303)
  })

async function again(c: Context<Env>, actor: SignedInActor, which: string, form: FormState) {
  const query = form.searching?.query
  const found = query ? await asActor(actor, (tx) => findWalkIns(tx, query)) : []
  c.status(statusOfRetry(form))
  return show(c, actor, { which, form, found })
}

async function show(c: Context<Env>, actor: SignedInActor, sent: Sent = {}) {
  const id = idHere(c)
  const loaded = await asActor(actor, async (tx) => ({
    activity: await activityHere(tx, id),
    makers: await makersOf(tx, [id]),
    handOvers: await handOversOf(tx, id),
    came: await cameTo(tx, id),
  }))
  return c.render(<MakersPage {...loaded} today={todayOf(c)} sent={sent} />, {
    title: `${c.var.t('activities.makers.heading')}: ${loaded.activity.title}`,
    section: '/activities',
    robots: 'noindex',
  })
}

type Props = {
  activity: Activity
  makers: Maker[]
  handOvers: HandOver[]
  came: Came[]
  today: string
  sent: Sent
}

function MakersPage({ activity, makers, handOvers, came, today, sent }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const here = below(`/activities/${activity.id}/makers`)
  return (
    <Page
      heading="activities.makers.heading"
      kicker={activity.title}
      lead="activities.makers.lead"
      terms={['labMaker']}
      crumbs={useActivityCrumbs(activity)}
    >
      <MakerList makers={makers} here={here} today={today} sent={sent} />
      <Section heading="activities.makers.new">
        <Form
          {...(sent.which === 'new' ? sent.form : {})}
          action={here}
          submit="activities.makers.add"
          idPrefix="maker"
        >
          <Combobox
            name="who"
            label="activities.makers.who"
            search={below('/activities/walk-ins')}
            found={sent.which === 'new' ? (sent.found ?? []) : []}
            required
          />
          <div class="field-row">
            <Select
              name="part"
              label="activities.makers.part"
              required
              value="lab_maker"
              blank={false}
              options={MAKER_PARTS.map((value) => ({ value, label: t(`activities.makers.part.${value}`) }))}
            />
            <Field
              name="fromOn"
              type="date"
              label="activities.makers.from"
              value={today}
              max={today}
              required
            />
          </div>
        </Form>
      </Section>
      {handOvers.length > 0 && (
        <Section heading="activities.makers.handOvers">
          <HandOvers handOvers={handOvers} />
        </Section>
      )}
      <Section heading="activities.makers.came" lead="activities.makers.cameLead">
        <CameTable came={came} />
      </Section>
    </Page>
  )
}
