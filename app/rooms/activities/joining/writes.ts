import { type Actor, commandIn } from '../../../ground/access/actor.ts'
import { keyedMark, type MarkedColumn } from '../../../ground/access/keyed.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Language } from '../../../ground/texts/language.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf } from '../../people/reads.ts'
import { type AskingFamily, familiesAsking, type WantedCourse } from '../demand/reads.ts'
import {
  AGAIN_AFTER_MINUTES,
  type Asking,
  CONFIRM_WITHIN_DAYS,
  FORGET_AFTER_DAYS,
  familyWhere,
  MOST_ASKED_AN_HOUR,
  mayAsk,
} from '../demand/rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'wanted_course_family', column: 'sealed', id: 'id' }]

const markOf = (courseId: unknown, email: string) =>
  keyedMark(`wanted course ${courseId}`, email.toLowerCase())

export const marked: readonly MarkedColumn[] = [
  {
    table: 'wanted_course_family',
    column: 'address_mark',
    words: { table: 'wanted_course_family', column: 'sealed', id: 'id' },
    mark: (words, row) => markOf(row.course_id, (JSON.parse(words) as Asking).email),
  },
]

/** Who acts for a family without an account: its address is its own, and nobody else's. */
export const askerFor = (territoryId: string) => commandIn(territoryId, ['coordinator'])

const REFUSALS = {
  wanted_course_in_time: 'activities.demand.late',
  wanted_course_home_once: 'activities.demand.twice',
  wanted_course_family_person_once: 'activities.demand.twice',
} as const
export type AskRefusal = (typeof REFUSALS)[keyof typeof REFUSALS]

async function asking(tx: ActorTx, add: () => Promise<boolean>): Promise<Outcome<boolean, AskRefusal>> {
  try {
    return done(await attempt(tx, add))
  } catch (error) {
    const said = REFUSALS[(error as { constraint?: string }).constraint as keyof typeof REFUSALS]
    if (said) return refused(said)
    throw error
  }
}

/**
 * A family that is known asks for a course, by one of its people: it counts at once. Refused after the last day, where the
 * same person or another of the household has asked already, and for who may not be named.
 */
export async function askForPerson(
  tx: ActorTx,
  actor: Actor,
  id: string,
  course: WantedCourse,
  personId: string,
  { now, today, language }: { now: Date; today: string; language: Language },
): Promise<Outcome<boolean, AskRefusal | NamingRefusal>> {
  if (!mayAsk(course, today)) return refused('activities.demand.late')
  const kept = actor.personId === personId ? personId : await keptIdOf(tx, personId)
  if (!kept) return refused('activities.demand.late')
  const unnamed = actor.personId === kept ? undefined : await refusalToName(tx, actor, [kept], today)
  if (unnamed) return refused(unnamed)
  const row = {
    territory_id: actor.territoryId,
    id,
    course_id: course.id,
    person_id: kept,
    language,
    joined_on: today,
    asked_at: now,
    confirmed_at: now,
    recorded_by: actor.personId,
  }
  const added = await asking(tx, () => insertOnce(tx, 'wanted_course_family', row))
  if (!added.ok) return added
  if (added.value) {
    await record(tx, actor, 'activities.familyAsks', 'wanted_course', course.id)
    return added
  }
  // The same form again; or the same person by another form.
  const same = await tx
    .selectFrom('wanted_course_family')
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst()
  return same ? done(false) : refused('activities.demand.twice')
}

/** Which letter an address gets, and for which asking. */
export type AskedByMail = { id: string; letter: 'confirm' | 'already' | 'none' }

/**
 * An address asks for a course: it is sent a letter, and counts only when it confirms. One that asked before gets the letter
 * again, not within a quarter of an hour. Refused after the last day, and when too many ask within an hour.
 */
export async function askByMail(
  tx: ActorTx,
  actor: Actor,
  id: string,
  course: WantedCourse,
  asks: Asking,
  { now, today, language }: { now: Date; today: string; language: Language },
): Promise<Outcome<AskedByMail, AskRefusal | 'activities.demand.tooMany'>> {
  if (!mayAsk(course, today)) return refused('activities.demand.late')
  const mark = markOf(course.id, asks.email)
  const known = await tx
    .selectFrom('wanted_course_family')
    .where('course_id', '=', course.id)
    .where('address_mark', '=', mark)
    .where('left_at', 'is', null)
    .select(['id', 'asked_at', 'confirmed_at'])
    .executeTakeFirst()
  if (known) {
    if (now.getTime() - known.asked_at.getTime() < AGAIN_AFTER_MINUTES * 60_000)
      return done({ id: known.id, letter: 'none' })
    await tx.updateTable('wanted_course_family').set({ asked_at: now }).where('id', '=', known.id).execute()
    return done({ id: known.id, letter: known.confirmed_at ? 'already' : 'confirm' })
  }
  if ((await askedSince(tx, new Date(now.getTime() - 3_600_000))) >= MOST_ASKED_AN_HOUR)
    return refused('activities.demand.tooMany')
  const added = await asking(tx, () =>
    insertOnce(tx, 'wanted_course_family', {
      territory_id: actor.territoryId,
      id,
      course_id: course.id,
      address_mark: mark,
      sealed: seal(JSON.stringify(asks), familyWhere(id)),
      language,
      joined_on: today,
      asked_at: now,
      recorded_by: actor.personId,
    }),
  )
  if (!added.ok) return added
  return done({ id, letter: added.value ? 'confirm' : 'none' })
}

async function askedSince(tx: ActorTx, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('wanted_course_family')
    .where('sealed', 'is not', null)
    .where('asked_at', '>', since)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The address said yes: it counts. False where it has left, or the course takes nobody any more. Said twice it stays the first. */
export async function confirmAsking(
  tx: ActorTx,
  actor: Actor,
  id: string,
  course: WantedCourse,
  { now, today }: { now: Date; today: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('wanted_course_family')
    .where('id', '=', id)
    .where('course_id', '=', course.id)
    .where('left_at', 'is', null)
    .select('confirmed_at')
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  if (row.confirmed_at) return true
  if (!mayAsk(course, today)) return false
  await tx.updateTable('wanted_course_family').set({ confirmed_at: now }).where('id', '=', id).execute()
  await record(tx, actor, 'activities.familyAsks', 'wanted_course', course.id)
  return true
}

/** A family asks no more: its address is gone at once. */
export async function leaveAsking(tx: ActorTx, actor: Actor, courseId: string, id: string, now: Date) {
  const gone = await tx
    .updateTable('wanted_course_family')
    .set({ left_at: now, sealed: null, address_mark: null })
    .where('id', '=', id)
    .where('course_id', '=', courseId)
    .where('left_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'activities.familyLeaves', 'wanted_course', courseId)
}

/** The families of a course that were not told yet what became of it: they are noted before anything is sent. */
export async function claimUntold(tx: ActorTx, courseId: string, now: Date): Promise<AskingFamily[]> {
  const waiting = (await familiesAsking(tx, courseId)).filter((one) => one.confirmedAt && !one.toldAt)
  if (waiting.length === 0) return []
  const ids = waiting.map(({ id }) => id)
  const mine = await tx
    .updateTable('wanted_course_family')
    .set({ told_at: now })
    .where('id', 'in', ids)
    .where('told_at', 'is', null)
    .returning('id')
    .execute()
  return waiting.filter(({ id }) => mine.some((one) => one.id === id))
}

/** Addresses that never confirmed go after a week; the others two months after what they asked for was settled. */
export async function forgetAskings(tx: ActorTx, today: string) {
  await tx
    .deleteFrom('wanted_course_family')
    .where('confirmed_at', 'is', null)
    .where('joined_on', '<', daysLater(today, -CONFIRM_WITHIN_DAYS))
    .execute()
  const settled = tx
    .selectFrom('wanted_course')
    .where((eb) => eb(eb.fn.coalesce('started_on', 'given_up_on'), '<', daysLater(today, -FORGET_AFTER_DAYS)))
    .select('id')
  await tx
    .updateTable('wanted_course_family')
    .set({ sealed: null, address_mark: null })
    .where('sealed', 'is not', null)
    .where('course_id', 'in', settled)
    .execute()
}
