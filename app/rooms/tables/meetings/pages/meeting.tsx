import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { STAFF } from '../../../people/rules.ts'
import { type Deputy, deputiesAt, excusedAt, type Guest, guestsAt } from '../../attending/reads.ts'
import { type Decision, decisionsLike } from '../../decisions/reads.ts'
import { type Erratum, errataOf } from '../../errata/reads.ts'
import { type Minute, minutesOf } from '../../minutes/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtMeeting, idHere, keeping, meetingHere, todayOf } from '../../parts/here.ts'
import { proceedingsOfMeeting } from '../../phases/reads.ts'
import { pathOf } from '../../proceedings/parts/here.ts'
import { type Seat, seatName, seatsOf } from '../../reads.ts'
import { TopicParts } from '../parts/topic-parts.tsx'
import { meetingById, presentAt, type Topic, topicsOf } from '../reads.ts'
import { hasQuorum, settled } from '../rules.ts'
import { convene } from '../writes.ts'

export const oneMeeting = new Hono<Env>()
  .get('/tables/meetings/:meeting', async (c) => {
    const { actor } = c.var
    const today = todayOf(c)
    const shown = await asActor(actor, async (tx) => {
      const here = await meetingHere(tx, actor, idHere(c, 'meeting'), today)
      const { meeting, table, inside } = here
      return {
        here,
        topics: await topicsOf(tx, meeting.id),
        minutes: await minutesOf(tx, meeting.id),
        decisions: await decisionsLike(tx, { meetingId: meeting.id }, today),
        seats: inside ? await seatsOf(tx, table.id) : [],
        present: inside ? await presentAt(tx, meeting.id) : [],
        excused: inside ? await excusedAt(tx, meeting.id) : [],
        deputies: inside ? await deputiesAt(tx, meeting.id) : [],
        guests: inside ? await guestsAt(tx, meeting.id) : [],
        errata: await errataOf(tx, meeting.id),
        partOf: await proceedingsOfMeeting(tx, meeting.id),
        approvedAt: meeting.approvedInId ? await meetingById(tx, meeting.approvedInId) : undefined,
      }
    })
    // Whoever works here and does not sit at the table does not read what is reserved, and is told so.
    const outsider = holdsRole(actor, ...STAFF) && !shown.here.member
    return c.render(<MeetingPage {...shown} today={today} outsider={outsider} />, {
      title: `${shown.here.table.name}, ${shown.here.meeting.onDate}`,
      section: '/tables',
    })
  })
  .post('/tables/meetings/:meeting/convene', async (c) => {
    const convened = await keeping(c, meetingHere, 'meeting', (tx, { meeting }, actor) =>
      convene(tx, actor, meeting.id, todayOf(c)),
    )
    if (convened.ok) flash(c, 'tables.convene.done')
    else flash(c, convened.refusal, 'warning')
    return c.redirect(below(c, `/tables/meetings/${idHere(c, 'meeting')}`), 303)
  })

type Props = {
  here: AtMeeting
  topics: Topic[]
  minutes: Map<string, Minute>
  decisions: Decision[]
  seats: Seat[]
  present: string[]
  excused: string[]
  deputies: Deputy[]
  guests: Guest[]
  errata: Erratum[]
  approvedAt: { onDate: string } | undefined
  partOf: { id: string; title: string }[]
  today: string
  outsider: boolean
}

function MeetingPage(props: Props) {
  const { here, topics, present, today, outsider, approvedAt, partOf } = props
  const { t, day } = useTexts()
  const below = useBelow()
  const { meeting, table, keeps, inside } = here
  const path = `/tables/meetings/${meeting.id}`
  const open = !settled(meeting)
  const held = meeting.onDate <= today
  return (
    <Page
      heading={['tables.meeting.heading', { day: day(meeting.onDate) }]}
      kicker={table.name}
      crumbs={useCrumbs(table)}
      actions={
        <>
          {open && (keeps || here.member) && (
            <ButtonLink
              href={below(`${path}/topics/new`)}
              label={keeps ? 'tables.topic.add' : 'tables.topic.propose'}
              icon="plus"
            />
          )}
          {open && keeps && held && (
            <ButtonLink href={below(`${path}/presence`)} label="tables.presence.heading" quiet />
          )}
          {open && keeps && <ButtonLink href={below(`${path}/guests`)} label="tables.guest.heading" quiet />}
          {open && keeps && held && meeting.convenedOn && (
            <ButtonLink href={below(`${path}/approve`)} label="tables.approve.heading" quiet />
          )}
          {meeting.convenedOn && (
            <ButtonLink
              href={below(`${path}/papers/convocation`)}
              label={meeting.calledOffOn ? 'tables.papers.calledOff' : 'tables.papers.convocation'}
              quiet
            />
          )}
          {(inside || meeting.approvedOn) && held && !meeting.calledOffOn && (
            <ButtonLink href={below(`${path}/papers/minutes`)} label="tables.papers.minutes" quiet />
          )}
          {open && keeps && present.length === 0 && (
            <ButtonLink href={below(`${path}/call-off`)} label="tables.callOff.heading" quiet />
          )}
        </>
      }
    >
      {meeting.calledOffOn && (
        <Callout
          kind="warning"
          heading={['tables.callOff.since', { day: day(meeting.calledOffOn) }]}
          text={{ said: meeting.calledOffWhy ?? '' }}
        >
          {keeps && <ActionButton action={below(`${path}/put-back`)} label="tables.callOff.putBack" />}
        </Callout>
      )}
      {open && keeps && !meeting.convenedOn && (
        <Callout kind="info" heading="tables.convene.heading" text="tables.convene.text">
          <ActionButton action={below(`${path}/convene`)} label="tables.convene.act" />
        </Callout>
      )}
      {inside && held && open && present.length > 0 && !hasQuorum(present.length, table.quorum) && (
        <Callout
          kind="warning"
          heading="tables.presence.noQuorum"
          text={['tables.presence.noQuorumText', { present: present.length, quorum: table.quorum }]}
        />
      )}
      {outsider && <p class="hint">{t('tables.meeting.outsider')}</p>}
      <DefinitionList
        items={[
          ['tables.meeting.when', <When at={meeting.startsAt} as="full" />],
          ['tables.meeting.place', meeting.place],
          ['tables.meeting.invited', meeting.invited],
          ['tables.guest.invited', inside && props.guests.length > 0 && <Guests {...props} />],
          [
            'tables.session.of',
            partOf.length > 0 &&
              partOf.map((one) => (
                <div>
                  <a href={below(pathOf(one))}>{one.title}</a>
                </div>
              )),
          ],
          ['tables.meeting.convened', meeting.convenedOn && day(meeting.convenedOn)],
          [
            'tables.presence.there',
            inside
              ? present.length > 0 && <Present {...props} />
              : meeting.bodies.length > 0 && meeting.bodies.join(', '),
          ],
          [
            'tables.presence.excused',
            props.seats
              .filter(({ id }) => props.excused.includes(id))
              .map(seatName)
              .join(', '),
          ],
          [
            'tables.meeting.approved',
            meeting.approvedOn &&
              approvedAt &&
              t('tables.meeting.approvedAt', { day: day(approvedAt.onDate) }),
          ],
        ]}
      />
      <Section heading="tables.topic.heading">
        {topics.length === 0 && <p>{t('tables.topic.none')}</p>}
        {topics.map((topic) => (
          <TopicParts {...props} topic={topic} open={open} held={held} />
        ))}
      </Section>
    </Page>
  )
}

function Present({ seats, present, deputies, here: { table } }: Props) {
  const { t } = useTexts()
  const deputyOf = (id: string) => deputies.find(({ seatId }) => seatId === id)
  return (
    <>
      {seats
        .filter(({ id }) => present.includes(id))
        .map((seat) => {
          const deputy = deputyOf(seat.id)
          return deputy
            ? t('tables.deputy.for', { deputy: deputy.name, member: seatName(seat) })
            : seatName(seat)
        })
        .join(', ')}
      <div class="hint">{t('tables.presence.of', { present: present.length, quorum: table.quorum })}</div>
    </>
  )
}

function Guests({ guests, topics, today, here: { meeting } }: Props) {
  const { t } = useTexts()
  return (
    <ul class="plain-list">
      {guests.map(({ name, topicId, came }) => (
        <li>
          {name}{' '}
          <span class="hint">
            {topics.find(({ id }) => id === topicId)?.title ?? t('tables.guest.all')}
            {meeting.onDate <= today && ` · ${t(came ? 'tables.guest.there' : 'tables.guest.notThere')}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
