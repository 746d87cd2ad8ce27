import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { findOrganisations } from '../../../organisations/reads.ts'
import { TEAM } from '../../../people/rules.ts'
import { activityHere, idHere, todayOf, useActivityCrumbs } from '../../parts/here.ts'
import type { Activity } from '../../reads.ts'
import { settingForm } from '../forms.ts'
import { type Cohort, cohorts, type Setting, settingOf, type Zone, zones } from '../reads.ts'
import { settleLab } from '../writes.ts'

export const settingPage = new Hono<Env>()
  .get('/activities/:id/setting', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/activities/:id/setting', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(settingForm(todayOf(c)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, actor, form)
    }
    const id = idHere(c)
    await asActor(actor, (tx) => settleLab(tx, actor, id, form.value))
    flash(c, 'activities.setting.saved')
    return c.redirect(below(c, `/activities/${id}`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const id = idHere(c)
  const query = form.searching?.query
  const loaded = await asActor(actor, async (tx) => ({
    activity: await activityHere(tx, id),
    setting: await settingOf(tx, id),
    cohortList: await cohorts(tx),
    zoneList: await zones(tx),
    found: (query ? await findOrganisations(tx, query, 8) : []).map((one) => ({
      value: one.id,
      label: one.name,
    })),
  }))
  return c.render(<SettingPage {...loaded} today={todayOf(c)} form={form} />, {
    title: `${c.var.t('activities.setting.heading')}: ${loaded.activity.title}`,
    section: '/activities',
  })
}

type Props = {
  activity: Activity
  setting: Setting | undefined
  cohortList: Cohort[]
  zoneList: Zone[]
  found: Found[]
  today: string
  form: FormState
}

function SettingPage({ activity, setting, cohortList, zoneList, found, today, form }: Props) {
  const below = useBelow()
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  const inside = setting?.insideId ? [{ value: setting.insideId, label: setting.inside ?? '' }] : []
  return (
    <Page
      heading="activities.setting.heading"
      kicker={activity.title}
      crumbs={useActivityCrumbs(activity)}
      width="reading"
    >
      <Form {...form}>
        {activity.kind === 'lab' && (
          <Select
            name="cohortId"
            label="activities.setting.cohort"
            hint="activities.setting.cohortHint"
            blank="activities.setting.none"
            value={setting?.cohortId}
            options={cohortList.map(named)}
          />
        )}
        <Select
          name="zoneId"
          label="activities.cohorts.zone"
          blank="activities.setting.noZone"
          value={setting?.zoneId}
          options={zoneList.map(named)}
        />
        <Combobox
          name="insideId"
          label="activities.setting.inside"
          hint="activities.setting.insideHint"
          search={below('/organisations/search')}
          value={inside}
          found={found}
          multiple
        />
        <Field
          name="fundedUntil"
          type="date"
          label="activities.setting.funded"
          hint="activities.setting.fundedHint"
          value={setting?.ownUntil}
        />
        {activity.kind !== 'lab' && (
          <Field
            name="withYouthsOn"
            type="date"
            label="activities.setting.withYouths"
            hint="activities.setting.withYouthsHint"
            value={setting?.withYouthsOn}
            max={today}
          />
        )}
      </Form>
    </Page>
  )
}
