import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, commandIn } from '../../../ground/access/actor.ts'
import { keyedMark, type MarkedColumn } from '../../../ground/access/keyed.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Language } from '../../../ground/texts/language.ts'
import { plain } from '../../people/rules.ts'
import type { SignUpForm, TermsForm } from './forms.ts'
import { type Contact, countsOf, signUpById, type Target, type To, targetOf } from './reads.ts'
import {
  AGAIN_AFTER_MINUTES,
  codeFrom,
  contactWhere,
  LIVING,
  MOST_AN_HOUR,
  MOST_OF_ONE_ADDRESS,
  MOST_OF_ONE_NETWORK,
  needWhere,
  type Standing,
  type State,
  standingOf,
} from './rules.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'signup_contact', column: 'sealed', id: 'signup_id' },
  { table: 'signup_need', column: 'sealed', id: 'signup_id' },
]

const ofSignUp = (column: 'mark' | 'contact_mark'): MarkedColumn => ({
  table: 'signup',
  column,
  words: { table: 'signup_contact', column: 'sealed', id: 'signup_id' },
  mark(words, row) {
    const to = { activityId: String(row.activity_id), sessionId: row.session_id as string | null }
    const { mark, contactMark } = marksOf(String(row.territory_id), to, JSON.parse(words) as Contact)
    return column === 'mark' ? mark : contactMark
  },
})
export const marked: readonly MarkedColumn[] = [ofSignUp('mark'), ofSignUp('contact_mark')]

/** Who acts for a visitor: they have no account and read nothing; the link of their letter is theirs. */
export const keeperOf = (territoryId: string) => commandIn(territoryId, ['coordinator'])

/** A code to say at the door, of letters that nobody takes for others. */
export const newCode = (length: number) => codeFrom([...randomBytes(length)])

/** Lets people sign up on these terms, or no longer. A session may have its own beside those of its activity. */
export async function setTerms(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { activityId, sessionId }: To,
  { taking, unit, capacity, waitingList, closesHours }: TermsForm,
) {
  const terms = {
    taking,
    unit: sessionId ? 'session' : unit,
    capacity,
    waiting_list: waitingList,
    closes_hours: closesHours,
  }
  const changed = await tx
    .updateTable('signup_terms')
    .set(terms)
    .where('activity_id', '=', activityId)
    .where('session_id', 'is not distinct from', sessionId)
    .returning('id')
    .executeTakeFirst()
  if (!changed)
    await insertOnce(tx, 'signup_terms', {
      territory_id: actor.territoryId,
      id,
      activity_id: activityId,
      session_id: sessionId,
      ...terms,
      recorded_by: actor.personId,
    })
  await record(
    tx,
    actor,
    'activities.signUpTermsSet',
    sessionId ? 'activity_session' : 'activity',
    sessionId ?? activityId,
  )
}

/** Whoever signs up waits for whoever does at the same moment: places are given one by one. Throws NotHere where there is none. */
export async function lockedTarget(tx: ActorTx, to: To, now: Date): Promise<Target> {
  const { activityId, sessionId } = to
  const locked = await (sessionId
    ? tx.selectFrom('activity_session').where('id', '=', sessionId).select('id').forUpdate()
    : tx.selectFrom('activity').where('id', '=', activityId).select('id').forUpdate()
  ).executeTakeFirst()
  const target = locked && (await targetOf(tx, to, now))
  if (!target) throw new NotHere()
  return target
}

export type AskRefusal = `activities.signups.refused.${Exclude<Standing, 'open' | 'waitingList'> | 'tooMany'}`
/** Which letter follows: none where one has just gone out, or where the team confirms by phone. */
export type Asked = { id: string; letter: 'confirm' | 'already' | 'none'; reachedBy: 'mail' | 'phone' }

type From = { language: Language; network: string; now: Date }

/**
 * Somebody asks to take part. Nothing is theirs before the address itself confirms, or the team by phone. The same name at the
 * same address is one sign-up, answered alike. Refused when it is full, over or called off, and when too many come at once
 * from one address, one network, or altogether.
 */
export async function askToSignUp(
  tx: ActorTx,
  actor: Actor,
  id: string,
  to: To,
  form: SignUpForm,
  { language, network, now }: From,
): Promise<Outcome<Asked, AskRefusal>> {
  const target = await targetOf(tx, to, now)
  if (!target?.public) throw new NotHere()
  const reachedBy = form.email ? 'mail' : 'phone'
  const { mark, contactMark } = marksOf(actor.territoryId, to, form)
  const known = await tx
    .selectFrom('signup')
    .where((eb) => eb.or([eb('mark', '=', mark), eb('id', '=', id)]))
    .where('state', '<>', 'cancelled')
    .select(['id', 'state', 'letter_at'])
    .executeTakeFirst()
  if (known) return done({ id: known.id, reachedBy, letter: await anotherLetter(tx, known, reachedBy, now) })
  const standing = standingOf(target.terms, target, target.counts, now)
  if (standing !== 'open' && standing !== 'waitingList')
    return refused(`activities.signups.refused.${standing}`)
  const networkMark = network ? keyedMark(`signup network ${actor.territoryId}`, network) : null
  if (await tooMany(tx, to, contactMark, networkMark, now))
    return refused('activities.signups.refused.tooMany')
  const added = await insertOnce(tx, 'signup', {
    territory_id: actor.territoryId,
    id,
    activity_id: to.activityId,
    session_id: to.sessionId,
    state: 'asked',
    reached_by: reachedBy,
    for_minor: form.who === 'minor',
    mark,
    contact_mark: contactMark,
    network_mark: networkMark,
    code: newCode(5),
    language,
    asked_at: now,
    letter_at: form.email ? now : null,
    recorded_by: actor.personId,
  })
  if (!added) return done({ id, reachedBy, letter: 'none' })
  await sealWords(tx, actor, id, contactOf(form), form.needs)
  await record(tx, actor, 'activities.signUpAsked', 'signup', id)
  return done({ id, reachedBy, letter: form.email ? 'confirm' : 'none' })
}

async function anotherLetter(
  tx: ActorTx,
  known: { id: string; state: string; letter_at: Date | null },
  reachedBy: 'mail' | 'phone',
  now: Date,
): Promise<Asked['letter']> {
  const lately = known.letter_at && now.getTime() - known.letter_at.getTime() < AGAIN_AFTER_MINUTES * 60_000
  if (lately || reachedBy === 'phone') return 'none'
  await tx.updateTable('signup').set({ letter_at: now }).where('id', '=', known.id).execute()
  return known.state === 'asked' ? 'confirm' : 'already'
}

export const contactOf = ({ who, name, email, phone, responsible, relation }: SignUpForm): Contact => ({
  name,
  email,
  phone,
  ...(who === 'minor' && { responsible, relation }),
})

export function marksOf(territoryId: string, to: To, { name, email, phone }: Contact) {
  const contact = email?.toLowerCase() ?? phone ?? ''
  const purpose = `signup ${territoryId} ${to.sessionId ?? to.activityId}`
  return {
    // A name in other letters than ours has no plain form.
    mark: keyedMark(purpose, `${contact}\n${plain(name) || name.toLowerCase()}`),
    contactMark: keyedMark(purpose, contact),
  }
}

export async function sealWords(
  tx: ActorTx,
  { territoryId }: Actor,
  id: string,
  contact: Contact,
  needs: string | undefined,
) {
  const whose = { territory_id: territoryId, signup_id: id }
  await tx
    .insertInto('signup_contact')
    .values({ ...whose, sealed: seal(JSON.stringify(contact), contactWhere(id)) })
    .execute()
  if (needs)
    await tx
      .insertInto('signup_need')
      .values({ ...whose, sealed: seal(needs, needWhere(id)) })
      .execute()
}

async function tooMany(
  tx: ActorTx,
  { activityId, sessionId }: To,
  contactMark: string,
  networkMark: string | null,
  now: Date,
) {
  const anHourAgo = new Date(now.getTime() - 3_600_000)
  const { ofAddress, ofNetwork, lately } = await tx
    .selectFrom('signup')
    .where((eb) => eb.or([eb('asked_at', '>', anHourAgo), eb('contact_mark', '=', contactMark)]))
    .select((eb) => [
      eb.fn
        .countAll<number>()
        .filterWhere('contact_mark', '=', contactMark)
        .filterWhere('activity_id', '=', activityId)
        .filterWhere('session_id', 'is not distinct from', sessionId)
        .filterWhere('state', 'in', [...LIVING])
        .as('ofAddress'),
      eb.fn
        .countAll<number>()
        .filterWhere('network_mark', '=', networkMark ?? '')
        .filterWhere('asked_at', '>', anHourAgo)
        .as('ofNetwork'),
      eb.fn.countAll<number>().filterWhere('asked_at', '>', anHourAgo).as('lately'),
    ])
    .executeTakeFirstOrThrow()
  return ofAddress >= MOST_OF_ONE_ADDRESS || ofNetwork >= MOST_OF_ONE_NETWORK || lately >= MOST_AN_HOUR
}

/** The address said yes, or the team by phone: they are in, or in line. Said twice it stays the first time. */
export async function confirmSignUp(
  tx: ActorTx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Outcome<State, AskRefusal>> {
  const { target, state } = await lockedSignUp(tx, id, now)
  if (state !== 'asked') return done(state)
  const counts = await countsOf(tx, target)
  const standing = standingOf(target.terms, target, counts, now)
  if (standing !== 'open' && standing !== 'waitingList')
    return refused(`activities.signups.refused.${standing}`)
  const next = standing === 'open' ? 'in' : 'waiting'
  await tx
    .updateTable('signup')
    .set({ state: next, confirmed_at: now, queued_at: next === 'waiting' ? now : null })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'activities.signUpConfirmed', 'signup', id)
  return done(next)
}

/** A sign-up and what it is to, kept from everybody else meanwhile. Throws NotHere where there is none. */
export async function lockedSignUp(tx: ActorTx, id: string, now: Date) {
  const found = await tx
    .selectFrom('signup')
    .where('id', '=', id)
    .select(['activity_id', 'session_id'])
    .executeTakeFirst()
  if (!found) throw new NotHere()
  const target = await lockedTarget(tx, { activityId: found.activity_id, sessionId: found.session_id }, now)
  const signUp = await signUpById(tx, id)
  if (!signUp) throw new NotHere()
  return { target, state: signUp.state, signUp }
}

/** Who no longer comes is no longer expected in the registers of what is to come. */
export async function expectNoLonger(
  tx: ActorTx,
  { activityId, sessionId }: To,
  personId: string,
  now: Date,
) {
  await tx
    .deleteFrom('attendance')
    .where('person_id', '=', personId)
    .where('state', 'in', ['expected', 'signed_up'])
    .where('session_id', 'in', (eb) =>
      eb
        .selectFrom('activity_session')
        .where('activity_id', '=', activityId)
        .where('ends_at', '>', now)
        .where('closed_at', 'is', null)
        .where((of) => of.or([of('id', '=', sessionId), of.val(sessionId === null)]))
        .select('id'),
    )
    .execute()
}

/** Whoever is in and known stands as expected in the register of what they signed up to, from now on. */
export async function expectThem(
  tx: ActorTx,
  actor: Actor,
  { activityId, sessionId }: To,
  personId: string,
  now: Date,
) {
  await sql`
    insert into attendance (territory_id, session_id, person_id, state, recorded_by)
    select s.territory_id, s.id, ${personId}::uuid, 'expected', ${actor.personId}::uuid from activity_session s
    where s.territory_id = ${actor.territoryId} and s.activity_id = ${activityId}::uuid
      and (${sessionId}::uuid is null or s.id = ${sessionId}::uuid)
      and s.ends_at > ${now} and s.closed_at is null and s.cancelled_at is null
    on conflict (territory_id, session_id, person_id) do nothing`.execute(tx)
}
