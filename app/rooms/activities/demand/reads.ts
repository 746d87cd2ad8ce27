import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Asking, familyWhere } from './rules.ts'

const rows = (tx: ActorTx) =>
  tx
    .selectFrom('wanted_course as course')
    .innerJoin('place', 'place.id', 'course.place_id')
    .leftJoin('place_room as room', 'room.id', 'course.room_id')
    .leftJoin(sql<{ course_id: string; families: number }>`app.families_asking()`.as('asking'), (join) =>
      join.onRef('asking.course_id', '=', 'course.id'),
    )
    .select(['course.id', 'course.title', 'course.for_whom as forWhom', 'course.description', 'course.area'])
    .select(['course.place_id as placeId', 'place.name as place', 'course.room_id as roomId'])
    .select(['room.name as room', 'course.first_on as firstOn', 'course.weeks', 'course.threshold'])
    .select([
      sql<string>`to_char(course.from_time, 'HH24:MI')`.as('from'),
      sql<string>`to_char(course.to_time, 'HH24:MI')`.as('to'),
    ])
    .select(['course.until_on as untilOn', 'course.price_cents as priceCents'])
    .select(['course.activity_id as activityId', 'course.started_on as startedOn'])
    .select(['course.given_up_on as givenUpOn', 'course.recorded_by as recordedBy'])
    .select(sql<number>`coalesce(asking.families, 0)`.as('families'))
export type WantedCourse = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

/** Courses families are asking for, those still open first; at one place, if it is named. */
export const wantedCourses = (tx: ActorTx, placeId?: string): Promise<WantedCourse[]> =>
  rows(tx)
    .$if(placeId !== undefined, (query) => query.where('course.place_id', '=', placeId as string))
    .orderBy(sql`course.started_on is not null or course.given_up_on is not null`)
    .orderBy('course.until_on', 'desc')
    .orderBy('course.id')
    .limit(200)
    .execute()

export const wantedCourseById = (tx: ActorTx, id: string): Promise<WantedCourse | undefined> =>
  rows(tx).where('course.id', '=', id).executeTakeFirst()

/** Courses whose last day has come without a start. */
export const coursesPast = (tx: ActorTx, today: string): Promise<WantedCourse[]> =>
  rows(tx)
    .where('course.until_on', '<', today)
    .where('course.started_on', 'is', null)
    .where('course.given_up_on', 'is', null)
    .execute()

/** The families that ask for a course and still do: by the name of a person, or by what their address said. */
export async function familiesAsking(tx: ActorTx, courseId: string) {
  const found = await tx
    .selectFrom('wanted_course_family as family')
    .leftJoin('person', 'person.id', 'family.person_id')
    .leftJoin('person_contact as contact', 'contact.person_id', 'family.person_id')
    .where('family.course_id', '=', courseId)
    .where('family.left_at', 'is', null)
    .orderBy('family.asked_at')
    .orderBy('family.id')
    .select(['family.id', 'family.person_id as personId', 'family.sealed', 'family.language'])
    .select(['family.confirmed_at as confirmedAt', 'family.told_at as toldAt', 'contact.email'])
    .select(sql<string | null>`trim(person.given_name || ' ' || person.family_name)`.as('name'))
    .execute()
  return found.map(({ sealed, ...one }) => {
    const said: Asking | undefined = sealed ? JSON.parse(unseal(sealed, familyWhere(one.id))) : undefined
    return { ...one, name: one.name ?? said?.name ?? '', email: said?.email ?? one.email }
  })
}
export type AskingFamily = Awaited<ReturnType<typeof familiesAsking>>[number]

/** One's own asking for a course, if one does. */
export const ownAsking = async (
  tx: ActorTx,
  courseId: string,
  personId: string,
): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('wanted_course_family')
      .where('course_id', '=', courseId)
      .where('person_id', '=', personId)
      .where('left_at', 'is', null)
      .select('id')
      .executeTakeFirst()
  )?.id
