import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import {
  type AtMeeting,
  type AtTopic,
  idHere,
  keeping,
  meetingHere,
  todayOf,
  topicHere,
} from '../../parts/here.ts'
import { leaveOutForm, topicForm } from '../forms.ts'
import { answerTopic, bringTopic } from '../writes.ts'

/** Members propose, who keeps the table puts on the agenda; to anyone else the page is not there. */
function bringing(c: Context<Env>) {
  const actor = signedIn(c)
  return asActor(actor, async (tx) => {
    const here = await meetingHere(tx, actor, idHere(c, 'meeting'), todayOf(c))
    if (!here.member && !here.keeps) throw new NotHere()
    return { actor, here }
  })
}
const toMeeting = (c: Context<Env>, id: string) => c.redirect(below(c, `/tables/meetings/${id}`), 303)

export const topicPages = new Hono<Env>()
  .get('/tables/meetings/:meeting/topics/new', (c) => showNew(c))
  .post('/tables/meetings/:meeting/topics/new', async (c) => {
    const { actor, here } = await bringing(c)
    const form = await parseForm(topicForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showNew(c, form)
    }
    // What is reserved is written by members alone.
    if (form.value.reserved && !here.member) {
      c.status(422)
      return showNew(c, { ...form, errors: { reserved: ['tables.topic.membersOnly'] } })
    }
    const brought = await asActor(actor, (tx) =>
      bringTopic(tx, actor, here.meeting.id, form.once, form.value, here.keeps),
    )
    if (!brought.ok) {
      c.status(409)
      return showNew(c, { ...form, refusal: brought.refusal })
    }
    flash(c, here.keeps ? 'tables.topic.added' : 'tables.topic.proposedNow')
    return toMeeting(c, here.meeting.id)
  })
  .post('/tables/topics/:topic/agenda', async (c) => {
    const { meetingId, answered } = await keeping(c, topicHere, 'topic', async (tx, { topic }, actor) => ({
      meetingId: topic.meetingId,
      answered: await answerTopic(tx, actor, topic.id, null),
    }))
    if (answered.ok) flash(c, 'tables.topic.added')
    else flash(c, answered.refusal, 'warning')
    return toMeeting(c, meetingId)
  })
  .get('/tables/topics/:topic/leave-out', (c) => showLeave(c))
  .post('/tables/topics/:topic/leave-out', async (c) => {
    const form = await parseForm(leaveOutForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showLeave(c, form)
    }
    const { meetingId, answered } = await keeping(c, topicHere, 'topic', async (tx, { topic }, actor) => ({
      meetingId: topic.meetingId,
      answered: await answerTopic(tx, actor, topic.id, form.value.why),
    }))
    if (!answered.ok) {
      c.status(409)
      return showLeave(c, { ...form, refusal: answered.refusal })
    }
    flash(c, 'tables.topic.leftOutNow')
    return toMeeting(c, meetingId)
  })

async function showNew(c: Context<Env>, form: FormState = {}) {
  const { here } = await bringing(c)
  const heading = here.keeps ? 'tables.topic.add' : 'tables.topic.propose'
  return c.render(<NewTopicPage here={here} form={form} heading={heading} />, {
    title: c.var.t(heading),
    section: '/tables',
  })
}
async function showLeave(c: Context<Env>, form: FormState = {}) {
  const here = await keeping(c, topicHere, 'topic', async (_tx, found) => found)
  return c.render(<LeaveOutPage here={here} form={form} />, {
    title: c.var.t('tables.topic.leaveHeading'),
    section: '/tables',
  })
}

type Heading = 'tables.topic.add' | 'tables.topic.propose'
type NewProps = { here: AtMeeting; form: FormState; heading: Heading }
const NewTopicPage = ({ here: { table, meeting, member }, form, heading }: NewProps) => (
  <Page heading={heading} kicker={table.name} crumbs={useCrumbs(table, meeting)} width="reading">
    <Form {...form} submit={heading}>
      <Field name="title" label="tables.topic.title" hint="tables.topic.titleHint" required maxlength={200} />
      <TextArea name="why" label="tables.topic.why" maxlength={2000} />
      {member && <Checkbox name="reserved" label="tables.topic.reserve" hint="tables.topic.reserveHint" />}
    </Form>
  </Page>
)

const LeaveOutPage = ({ here: { table, meeting, topic }, form }: { here: AtTopic; form: FormState }) => (
  <Page
    heading="tables.topic.leaveHeading"
    lead={{ said: topic.title }}
    kicker={table.name}
    crumbs={useCrumbs(table, meeting)}
    width="reading"
  >
    <Form {...form} submit="tables.topic.leaveSave">
      <TextArea
        name="why"
        label="tables.topic.leaveWhy"
        hint="tables.topic.leaveWhyHint"
        required
        maxlength={500}
      />
    </Form>
  </Page>
)
