import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { type WantedCourse, wantedCourseById } from '../reads.ts'

export const SECTION = '/civic-centers'

/** The course an address names. Throws NotHere where there is none. */
export async function courseHere(c: Context<Env>): Promise<WantedCourse> {
  const id = c.req.param('course') ?? ''
  const course = isId(id) ? await asActor(c.var.actor, (tx) => wantedCourseById(tx, id)) : undefined
  if (!course) throw new NotHere()
  return course
}

/** What an asking needs of the moment. */
export const momentOf = (c: Context<Env>) => {
  const { now, dayOf, language } = textsOf(c)
  return { now, today: dayOf(now), language }
}
