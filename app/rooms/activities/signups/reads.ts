import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Language } from '../../../ground/texts/language.ts'
import { fullName } from '../../people/rules.ts'
import {
  type Counts,
  contactWhere,
  type Meeting,
  needWhere,
  type Relation,
  type State,
  type Terms,
  type Unit,
} from './rules.ts'

/** What somebody signs up to; no session for the whole of an activity. */
export type To = { activityId: string; sessionId: string | null }
/** The same with what it says of itself. An activity begins with its next session, and for the last time at `startsAt`. */
export type Target = To &
  Meeting & {
    title: string
    ownTitle: string | null
    public: boolean
    nextAt: Date | null
    endsAt: Date | null
    place: string | null
    terms: Terms | undefined
    counts: Counts
  }

/** A session, or an activity, with the terms on which people sign up and how many have. Nothing where there is none. */
export async function targetOf(tx: ActorTx, to: To, now: Date): Promise<Target | undefined> {
  const found = to.sessionId
    ? await sessionHere(tx, to.activityId, to.sessionId)
    : await wholeHere(tx, to, now)
  if (!found) return undefined
  return { ...to, ...found, terms: await termsOf(tx, to), counts: await countsOf(tx, to) }
}

const sessionHere = (tx: ActorTx, activityId: string, sessionId: string) =>
  tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .leftJoin('place', (join) =>
      join.on('place.id', '=', sql<string>`coalesce(session.place_id, activity.place_id)`),
    )
    .where('session.id', '=', sessionId)
    .where('session.activity_id', '=', activityId)
    .select([
      'activity.title',
      'session.title as ownTitle',
      'session.public',
      'session.starts_at as startsAt',
      'session.starts_at as nextAt',
      'session.ends_at as endsAt',
      'place.name as place',
      sql<boolean>`session.cancelled_at is not null`.as('cancelled'),
      sql<boolean>`session.closed_at is not null`.as('closed'),
    ])
    .executeTakeFirst()

async function wholeHere(tx: ActorTx, { activityId }: To, now: Date) {
  const coming = tx
    .selectFrom('activity_session')
    .where('activity_id', '=', activityId)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', now)
    .select((eb) => [
      eb.fn.min('starts_at').as('next_at'),
      eb.fn.max('starts_at').as('last_at'),
      eb.fn.max('ends_at').as('ends_at'),
    ])
  const row = await tx
    .selectFrom('activity')
    .leftJoin('place', 'place.id', 'activity.place_id')
    .leftJoin(coming.as('coming'), (join) => join.onTrue())
    .where('activity.id', '=', activityId)
    .select(['activity.title', 'activity.published_at', 'place.name as place'])
    .select(['coming.next_at as nextAt', 'coming.last_at as startsAt', 'coming.ends_at as endsAt'])
    .executeTakeFirst()
  if (!row) return undefined
  const { published_at, ...rest } = row
  return { ...rest, ownTitle: null, public: published_at !== null, cancelled: false, closed: false }
}

/** A session's own terms, else those its activity has for each session; of an activity those for the whole of it. */
export async function termsOf(tx: ActorTx, { activityId, sessionId }: To): Promise<Terms | undefined> {
  const rows = await tx
    .selectFrom('signup_terms')
    .where('activity_id', '=', activityId)
    .where((eb) =>
      eb.or([eb('session_id', 'is', null), ...(sessionId ? [eb('session_id', '=', sessionId)] : [])]),
    )
    .select(['session_id', 'unit', 'capacity', 'waiting_list', 'closes_hours', 'taking'])
    .execute()
  const own = rows.find((row) => row.session_id === sessionId)
  const row = own ?? rows.find(({ session_id }) => session_id === null)
  if (!row || (row.session_id === null && (row.unit === 'activity') !== (sessionId === null)))
    return undefined
  return saidTerms(row)
}

const saidTerms = (row: {
  unit: string
  capacity: number | null
  waiting_list: boolean
  closes_hours: number
  taking: boolean
}): Terms => ({
  unit: row.unit as Unit,
  capacity: row.capacity,
  waitingList: row.waiting_list,
  closesHours: row.closes_hours,
  taking: row.taking,
})

/** What an activity has said of sign-ups, whichever way; and whether a session has terms of its own. */
export async function ownTerms(tx: ActorTx, { activityId, sessionId }: To): Promise<Terms | undefined> {
  const row = await tx
    .selectFrom('signup_terms')
    .where('activity_id', '=', activityId)
    .where('session_id', 'is not distinct from', sessionId)
    .select(['unit', 'capacity', 'waiting_list', 'closes_hours', 'taking'])
    .executeTakeFirst()
  return row && saidTerms(row)
}

/** How many have a place or are offered one, and how many wait. */
export async function countsOf(tx: ActorTx, to: To): Promise<Counts> {
  const { taken, waiting } = await signupsTo(tx, to)
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('state', 'in', ['in', 'offered']).as('taken'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'waiting').as('waiting'),
    ])
    .executeTakeFirstOrThrow()
  return { taken: Number(taken), waiting: Number(waiting) }
}

export const signupsTo = (tx: ActorTx, { activityId, sessionId }: To) =>
  tx
    .selectFrom('signup')
    .where('signup.activity_id', '=', activityId)
    .where('signup.session_id', 'is not distinct from', sessionId)

/** Who it is: of a minor also who answers for them. */
export type Contact = {
  name: string
  email?: string | undefined
  phone?: string | undefined
  responsible?: string | undefined
  relation?: Relation | undefined
}
export type SignUp = {
  id: string
  activityId: string
  sessionId: string | null
  state: State
  reachedBy: 'mail' | 'phone' | 'nothing'
  forMinor: boolean
  code: string
  language: Language
  personId: string | null
  /** The person's own name, where the team knows who it is. */
  person: string | null
  askedAt: Date
  offeredUntil: Date | null
  contact: Contact | null
  needs: string | null
}

const signups = (tx: ActorTx) =>
  tx
    .selectFrom('signup')
    .leftJoin('signup_contact as contact', 'contact.signup_id', 'signup.id')
    .leftJoin('signup_need as need', 'need.signup_id', 'signup.id')
    .leftJoin('person as recorded', 'recorded.id', 'signup.person_id')
    .leftJoin('person', (join) =>
      join.on('person.id', '=', sql<string>`coalesce(recorded.merged_into, recorded.id)`),
    )
    .select([
      'signup.id',
      'signup.activity_id',
      'signup.session_id',
      'signup.state',
      'signup.reached_by',
      'signup.for_minor',
      'signup.code',
      'signup.language',
      'signup.asked_at',
      'signup.offered_until',
      'person.id as person_id',
      'person.given_name',
      'person.family_name',
      'contact.sealed as contact',
      'need.sealed as need',
    ])
type Row = Awaited<ReturnType<ReturnType<typeof signups>['executeTakeFirstOrThrow']>>

const opened = (row: Row): SignUp => ({
  id: row.id,
  activityId: row.activity_id,
  sessionId: row.session_id,
  state: row.state as State,
  reachedBy: row.reached_by as SignUp['reachedBy'],
  forMinor: row.for_minor,
  code: row.code,
  language: row.language as Language,
  personId: row.person_id,
  person:
    row.given_name === null
      ? null
      : fullName({ given_name: row.given_name, family_name: row.family_name ?? '' }),
  askedAt: row.asked_at,
  offeredUntil: row.offered_until,
  contact: row.contact && (JSON.parse(unseal(row.contact, contactWhere(row.id))) as Contact),
  needs: row.need && unseal(row.need, needWhere(row.id)),
})

/** One sign-up with its sealed words opened. */
export async function signUpById(tx: ActorTx, id: string): Promise<SignUp | undefined> {
  const row = await signups(tx).where('signup.id', '=', id).executeTakeFirst()
  return row && opened(row)
}

const MOST_LISTED = 500

/** Everybody who signed up, as the team reads them: those who are in by when they asked, then those in line. */
export async function signUpsTo(tx: ActorTx, { activityId, sessionId }: To): Promise<SignUp[]> {
  const rows = await signups(tx)
    .where('signup.activity_id', '=', activityId)
    .where('signup.session_id', 'is not distinct from', sessionId)
    .where('signup.state', '<>', 'cancelled')
    .orderBy(sql`array_position(array['in', 'offered', 'waiting', 'asked', 'lapsed'], signup.state)`)
    .orderBy('signup.queued_at')
    .orderBy('signup.asked_at')
    .orderBy('signup.id')
    .limit(MOST_LISTED)
    .execute()
  return rows.map(opened)
}

/** Who has a place in a session: signed up to it, or to the whole of its activity. */
export async function expectedAt(
  tx: ActorTx,
  { id, activityId }: { id: string; activityId: string },
): Promise<SignUp[]> {
  const rows = await signups(tx)
    .where('signup.activity_id', '=', activityId)
    .where((eb) => eb.or([eb('signup.session_id', 'is', null), eb('signup.session_id', '=', id)]))
    .where('signup.state', '=', 'in')
    .orderBy('signup.asked_at')
    .orderBy('signup.id')
    .limit(MOST_LISTED)
    .execute()
  return rows.map(opened)
}
