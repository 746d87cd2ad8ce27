import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import { reachedAt } from '../../../../ground/access/reached-at.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { hintOf } from '../../../people/parts/person-hint.ts'
import { findPeople } from '../../../people/reads.ts'
import { fullName, TEAM } from '../../../people/rules.ts'
import { askByMail, askerFor, askForPerson, leaveAsking } from '../../joining/writes.ts'
import { askForm, knownForm, removeForm } from '../forms.ts'
import { CoursePage } from '../parts/course-page.tsx'
import { courseHere, momentOf, SECTION } from '../parts/here.ts'
import { askedLetter, tellFamilies } from '../parts/letters.ts'
import { startIfEnough } from '../parts/starting.ts'
import { familiesAsking, ownAsking } from '../reads.ts'
import { giveUpCourse, startCourse } from '../writes.ts'

/** A course families can ask for: by an address that confirms, as oneself, or through the team. */
export const wantedCourse = new Hono<Env>()
  .get('/wanted-courses/:course', (c) => show(c))
  .post('/wanted-courses/:course/join', async (c) => {
    const course = await courseHere(c)
    const form = await parseForm(askForm, c)
    if (!form.ok) return again(c, form, 'join')
    const { agree: _, ...asks } = form.value
    const { id: territoryId } = c.var.territory
    const [asker, moment] = [askerFor(territoryId), momentOf(c)]
    const asked = await asActor(asker, (tx) => askByMail(tx, asker, form.once, course, asks, moment))
    if (!asked.ok) return again(c, { ...form, refusal: asked.refusal }, 'join')
    const { id, letter } = asked.value
    const to = { id, email: asks.email, language: moment.language }
    if (letter !== 'none') await sendMail(askedLetter(reachedAt(c), c.var.territory, course, to, letter))
    // The same words for every address: nobody learns who asks.
    return back(c, 'activities.demand.checkMail')
  })
  .post('/wanted-courses/:course/join-me', async (c) => {
    const actor = signedIn(c)
    const course = await courseHere(c)
    const form = await parseForm(askForm.pick({}), c)
    const asked = await asActor(actor, (tx) =>
      askForPerson(tx, actor, form.once, course, actor.personId, momentOf(c)),
    )
    if (!asked.ok) return back(c, asked.refusal, 'warning')
    await startIfEnough(c.var.territory, course.id, c.var.now, reachedAt(c))
    return back(c, 'activities.demand.joined')
  })
  .post('/wanted-courses/:course/leave-me', async (c) => {
    const actor = signedIn(c)
    const course = await courseHere(c)
    await asActor(actor, async (tx) => {
      const id = await ownAsking(tx, course.id, actor.personId)
      if (id) await leaveAsking(tx, actor, course.id, id, c.var.now)
    })
    return back(c, 'activities.demand.left')
  })
  .post('/wanted-courses/:course/join-person', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const course = await courseHere(c)
    const form = await parseForm(knownForm, c)
    if (!form.ok) return again(c, form, 'known')
    const { personId } = form.value
    const asked = await asActor(actor, (tx) =>
      askForPerson(tx, actor, form.once, course, personId, momentOf(c)),
    )
    if (!asked.ok) return again(c, { ...form, errors: { personId: [asked.refusal] } }, 'known')
    await startIfEnough(c.var.territory, course.id, c.var.now, reachedAt(c))
    return back(c, 'activities.demand.added')
  })
  .post('/wanted-courses/:course/remove', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const course = await courseHere(c)
    const form = await parseForm(removeForm, c)
    if (form.ok) await asActor(actor, (tx) => leaveAsking(tx, actor, course.id, form.value.id, c.var.now))
    return back(c, 'activities.demand.removed')
  })
  .post('/wanted-courses/:course/start', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const course = await courseHere(c)
    const { territory, now } = c.var
    const clock = { now, timeZone: territory.timeZone }
    const started = await asActor(actor, (tx) => startCourse(tx, actor, course.id, clock))
    if (!started.ok) return back(c, started.refusal, 'warning')
    const { activityId } = started.value
    await tellFamilies(territory, { ...course, activityId }, now, reachedAt(c))
    return back(c, 'activities.demand.nowStarted')
  })
  .post('/wanted-courses/:course/give-up', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const course = await courseHere(c)
    const { today, now } = momentOf(c)
    if (await asActor(actor, (tx) => giveUpCourse(tx, actor, course.id, today)))
      await tellFamilies(c.var.territory, course, now, reachedAt(c))
    return back(c, 'activities.demand.nowGivenUp')
  })

/** Which form of the page is shown again. */
export type Which = 'join' | 'known'

function back(c: Context<Env>, said: TextKey, kind: 'success' | 'warning' = 'success') {
  flash(c, said, kind)
  return c.redirect(below(c, `/wanted-courses/${c.req.param('course')}`), 303)
}

function again(c: Context<Env>, form: FormState, which: Which) {
  c.status(form.refusal ? 409 : statusOfRetry(form))
  return show(c, form, which)
}

async function show(c: Context<Env>, form: FormState = {}, which?: Which) {
  const { actor } = c.var
  const course = await courseHere(c)
  const team = holdsRole(actor, ...TEAM)
  const query = form.searching?.query
  const found = await asActor(actor, async (tx) => ({
    families: team ? await familiesAsking(tx, course.id) : [],
    own: actor.personId ? await ownAsking(tx, course.id, actor.personId) : undefined,
    people: query && team ? await findPeople(tx, query) : [],
  }))
  const people = found.people.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) }))
  const known = { ...found, people, signed: actor.personId !== null, team }
  return c.render(<CoursePage {...known} {...{ course, form, which }} />, {
    title: course.title,
    section: SECTION,
  })
}
