import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { findOrganisations } from '../../../organisations/reads.ts'
import { groupForm, placementForm, pressedForm } from '../forms.ts'
import { CarePage, type CareSent } from '../parts/care-page.tsx'
import { activitiesToChoose, careGroups, placements } from '../reads.ts'
import { CARES } from '../rules.ts'
import { addPlacement, beginCareGroup, endPlacement } from '../writes.ts'

const PATH = '/care'

export const care = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(PATH, async (c) => {
    const actor = requireRole(c, ...CARES)
    const form = await parseForm(groupForm, c)
    if (!form.ok) return again(c, { which: 'group', form })
    const begun = await asActor(actor, (tx) => beginCareGroup(tx, actor, form.once, form.value))
    if (!begun.ok)
      return again(c, { which: 'group', form: { ...form, errors: { activity: [begun.refusal] } } })
    flash(c, 'intakes.care.begun')
    return c.redirect(below(c, `${PATH}/${begun.value.groupId}`), 303)
  })
  .post(`${PATH}/placements`, async (c) => {
    const actor = requireRole(c, ...CARES)
    const form = await parseForm(placementForm, c)
    if (!form.ok) return again(c, { which: 'placement', form })
    const added = await asActor(actor, (tx) => addPlacement(tx, actor, form.once, form.value))
    if (!added.ok)
      return again(c, { which: 'placement', form: { ...form, errors: { body: [added.refusal] } } })
    flash(c, 'intakes.care.placementSaved')
    return c.redirect(below(c, PATH), 303)
  })
  .post(`${PATH}/placements/:placement/end`, async (c) => {
    const actor = requireRole(c, ...CARES)
    const placement = c.req.param('placement')
    await parseForm(pressedForm, c)
    if (!isId(placement)) return c.notFound()
    const today = localDay(c.var.now, c.var.territory.timeZone)
    await asActor(actor, (tx) => endPlacement(tx, actor, placement, today))
    flash(c, 'intakes.care.placementEnded')
    return c.redirect(below(c, PATH), 303)
  })

function again(c: Context<Env>, sent: { which: 'group' | 'placement'; form: FormState }) {
  c.status(statusOfRetry(sent.form))
  return show(c, sent)
}

async function show(c: Context<Env>, sent: CareSent = {}) {
  const actor = requireRole(c, ...CARES)
  const query = sent.form?.searching?.query
  const seen = await asActor(actor, async (tx) => ({
    groups: await careGroups(tx),
    placements: await placements(tx),
    activities: await activitiesToChoose(tx),
    found: query
      ? (await findOrganisations(tx, query)).map((one) => ({ value: one.id, label: one.name }))
      : [],
  }))
  const today = localDay(c.var.now, c.var.territory.timeZone)
  return c.render(<CarePage {...seen} sent={sent} today={today} />, {
    title: c.var.t('intakes.care.heading'),
    section: '/care',
  })
}
