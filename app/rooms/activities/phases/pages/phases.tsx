import { type Context, Hono } from 'hono'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { Field, Hidden, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { STAFF, TEAM } from '../../../people/rules.ts'
import { activityHere, idHere, todayOf, useActivityCrumbs } from '../../parts/here.ts'
import type { Activity } from '../../reads.ts'
import { phaseForm } from '../forms.ts'
import { PhaseHistory } from '../parts/history.tsx'
import { type PhaseTaken, phasesTaken } from '../reads.ts'
import { phasesOf } from '../rules.ts'
import { decidePhase } from '../writes.ts'

const ABOUT: Record<string, string> = {
  'activities.phases.before': 'decidedOn',
  'activities.phases.same': 'phase',
  'activities.phases.notEvaluated': 'phase',
  'activities.phases.otherKind': 'phase',
}

export const phases = new Hono<Env>()
  .get('/activities/:id/phases', (c) => show(c, requireRole(c, ...STAFF)))
  .post('/activities/:id/phases', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(phaseForm(todayOf(c)), c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const id = idHere(c)
    const decided = await asActor(actor, (tx) => decidePhase(tx, actor, id, form.once, form.value))
    if (!decided.ok) {
      const field = ABOUT[decided.refusal]
      c.status(field ? 422 : 409)
      const refused = field
        ? { errors: { [field]: [decided.refusal] } }
        : // The next time it is decided on what stands now.
          { refusal: decided.refusal, values: { ...form.values, after: undefined } }
      return show(c, actor, { ...form, ...refused })
    }
    flash(c, 'activities.phases.decided')
    return c.redirect(below(c, `/activities/${id}/phases`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const id = idHere(c)
  const loaded = await asActor(actor, async (tx) => ({
    activity: await activityHere(tx, id),
    taken: await phasesTaken(tx, id),
  }))
  if (phasesOf(loaded.activity.kind).length === 0) return c.notFound()
  return c.render(
    <PhasesPage {...loaded} today={todayOf(c)} form={form} mayDecide={holdsRole(actor, ...TEAM)} />,
    {
      title: `${c.var.t('activities.phases.heading')}: ${loaded.activity.title}`,
      section: '/activities',
    },
  )
}

type Props = { activity: Activity; taken: PhaseTaken[]; today: string; form: FormState; mayDecide: boolean }

function PhasesPage({ activity, taken, today, form, mayDecide }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const [last] = taken
  const isGroup = activity.kind === 'group'
  return (
    <Page
      heading="activities.phases.heading"
      kicker={activity.title}
      lead={
        last
          ? [
              'activities.phases.now',
              { phase: t(`activities.phase.${last.phase}`), day: day(last.decidedOn) },
            ]
          : 'activities.phases.none'
      }
      crumbs={useActivityCrumbs(activity)}
      width="reading"
    >
      {mayDecide && (
        <Section heading="activities.phases.decide">
          <Form {...form} action={below(`/activities/${activity.id}/phases`)} submit="activities.phases.save">
            {last && <Hidden name="after" value={last.id} />}
            <Radios
              name="phase"
              label="activities.phases.next"
              required
              options={phasesOf(activity.kind).map((value) => ({
                value,
                label: t(`activities.phase.${value}`),
                hint: t(`activities.phase.hint.${value}`),
                disabled: value === last?.phase,
              }))}
            />
            <Field
              name="decidedOn"
              type="date"
              label="activities.phases.on"
              value={today}
              {...(last && { min: last.decidedOn })}
              max={today}
              required
            />
            <TextArea
              name="why"
              label="activities.phases.why"
              hint="activities.phases.whyHint"
              rows={4}
              maxlength={2000}
              required
            />
            {!isGroup && (
              <TextArea
                name="told"
                label="activities.phases.told"
                hint="activities.phases.toldHint"
                rows={3}
                maxlength={2000}
              />
            )}
          </Form>
        </Section>
      )}
      {taken.length > 0 && (
        <Section heading="activities.phases.history">
          <PhaseHistory taken={taken} />
        </Section>
      )}
    </Page>
  )
}
