import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type Here, idHere, standingAt, todayOf } from '../../parts/here.ts'
import { Prose } from '../../parts/prose.tsx'
import { type Seat, seatName, seatsOf } from '../../reads.ts'
import { followForm } from '../forms.ts'
import { DecisionTag } from '../parts/decision-list.tsx'
import { type Decision, decisionById, type FollowUp, followUpsOf, type Voted, votesOf } from '../reads.ts'
import { STATES, VOTES } from '../rules.ts'
import { followUp } from '../writes.ts'

export const oneDecision = new Hono<Env>()
  .get('/tables/decisions/:decision', (c) => show(c))
  .post('/tables/decisions/:decision/follow-up', async (c) => {
    const actor = signedIn(c)
    const { here } = await found(c)
    if (!follows(here)) throw new NotHere()
    const form = await parseForm(followForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const id = idHere(c, 'decision')
    const followed = await asActor(actor, (tx) => followUp(tx, actor, id, form.once, form.value, todayOf(c)))
    if (!followed.ok) {
      c.status(422)
      return show(c, { ...form, errors: { on: [followed.refusal] } })
    }
    flash(c, 'tables.follow.noted')
    return c.redirect(below(c, `/tables/decisions/${id}`), 303)
  })

/** Members say what became of it, and who keeps the table. */
const follows = ({ member, keeps }: Here) => member || keeps

type Shown = { here: Here; decision: Decision; followUps: FollowUp[]; votes: Voted[]; seats: Seat[] }

function found(c: Context<Env>): Promise<Shown> {
  const { actor } = c.var
  return asActor(actor, async (tx) => {
    const decision = await decisionById(tx, idHere(c, 'decision'))
    if (!decision) throw new NotHere()
    const here = await standingAt(tx, actor, decision.tableId, todayOf(c))
    return {
      here,
      decision,
      followUps: await followUpsOf(tx, decision.id),
      votes: here.inside ? await votesOf(tx, decision.id) : [],
      seats: here.inside ? await seatsOf(tx, decision.tableId) : [],
    }
  })
}

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await found(c)
  return c.render(<DecisionPage {...shown} form={form} today={todayOf(c)} />, {
    title: shown.decision.what.slice(0, 80),
    section: '/tables',
  })
}

function DecisionPage(props: Shown & { form: FormState; today: string }) {
  const { here, decision, followUps, today } = props
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading={{ said: decision.what }}
      kicker={`${here.table.name} · ${t('tables.decision.numberOn', { number: decision.number, day: day(decision.decidedOn) })}`}
      crumbs={useCrumbs(here.table)}
      width="reading"
    >
      <p>
        <DecisionTag decision={decision} today={today} />
      </p>
      <Section heading="tables.decide.why">
        <Prose text={decision.why} />
      </Section>
      <DefinitionList
        items={[
          [
            'tables.decision.meeting',
            <a href={below(`/tables/meetings/${decision.meetingId}`)}>{day(decision.decidedOn)}</a>,
          ],
          ['tables.decision.votes', <Votes {...props} />],
          ['tables.decide.due', decision.taken && day(decision.dueOn)],
          ['tables.decide.follows', here.inside && decision.follows],
        ]}
      />
      {decision.taken && (
        <Section heading="tables.follow.heading">
          {followUps.length > 0 ? (
            <Timeline>
              {followUps.map(({ on, state, words }) => (
                <TimelineEntry at={on} title={t(`tables.follow.${state}`)}>
                  <Prose text={words} />
                </TimelineEntry>
              ))}
            </Timeline>
          ) : (
            <p>{t('tables.follow.none')}</p>
          )}
          {follows(here) && <FollowForm {...props} />}
        </Section>
      )}
    </Page>
  )
}

function Votes({ decision, votes, seats }: Shown) {
  const { t } = useTexts()
  const sums = { favour: decision.inFavour, against: decision.against, abstained: decision.abstained }
  const names = (vote: string) =>
    votes
      .filter((one) => one.vote === vote)
      .flatMap(({ seatId }) => seats.filter(({ id }) => id === seatId).map(seatName))
      .join(', ')
  return (
    <>
      <ul class="plain-list">
        {VOTES.map((vote) => (
          <li>
            {t(`tables.vote.count.${vote}`, { count: sums[vote] })}
            {names(vote) && <span class="hint"> ({names(vote)})</span>}
          </li>
        ))}
      </ul>
      <div class="hint">
        {t('tables.presence.of', { present: decision.present, quorum: decision.quorum })}
      </div>
    </>
  )
}

function FollowForm({ decision, form, today }: Shown & { form: FormState; today: string }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Form {...form} action={below(`/tables/decisions/${decision.id}/follow-up`)} submit="tables.follow.save">
      <Radios
        name="state"
        label="tables.follow.state"
        required
        options={STATES.map((value) => ({ value, label: t(`tables.follow.${value}`) }))}
      />
      <Field name="on" type="date" label="tables.follow.on" required value={today} max={today} />
      <TextArea name="words" label="tables.follow.words" required maxlength={2000} />
    </Form>
  )
}
