import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { operators } from '../../../operators/reads.ts'
import { findPeople } from '../../../people/reads.ts'
import { fullName, STAFF, TEAM } from '../../../people/rules.ts'
import { placeChoices } from '../../codes/reads.ts'
import { tellAll } from '../../followers/parts/tell-all.ts'
import { moneyOf } from '../../grants/reads.ts'
import { ideaHere, idHere, todayOf } from '../../parts/here.ts'
import { rankOf } from '../../results/reads.ts'
import { KEEPERS } from '../../rules.ts'
import { outcomeForm, stepForm, storyForm } from '../forms.ts'
import { ProjectPage } from '../parts/project-page.tsx'
import { activityChoices, outcomesOf, stepsOf, storiesOf } from '../reads.ts'
import {
  addStep,
  beginPlan,
  dropStep,
  finishStep,
  publishStory,
  sayOutcome,
  takeStoryBack,
} from '../writes.ts'

/** What comes after the grant: steps with who helps, the account of the money, what became of it, the story. */
export const project = new Hono<Env>()
  .get('/ideas/:id/project', async (c) => show(c))
  .post('/ideas/:id/steps', async (c) => {
    const { actor, idea } = await projectHere(c)
    const form = await parseForm(stepForm, c)
    if (!form.ok) return again(c, { step: form })
    const added = await asActor(actor, (tx) => addStep(tx, actor, form.once, idea.id, form.value))
    if (!added.ok) return again(c, { step: { ...form, errors: { helperId: [added.refusal] } } })
    return back(c, idea.id, 'calls.step.added')
  })
  .post('/ideas/:id/plan', async (c) => {
    const { actor, idea } = await projectHere(c)
    const say = (code: string) => c.var.t(`calls.plan.${code}` as 'calls.plan.meet')
    await asActor(actor, (tx) => beginPlan(tx, actor, idea.id, say, todayOf(c)))
    return back(c, idea.id, 'calls.plan.begun')
  })
  .post('/ideas/:id/steps/:step/done', async (c) => {
    const { actor, idea } = await projectHere(c)
    await asActor(actor, (tx) => finishStep(tx, actor, idea.id, idHere(c, 'step'), todayOf(c)))
    return back(c, idea.id, 'calls.step.finished')
  })
  .post('/ideas/:id/steps/:step/drop', async (c) => {
    const { actor, idea } = await projectHere(c)
    await asActor(actor, (tx) => dropStep(tx, actor, idea.id, idHere(c, 'step')))
    return back(c, idea.id, 'calls.step.dropped')
  })
  .post('/ideas/:id/outcome', async (c) => {
    const { actor, idea, call } = await projectHere(c)
    const form = await parseForm(outcomeForm(todayOf(c)), c)
    if (!form.ok) return again(c, { outcome: form })
    const isNew = await asActor(actor, (tx) => sayOutcome(tx, actor, form.once, idea.id, form.value))
    if (isNew) await tellAll(c, { call, idea, news: 'outcome' })
    return back(c, idea.id, 'calls.outcome.said')
  })
  .post('/ideas/:id/stories', async (c) => {
    const { actor, idea, call } = await projectHere(c)
    if (!holdsRole(actor, ...TEAM)) throw new NotHere()
    const form = await parseForm(storyForm, c)
    if (!form.ok) {
      const query = form.searching?.query
      const people = query ? await asActor(actor, (tx) => findPeople(tx, query, 8)) : []
      const found = people.map((one) => ({ value: one.id, label: fullName(one) }))
      return again(c, { story: form, found }, statusOfRetry(form))
    }
    const told = await asActor(actor, (tx) =>
      publishStory(tx, actor, form.once, idea.id, form.value, todayOf(c)),
    )
    if (!told.ok) return again(c, { story: { ...form, errors: { personId: [told.refusal] } } })
    if (told.value.isNew) await tellAll(c, { call, idea, news: 'story' })
    return back(c, idea.id, 'calls.story.published')
  })
  .post('/ideas/:id/stories/:story/take-back', async (c) => {
    const { actor, idea } = await projectHere(c)
    await asActor(actor, (tx) => takeStoryBack(tx, actor, idea.id, idHere(c, 'story')))
    return back(c, idea.id, 'calls.story.takenBack')
  })

type Said = Parameters<typeof flash>[1]

function back(c: Context<Env>, ideaId: string, said: Said) {
  flash(c, said)
  return c.redirect(below(c, `/ideas/${ideaId}/project`), 303)
}

/** An idea that the result funds. */
async function projectHere(c: Context<Env>) {
  const actor = requireRole(c, ...STAFF)
  const here = await ideaHere(c)
  const rank = await asActor(actor, (tx) => rankOf(tx, here.idea.id))
  if (!rank?.funded) throw new NotHere()
  return { actor, ...here }
}

type Forms = { step?: FormState; outcome?: FormState; story?: FormState; found?: readonly Found[] }

function again(c: Context<Env>, forms: Forms, status: 200 | 422 = 422) {
  c.status(status)
  return show(c, forms)
}

async function show(c: Context<Env>, { step = {}, outcome = {}, story = {}, found = [] }: Forms = {}) {
  const { actor, idea, call } = await projectHere(c)
  const loaded = await asActor(actor, async (tx) => ({
    steps: await stepsOf(tx, idea.id),
    became: await outcomesOf(tx, idea.id),
    told: await storiesOf(tx, idea.id),
    money: holdsRole(actor, ...KEEPERS) ? await moneyOf(tx, idea.id) : undefined,
    helpers: (await operators(tx))
      .filter(({ roles }) => roles.some(({ role }) => role !== 'citizen' && role !== 'guardian'))
      .map(({ personId, name }) => ({ value: personId, label: name })),
    activities: await activityChoices(tx),
    places: await placeChoices(tx),
  }))
  const forms = { step, outcome, story, found }
  return c.render(
    <ProjectPage idea={idea} call={call} forms={forms} team={holdsRole(actor, ...TEAM)} {...loaded} />,
    { title: c.var.t('calls.project.heading'), section: '/calls' },
  )
}
