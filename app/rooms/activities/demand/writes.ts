import { commandIn, type SignedInActor } from '../../../ground/access/actor.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { holdRooms } from '../../places/sessions/writes.ts'
import type { Area } from '../rules.ts'
import { planActivity } from '../writes.ts'
import type { CourseForm } from './forms.ts'
import { familiesAsking, type WantedCourse, wantedCourseById } from './reads.ts'

type Clock = { now: Date; timeZone: string }

const columnsOf = (form: CourseForm) => ({
  title: form.title,
  for_whom: form.forWhom,
  description: form.description ?? null,
  area: form.area,
  place_id: form.placeId,
  room_id: form.roomId ?? null,
  first_on: form.on,
  from_time: form.from,
  to_time: form.to,
  weeks: form.weeks,
  threshold: form.threshold,
  until_on: form.untilOn,
  price_cents: form.price ?? null,
})

/** A course families can ask for, from now on. Refused where its last day to ask has passed. Sent twice it is one. */
export async function wantCourse(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: CourseForm,
  today: string,
): Promise<Outcome<null, 'activities.demand.untilOn.past'>> {
  if (form.untilOn < today) return refused('activities.demand.untilOn.past')
  const own = { territory_id: actor.territoryId, id, recorded_by: actor.personId }
  const added = await insertOwn(tx, 'wanted_course', { ...own, ...columnsOf(form) })
  if (added) await record(tx, actor, 'activities.courseWanted', 'wanted_course', id)
  return done(null)
}

/** Changes a course that has neither started nor been given up. */
export async function changeWantedCourse(
  tx: ActorTx,
  actor: SignedInActor,
  course: WantedCourse,
  form: CourseForm,
): Promise<Outcome<null, 'activities.demand.stands'>> {
  if (course.startedOn || course.givenUpOn) return refused('activities.demand.stands')
  await tx.updateTable('wanted_course').set(columnsOf(form)).where('id', '=', course.id).execute()
  await record(tx, actor, 'activities.courseWantedChanged', 'wanted_course', course.id)
  return done(null)
}

/** Who plans a course in the name of whoever wrote it, when a family that nobody knows makes the number. */
export const plannerOf = (territoryId: string, recordedBy: string | null): SignedInActor =>
  commandIn(territoryId, ['coordinator', 'facilitator'], recordedBy) as unknown as SignedInActor

export type StartRefusal =
  | 'activities.demand.tooFew'
  | 'activities.demand.tooLate'
  | 'activities.demand.taken'

/** Undoes the planning, where its room cannot be had. */
class RoomTaken extends Error {}

/**
 * Starts a course: a published activity with its weekly meetings, the room held for each, the families we know expected. All or
 * nothing. Refused while too few ask, when its first day has passed, and where somebody else holds the room. Said twice it
 * starts once.
 */
export async function startCourse(
  tx: ActorTx,
  actor: SignedInActor,
  courseId: string,
  clock: Clock,
): Promise<Outcome<{ activityId: string; now: boolean }, StartRefusal>> {
  await tx.selectFrom('wanted_course').where('id', '=', courseId).select('id').forUpdate().execute()
  const course = await wantedCourseById(tx, courseId)
  if (course?.activityId) return done({ activityId: course.activityId, now: false })
  if (!course || course.givenUpOn || course.families < course.threshold)
    return refused('activities.demand.tooFew')
  const today = localDay(clock.now, clock.timeZone)
  if (course.firstOn < today) return refused('activities.demand.tooLate')
  const activityId = newId()
  try {
    await attempt(tx, () => plan(tx, actor, activityId, course, clock))
  } catch (error) {
    if (error instanceof RoomTaken) return refused('activities.demand.taken')
    throw error
  }
  const started = { activity_id: activityId, started_on: today }
  await tx.updateTable('wanted_course').set(started).where('id', '=', courseId).execute()
  await record(tx, actor, 'activities.courseStarted', 'wanted_course', courseId)
  return done({ activityId, now: true })
}

async function plan(
  tx: ActorTx,
  actor: SignedInActor,
  activityId: string,
  course: WantedCourse,
  clock: Clock,
) {
  const { title, description, forWhom, placeId, roomId, firstOn, from, to, weeks } = course
  const repeats = weeks > 1 ? ('weekly' as const) : ('no' as const)
  const planned = await planActivity(
    tx,
    actor,
    activityId,
    {
      title,
      kind: 'course',
      area: course.area as Area,
      description: [forWhom, description].filter(Boolean).join('\n\n'),
      placeId,
      promoters: [],
      partners: [],
      published: 'yes',
      on: firstOn,
      from,
      to,
      repeats,
      everyWeeks: 1,
      ...(weeks > 1 && { times: weeks }),
    },
    clock,
  )
  if (!planned.ok) throw new Error(`a wanted course could not be planned: ${planned.refusal}`)
  const meetings = await tx
    .selectFrom('activity_session')
    .where('activity_id', '=', activityId)
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .execute()
  if (roomId) {
    await tx
      .updateTable('activity_session')
      .set({ room_id: roomId })
      .where('activity_id', '=', activityId)
      .execute()
    const held = meetings.map((one) => ({ ...one, placeId, roomId, title }))
    if (!(await holdRooms(tx, actor, held, clock.timeZone)).ok) throw new RoomTaken()
  }
  await expectFamilies(tx, actor, course.id, meetings)
}

/** The people of the families that asked are expected at every meeting: they have signed up already. */
async function expectFamilies(
  tx: ActorTx,
  actor: SignedInActor,
  courseId: string,
  meetings: readonly { id: string }[],
) {
  const known = (await familiesAsking(tx, courseId)).flatMap(({ personId }) => personId ?? [])
  const expected = meetings.flatMap(({ id }) =>
    known.map((person_id) => ({
      territory_id: actor.territoryId,
      session_id: id,
      person_id,
      state: 'expected',
      role: 'participant',
      recorded_by: actor.personId,
    })),
  )
  if (expected.length > 0)
    await tx
      .insertInto('attendance')
      .values(expected)
      .onConflict((same) => same.doNothing())
      .execute()
}

/** Too few asked: the course is given up. Said twice, or of one that started, nothing changes. */
export async function giveUpCourse(
  tx: ActorTx,
  actor: Pick<SignedInActor, 'territoryId'> & Parameters<typeof record>[1],
  courseId: string,
  today: string,
): Promise<boolean> {
  const given = await tx
    .updateTable('wanted_course')
    .set({ given_up_on: today })
    .where('id', '=', courseId)
    .where('started_on', 'is', null)
    .where('given_up_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (given) await record(tx, actor, 'activities.courseGivenUp', 'wanted_course', courseId)
  return given !== undefined
}
