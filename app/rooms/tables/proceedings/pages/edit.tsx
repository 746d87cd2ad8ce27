import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { todayOf } from '../../parts/here.ts'
import { type Seat, seatsOf } from '../../reads.ts'
import { seatedOn } from '../../rules.ts'
import { draftForm, officerForm } from '../forms.ts'
import { useProceedingCrumbs } from '../parts/crumbs.ts'
import { type AtProceeding, backTo, keepingProceeding } from '../parts/here.ts'
import { NoticeFields, OfficerFields } from '../parts/proceeding-fields.tsx'
import { allProceedings, type Proceeding } from '../reads.ts'
import { changeDraft, changeOfficer } from '../writes.ts'

export const editProceeding = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/edit', (c) => showDraft(c))
  .post('/tables/proceedings/:proceeding/edit', async (c) => {
    const form = await parseForm(draftForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showDraft(c, form)
    }
    const changed = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      changeDraft(tx, actor, proceeding.id, form.value),
    )
    if (!changed.ok) {
      c.status(422)
      return showDraft(c, { ...form, refusal: changed.refusal })
    }
    flash(c, 'tables.proceeding.changed')
    return backTo(c)
  })
  .get('/tables/proceedings/:proceeding/officer', (c) => showOfficer(c))
  .post('/tables/proceedings/:proceeding/officer', async (c) => {
    const form = await parseForm(officerForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showOfficer(c, form)
    }
    const named = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      changeOfficer(tx, actor, proceeding.id, form.once, form.value, todayOf(c)),
    )
    if (!named.ok) {
      c.status(422)
      return showOfficer(c, { ...form, errors: { officerSeat: [named.refusal] } })
    }
    flash(c, 'tables.proceeding.officerNamed')
    return backTo(c)
  })

type Draft = { here: AtProceeding; others: Proceeding[] }

async function showDraft(c: Context<Env>, form: FormState = {}) {
  const shown = await keepingProceeding(c, async (tx, here): Promise<Draft> => {
    // What was published is given more time, never other words.
    if (here.proceeding.publishedOn && !form.values) throw new NotHere()
    return { here, others: (await allProceedings(tx)).filter(({ id }) => id !== here.proceeding.id) }
  })
  return c.render(<EditPage {...shown} form={form} />, {
    title: c.var.t('tables.proceeding.edit'),
    section: '/tables',
  })
}

const EditPage = ({ here, others, form }: Draft & { form: FormState }) => (
  <Page
    heading="tables.proceeding.edit"
    kicker={here.proceeding.title}
    crumbs={useProceedingCrumbs(here)}
    width="reading"
  >
    <Form {...form}>
      <NoticeFields one={here.proceeding} others={others} />
    </Form>
  </Page>
)

type Naming = { here: AtProceeding; seats: Seat[] }

async function showOfficer(c: Context<Env>, form: FormState = {}) {
  const shown = await keepingProceeding(
    c,
    async (tx, here): Promise<Naming> => ({
      here,
      seats: seatedOn(await seatsOf(tx, here.proceeding.tableId), todayOf(c)),
    }),
  )
  return c.render(<OfficerPage {...shown} form={form} />, {
    title: c.var.t('tables.proceeding.officerChange'),
    section: '/tables',
  })
}

const OfficerPage = ({ here, seats, form }: Naming & { form: FormState }) => (
  <Page
    heading="tables.proceeding.officerChange"
    kicker={here.proceeding.title}
    lead="tables.proceeding.officerLead"
    crumbs={useProceedingCrumbs(here)}
    width="reading"
  >
    <Form {...form} submit="tables.proceeding.officerSave">
      <OfficerFields seats={seats} />
    </Form>
  </Page>
)
