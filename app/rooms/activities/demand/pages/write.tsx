import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { placesLike } from '../../../places/reads.ts'
import { roomsOf } from '../../../places/rooms/reads.ts'
import { courseForm } from '../forms.ts'
import { CourseFields, type WhereToChoose } from '../parts/course-fields.tsx'
import { courseHere, momentOf, SECTION } from '../parts/here.ts'
import type { WantedCourse } from '../reads.ts'
import { changeWantedCourse, wantCourse } from '../writes.ts'

export const writingCourses = new Hono<Env>()
  .get('/wanted-courses/new', (c) => show(c, {}))
  .post('/wanted-courses/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(courseForm, c)
    if (!form.ok) return again(c, form)
    const { today } = momentOf(c)
    const wanted = await asActor(actor, (tx) => wantCourse(tx, actor, form.once, form.value, today))
    if (!wanted.ok) return again(c, { ...form, errors: { untilOn: [wanted.refusal] } })
    flash(c, 'activities.demand.written')
    return c.redirect(below(c, `/wanted-courses/${form.once}`), 303)
  })
  .get('/wanted-courses/:course/edit', async (c) => show(c, {}, await openHere(c)))
  .post('/wanted-courses/:course/edit', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const course = await openHere(c)
    const form = await parseForm(courseForm, c)
    if (!form.ok) return again(c, form, course)
    const changed = await asActor(actor, (tx) => changeWantedCourse(tx, actor, course, form.value))
    if (!changed.ok) return again(c, { ...form, refusal: changed.refusal }, course)
    flash(c, 'activities.demand.changed')
    return c.redirect(below(c, `/wanted-courses/${course.id}`), 303)
  })

/** A course that may still change. */
async function openHere(c: Context<Env>): Promise<WantedCourse> {
  requireRole(c, ...TEAM)
  const course = await courseHere(c)
  if (course.startedOn || course.givenUpOn) throw new NotHere()
  return course
}

function again(c: Context<Env>, form: FormState, course?: WantedCourse) {
  c.status(422)
  return show(c, form, course)
}

async function show(c: Context<Env>, form: FormState, course?: WantedCourse) {
  const actor = requireRole(c, ...TEAM)
  const where = await asActor(actor, async (tx): Promise<WhereToChoose[]> => {
    const places = await placesLike(tx, { state: 'open' })
    const all: WhereToChoose[] = []
    for (const { id, name } of places) {
      const rooms = (await roomsOf(tx, id)).filter(({ closed_on }) => closed_on === null)
      all.push({ value: id, label: name })
      all.push(...rooms.map((room) => ({ value: `${id}/${room.id}`, label: `${name}: ${room.name}` })))
    }
    return all
  })
  const heading = course ? 'activities.demand.edit' : 'activities.demand.new'
  return c.render(<WritePage {...{ heading, where, course, form }} />, {
    title: c.var.t(heading),
    section: SECTION,
  })
}

type Props = {
  heading: 'activities.demand.edit' | 'activities.demand.new'
  where: WhereToChoose[]
  course: WantedCourse | undefined
  form: FormState
}

function WritePage({ heading, where, course, form }: Props) {
  const below = useBelow()
  const crumbs = [{ href: below('/wanted-courses'), label: 'activities.demand.heading' as const }]
  return (
    <Page heading={heading} lead="activities.demand.newLead" crumbs={crumbs} width="reading">
      <Form {...form} submit="activities.demand.save">
        <CourseFields where={where} course={course} />
      </Form>
    </Page>
  )
}
