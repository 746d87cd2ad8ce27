import { daysLater } from '../../ground/calendar/local-time.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { nodesOfPromotion, togetherSince } from '../../rooms/activities/rules.ts'
import type { Book } from './book.ts'
import type { Activity, Session } from './programme.ts'
import { writeTies } from './write-ties.ts'

const ZONE = 'Europe/Rome'
const ANNOUNCED_BEFORE = 14
const at = (local: string) => `${local.replace('T', ' ')} ${ZONE}`

/** Activities with who promotes them, their meetings, who came, how it went. */
export function writeActivities(book: Book, dice: Dice, programme: readonly Activity[]) {
  for (const { id, kind, area, title, description, place, facilitatorId: by, sessions } of programme) {
    const announced = `${daysLater(sessions[0]?.on as string, -ANNOUNCED_BEFORE)} 09:00 ${ZONE}`
    const published = { published_at: announced, published_by: by }
    const row = { id, title, kind, area, description, place_id: place.id, ...published, recorded_by: by }
    book.add('activity', by, row, 'activities.planned')
  }
  for (const { id: activity_id, facilitatorId: by, series } of programme) {
    if (!series) continue
    const { rule, firstStartsAt, minutes } = series
    book.add('activity_series', by, { activity_id, rule, first_starts_at: firstStartsAt, minutes })
  }
  for (const activity of programme) {
    for (const promoter of activity.promoters) writePromoter(book, dice, activity, promoter)
  }
  const meetings = programme.flatMap((activity) =>
    activity.sessions.map((session) => ({ activity, session })),
  )
  for (const { activity, session } of meetings) writeSession(book, activity, session)
  for (const { activity, session } of meetings) {
    if (session.state !== 'closed') continue
    const { id: session_id, headcount, evaluation } = session
    const by = activity.facilitatorId
    book.add('session_report', by, { session_id, headcount, evaluation, recorded_by: by })
  }
  for (const { activity, session } of meetings) {
    for (const { personId: person_id, state, role } of session.attendance) {
      const by = activity.facilitatorId
      book.add('attendance', by, { session_id: session.id, person_id, state, role, recorded_by: by })
    }
  }
  for (const activity of programme) writeEvidence(book, dice, activity)
}

function writePromoter(
  book: Book,
  dice: Dice,
  { id, facilitatorId: by }: Activity,
  promoter: Activity['promoters'][number],
) {
  const { part, personId, organisationId, since } = promoter
  book.add('activity_promoter', by, {
    id: dice.id(since),
    activity_id: id,
    part,
    person_id: personId ?? null,
    organisation_id: organisationId ?? null,
    since_on: since,
    recorded_by: by,
  })
}

function writeSession(book: Book, { id: activity_id, place, facilitatorId: by }: Activity, session: Session) {
  const { id, on, startsAt, endsAt, state, recurrenceAt } = session
  const [closed, cancelled] = [state === 'closed', state === 'cancelled']
  const row = {
    id,
    activity_id,
    held_on: on,
    starts_at: at(startsAt),
    ends_at: at(endsAt),
    recurrence_at: recurrenceAt ?? null,
    place_id: place.id,
    public: true,
    closed_at: closed ? at(endsAt) : null,
    closed_by: closed ? by : null,
    cancelled_at: cancelled ? at(`${daysLater(on, -3)}T10:00`) : null,
    cancelled_by: cancelled ? by : null,
    recorded_by: by,
  }
  book.add('activity_session', by, row, closed ? 'activities.sessionClosed' : undefined)
}

function writeEvidence(book: Book, dice: Dice, { id, place, sessions, promoters }: Activity) {
  for (const { id: sourceId, on, state, attendance } of sessions) {
    if (state !== 'closed') continue
    const nodes = [
      ...attendance
        .filter((one) => one.state === 'attended')
        .map(({ personId }) => ({ kind: 'person' as const, id: personId })),
      { kind: 'place' as const, id: place.id },
    ]
    writeTies(book, dice, { kind: 'attended', sourceKind: 'activity_session', sourceId, on, nodes })
  }
  const together = promoters.map(({ part, personId = null, organisationId = null, since }) => ({
    part,
    personId,
    organisationId,
    sinceOn: since,
  }))
  const on = togetherSince(together)
  const nodes = nodesOfPromotion(together)
  writeTies(book, dice, { kind: 'promoted', sourceKind: 'activity', sourceId: id, on, nodes })
}
