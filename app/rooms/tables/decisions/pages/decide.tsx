import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkboxes, Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { presentAt } from '../../meetings/reads.ts'
import { hasQuorum } from '../../meetings/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtTopic, keeping, topicHere } from '../../parts/here.ts'
import { type Seat, seatName, seatsOf } from '../../reads.ts'
import { seatedOn } from '../../rules.ts'
import { decideForm } from '../forms.ts'
import { VOTES } from '../rules.ts'
import { type DecideRefusal, decide } from '../writes.ts'

const FIELDS: Partial<Record<DecideRefusal, string>> = {
  'tables.decide.dueBefore': 'dueOn',
  'tables.decide.follower': 'followsId',
  'tables.decide.nobody': 'favour',
  'tables.decide.twice': 'favour',
  'tables.decide.notMember': 'favour',
}

export const decidePage = new Hono<Env>()
  .get('/tables/topics/:topic/decide', (c) => show(c))
  .post('/tables/topics/:topic/decide', async (c) => {
    const form = await parseForm(decideForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const decided = await keeping(c, topicHere, 'topic', (tx, { topic }, actor) =>
      decide(tx, actor, topic.id, form.once, form.value),
    )
    if (!decided.ok) {
      const field = FIELDS[decided.refusal]
      c.status(422)
      return show(
        c,
        field ? { ...form, errors: { [field]: [decided.refusal] } } : { ...form, refusal: decided.refusal },
      )
    }
    flash(c, 'tables.decide.done')
    return c.redirect(below(c, `/tables/decisions/${decided.value.id}`), 303)
  })

type Shown = { here: AtTopic; seats: Seat[]; present: string[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keeping(
    c,
    topicHere,
    'topic',
    async (tx, here): Promise<Shown> => ({
      here,
      seats: seatedOn(await seatsOf(tx, here.table.id), here.meeting.onDate),
      present: await presentAt(tx, here.meeting.id),
    }),
  )
  return c.render(<DecidePage {...shown} form={form} />, {
    title: `${c.var.t('tables.decide.heading')}: ${shown.here.topic.title}`,
    section: '/tables',
    robots: 'noindex',
  })
}

function DecidePage({ here, seats, present, form }: Shown & { form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  const { table, meeting, topic } = here
  const there = seats
    .filter(({ id }) => present.includes(id))
    .map((seat) => ({ value: seat.id, label: seatName(seat) }))
  return (
    <Page
      heading="tables.decide.heading"
      kicker={table.name}
      lead={{ said: topic.title }}
      crumbs={useCrumbs(table, meeting)}
      width="reading"
    >
      {!hasQuorum(present.length, table.quorum) && (
        <Callout
          kind="warning"
          heading="tables.presence.noQuorum"
          text={['tables.presence.noQuorumText', { present: present.length, quorum: table.quorum }]}
        >
          <ButtonLink
            href={below(`/tables/meetings/${meeting.id}/presence`)}
            label="tables.presence.heading"
            quiet
          />
        </Callout>
      )}
      <Form {...form} submit="tables.decide.save">
        <TextArea name="what" label="tables.decide.what" required maxlength={2000} />
        <TextArea name="why" label="tables.decide.why" required maxlength={4000} />
        {there.length > 0 &&
          VOTES.map((vote) => <Checkboxes name={vote} label={`tables.vote.${vote}`} options={there} />)}
        <Field name="dueOn" type="date" label="tables.decide.due" required min={meeting.onDate} />
        <Select
          name="followsId"
          label="tables.decide.follows"
          hint="tables.decide.followsHint"
          blank={{ said: t('tables.decide.nobodyFollows') }}
          options={seats.map((seat) => ({ value: seat.personId, label: seatName(seat) }))}
        />
      </Form>
    </Page>
  )
}
