import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { TEAM } from '../../../people/rules.ts'
import { cohortById, settingOf } from '../../cohorts/reads.ts'
import { activityHere, idHere, todayOf, useActivityCrumbs } from '../../parts/here.ts'
import type { Activity } from '../../reads.ts'
import { sheetForm } from '../forms.ts'
import { type SheetLine, sheetsOf } from '../reads.ts'
import { usualYear } from '../rules.ts'
import { openSheet } from '../writes.ts'

export const sheetList = new Hono<Env>()
  .get('/activities/:id/sheets', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/activities/:id/sheets', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(sheetForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const id = idHere(c)
    const opened = await asActor(actor, async (tx) => {
      await activityHere(tx, id)
      return openSheet(tx, actor, id, form.once, form.value)
    })
    if (!opened.ok) {
      c.status(422)
      return show(c, actor, { ...form, errors: { fromOn: [opened.refusal] } })
    }
    return c.redirect(below(c, `/activities/sheets/${form.once}`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const id = idHere(c)
  const loaded = await asActor(actor, async (tx) => {
    const activity = await activityHere(tx, id)
    const cohortId = (await settingOf(tx, id))?.cohortId
    const cohort = cohortId ? await cohortById(tx, cohortId) : undefined
    return { activity, list: await sheetsOf(tx, id), year: usualYear(todayOf(c), cohort) }
  })
  return c.render(<SheetsPage {...loaded} form={form} />, {
    title: `${c.var.t('activities.sheets.heading')}: ${loaded.activity.title}`,
    section: '/activities',
  })
}

type Props = {
  activity: Activity
  list: SheetLine[]
  year: { fromOn: string; untilOn: string }
  form: FormState
}

function SheetsPage({ activity, list, year, form }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="activities.sheets.heading"
      kicker={activity.title}
      lead="activities.sheets.lead"
      crumbs={useActivityCrumbs(activity)}
      width="reading"
    >
      {list.length > 0 && (
        <ul class="plain-list stack">
          {list.map(({ id, fromOn, untilOn, signedOn }) => (
            <li class="beside">
              <a href={below(`/activities/sheets/${id}`)}>
                {t('activities.sheets.span', { from: day(fromOn), until: day(untilOn) })}
              </a>
              {signedOn ? (
                <Tag tone="good">{t('activities.sheets.signedOn', { day: day(signedOn) })}</Tag>
              ) : (
                <Tag>{t('activities.sheets.open')}</Tag>
              )}
            </li>
          ))}
        </ul>
      )}
      <Section heading="activities.sheets.new">
        <Form {...form} action={below(`/activities/${activity.id}/sheets`)} submit="activities.sheets.begin">
          <div class="field-row">
            <Field name="fromOn" type="date" label="activities.sheets.from" value={year.fromOn} required />
            <Field name="untilOn" type="date" label="activities.sheets.until" value={year.untilOn} required />
          </div>
        </Form>
      </Section>
    </Page>
  )
}
