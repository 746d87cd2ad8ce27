import type { Here } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { wantedCourseById } from '../reads.ts'
import { plannerOf, startCourse } from '../writes.ts'
import { tellFamilies } from './letters.ts'

/**
 * Starts a course as soon as the last family that was missing has asked, in the name of whoever wrote it, and tells them all;
 * one that has started tells whoever came later. Where the room is taken nothing happens: the team sees it and finds another.
 */
export async function startIfEnough(territory: Here, courseId: string, now: Date, url: string) {
  const { id, timeZone } = territory
  const planner = plannerOf(id, null)
  const course = await asActor(planner, (tx) => wantedCourseById(tx, courseId))
  if (!course || course.givenUpOn || course.families < course.threshold) return
  const author = plannerOf(id, course.recordedBy)
  const started = await asActor(author, (tx) => startCourse(tx, author, courseId, { now, timeZone }))
  if (!started.ok) return
  const { activityId } = started.value
  await tellFamilies(territory, { ...course, activityId }, now, url)
}
