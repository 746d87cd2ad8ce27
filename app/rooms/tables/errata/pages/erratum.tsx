import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { heldAfter, type Meeting } from '../../meetings/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtMeeting, type AtTopic, keeping, meetingHere, todayOf, topicHere } from '../../parts/here.ts'
import { approveErratumForm, erratumForm } from '../forms.ts'
import { type Erratum, erratumById } from '../reads.ts'
import { approveErratum, noteErratum } from '../writes.ts'

const toMeeting = (c: Context<Env>, id: string) => c.redirect(below(c, `/tables/meetings/${id}`), 303)

export const erratumPages = new Hono<Env>()
  .get('/tables/topics/:topic/erratum', (c) => show(c))
  .post('/tables/topics/:topic/erratum', async (c) => {
    const form = await parseForm(erratumForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { meetingId, noted } = await keeping(c, topicHere, 'topic', async (tx, { topic }, actor) => ({
      meetingId: topic.meetingId,
      noted: await noteErratum(tx, actor, topic.id, form.once, form.value, todayOf(c)),
    }))
    if (!noted.ok) {
      c.status(409)
      return show(c, { ...form, refusal: noted.refusal })
    }
    flash(c, 'tables.erratum.noted')
    return toMeeting(c, meetingId)
  })
  .get('/tables/errata/:erratum/approve', (c) => showApprove(c))
  .post('/tables/errata/:erratum/approve', async (c) => {
    const form = await parseForm(approveErratumForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showApprove(c, form)
    }
    const { meetingId, approved } = await keeping(
      c,
      erratumHere,
      'erratum',
      async (tx, { erratum }, actor) => ({
        meetingId: erratum.meetingId,
        approved: await approveErratum(tx, actor, erratum.id, form.value.inId, todayOf(c)),
      }),
    )
    if (!approved.ok) {
      c.status(422)
      return showApprove(c, { ...form, errors: { inId: [approved.refusal] } })
    }
    flash(c, 'tables.erratum.done')
    return toMeeting(c, meetingId)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const here = await keeping(c, topicHere, 'topic', async (_tx, found) => found)
  return c.render(<ErratumPage here={here} form={form} />, {
    title: c.var.t('tables.erratum.heading'),
    section: '/tables',
  })
}

const ErratumPage = ({ here: { table, meeting, topic }, form }: { here: AtTopic; form: FormState }) => (
  <Page
    heading="tables.erratum.heading"
    kicker={topic.title}
    lead="tables.erratum.lead"
    terms={['minutes']}
    crumbs={useCrumbs(table, meeting)}
    width="reading"
  >
    <Form {...form} submit="tables.erratum.save">
      <TextArea name="written" label="tables.erratum.written" required maxlength={2000} />
      <TextArea name="should" label="tables.erratum.should" required maxlength={2000} />
    </Form>
  </Page>
)

type AtErratum = AtMeeting & { erratum: Erratum }

/** The erratum an address names, with its meeting. Throws NotHere where either is hidden or missing. */
const erratumHere: Parameters<typeof keeping<AtErratum, unknown>>[1] = async (tx, actor, id, today) => {
  const erratum = await erratumById(tx, id)
  if (!erratum) throw new NotHere()
  return { erratum, ...(await meetingHere(tx, actor, erratum.meetingId, today)) }
}

type Shown = { here: AtErratum; later: Meeting[] }

async function showApprove(c: Context<Env>, form: FormState = {}) {
  const shown = await keeping(
    c,
    erratumHere,
    'erratum',
    async (tx, here): Promise<Shown> => ({
      here,
      later: await heldAfter(tx, here.meeting, todayOf(c)),
    }),
  )
  return c.render(<ApproveErratumPage {...shown} form={form} />, {
    title: c.var.t('tables.erratum.approve'),
    section: '/tables',
  })
}

function ApproveErratumPage({ here: { table, meeting, erratum }, later, form }: Shown & { form: FormState }) {
  const { t, day } = useTexts()
  const { written, should } = erratum
  return (
    <Page
      heading="tables.erratum.approve"
      kicker={table.name}
      lead={{ said: t('tables.erratum.said', { written, should }) }}
      crumbs={useCrumbs(table, meeting)}
      width="reading"
    >
      {later.length > 0 ? (
        <Form {...form} submit="tables.approve.save">
          <Select
            name="inId"
            label="tables.approve.in"
            required
            options={later.map(({ id, onDate }) => ({ value: id, label: day(onDate) }))}
          />
        </Form>
      ) : (
        <EmptyState heading="tables.approve.wait" text="tables.approve.waitText" />
      )}
    </Page>
  )
}
