import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { type Meeting, meetingsOf } from '../../meetings/reads.ts'
import { todayOf } from '../../parts/here.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import { type AtProceeding, backTo, keepingProceeding, pathOf } from '../../proceedings/parts/here.ts'
import { phaseForm, sessionForm } from '../forms.ts'
import { PhaseLine } from '../parts/phase-line.tsx'
import { type Phase, phasesOf, type Session, sessionsOf } from '../reads.ts'
import { beginPhase, linkSession } from '../writes.ts'

export const phasesPage = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/phases', (c) => show(c))
  .post('/tables/proceedings/:proceeding/phases', async (c) => {
    const form = await parseForm(phaseForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, { phase: form })
    }
    const begun = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      beginPhase(tx, actor, proceeding.id, form.once, form.value),
    )
    if (!begun.ok) {
      c.status(422)
      return show(c, { phase: { ...form, errors: { fromOn: [begun.refusal] } } })
    }
    flash(c, 'tables.phase.begun')
    return backTo(c, `/phases/${begun.value.id}`)
  })
  .post('/tables/proceedings/:proceeding/sessions', async (c) => {
    const form = await parseForm(sessionForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, { session: form })
    }
    const linked = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      linkSession(tx, actor, proceeding.id, form.value),
    )
    if (!linked.ok) {
      c.status(422)
      return show(c, { session: { ...form, errors: { meetingId: [linked.refusal] } } })
    }
    flash(c, 'tables.session.linked')
    return backTo(c, '/phases')
  })

type Forms = { phase?: FormState; session?: FormState }
type Shown = { here: AtProceeding; phases: Phase[]; sessions: Session[]; meetings: Meeting[] }

async function show(c: Context<Env>, forms: Forms = {}) {
  const shown = await keepingProceeding(
    c,
    async (tx, here): Promise<Shown> => ({
      here,
      phases: await phasesOf(tx, here.proceeding.id),
      sessions: await sessionsOf(tx, here.proceeding.id),
      meetings: (await meetingsOf(tx, here.proceeding.tableId)).filter(({ calledOffOn }) => !calledOffOn),
    }),
  )
  return c.render(<PhasesPage {...shown} forms={forms} today={todayOf(c)} />, {
    title: `${c.var.t('tables.phases.heading')}: ${shown.here.proceeding.title}`,
    section: '/tables',
  })
}

function PhasesPage({
  here,
  phases,
  sessions,
  meetings,
  forms,
  today,
}: Shown & { forms: Forms; today: string }) {
  const { day } = useTexts()
  const below = useBelow()
  const { proceeding } = here
  const path = pathOf(proceeding)
  return (
    <Page
      heading="tables.phases.heading"
      kicker={proceeding.title}
      lead="tables.phases.lead"
      crumbs={useProceedingCrumbs(here)}
      width="reading"
      actions={
        phases.length > 1 && (
          <ButtonLink href={below(`${path}/dropped`)} label="tables.dropped.heading" quiet />
        )
      }
    >
      {phases.map((phase) => (
        <PhaseLine
          phase={phase}
          sessions={sessions.filter(({ phaseId }) => phaseId === phase.id)}
          href={below(`${path}/phases/${phase.id}`)}
        />
      ))}
      {!proceeding.closedOn && (
        <Section heading="tables.phase.new">
          <Form {...forms.phase} idPrefix="phase" submit="tables.phase.save">
            <Field
              name="title"
              label="tables.phase.title"
              hint="tables.phase.titleHint"
              required
              maxlength={160}
            />
            <div class="field-row">
              <Field name="fromOn" type="date" label="tables.phase.from" required value={today} />
              <Field name="untilOn" type="date" label="tables.phase.until" />
            </div>
          </Form>
        </Section>
      )}
      {meetings.length > 0 && (
        <Section heading="tables.session.heading" lead="tables.session.lead">
          <Form
            {...forms.session}
            action={below(`${path}/sessions`)}
            idPrefix="session"
            submit="tables.session.save"
          >
            <Select
              name="meetingId"
              label="tables.session.meeting"
              required
              options={meetings.map(({ id, onDate }) => ({ value: id, label: day(onDate) }))}
            />
            {phases.length > 0 && (
              <Select
                name="phaseId"
                label="tables.session.phase"
                blank="tables.session.noPhase"
                options={phases.map(({ id, title }) => ({ value: id, label: title }))}
              />
            )}
          </Form>
        </Section>
      )}
    </Page>
  )
}
