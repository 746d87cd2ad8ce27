import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { sessionById, sessionsOf } from '../../../activities/sessions/reads.ts'
import { membersOf } from '../../../operators/circles/reads.ts'
import { addToCircle, leaveCircle } from '../../../operators/circles/writes.ts'
import { hintOf } from '../../../people/parts/person-hint.ts'
import { findPeople, keptIdOf } from '../../../people/reads.ts'
import { fullName, TEAM } from '../../../people/rules.ts'
import { walksAlong } from '../../reads.ts'
import { belongForm, colleagueForm, pressedForm, registerForm } from '../forms.ts'
import { CareRegister } from '../parts/care-register.tsx'
import { GroupPage, type GroupSent } from '../parts/group-page.tsx'
import { belongingTo, type CareGroup, careGroupById, presentAt } from '../reads.ts'
import { belong, belongNoMore, keepCareRegister } from '../writes.ts'

const PATH = '/care/:group'
const today = (c: Context<Env>) => localDay(c.var.now, c.var.territory.timeZone)

export const careGroup = new Hono<Env>()
  .get(PATH, (c) => show(c, requireRole(c, ...TEAM)))
  .post(`${PATH}/members`, async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(belongForm, c)
    if (!form.ok) return again(c, actor, { which: 'belong', form })
    const added = await acting(c, actor, (tx, group) =>
      belong(tx, actor, form.once, group, form.value, today(c)),
    )
    if (!added.ok)
      return again(c, actor, { which: 'belong', form: { ...form, errors: { who: [added.refusal] } } })
    return saved(c, 'intakes.care.joined')
  })
  .post(`${PATH}/members/:belonging/end`, async (c) => {
    const actor = requireRole(c, ...TEAM)
    const belonging = c.req.param('belonging')
    await parseForm(pressedForm, c)
    if (!isId(belonging)) return c.notFound()
    await acting(c, actor, (tx, group) => belongNoMore(tx, actor, group, belonging, today(c)))
    return saved(c, 'intakes.care.left')
  })
  .post(`${PATH}/circle`, async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(colleagueForm, c)
    if (!form.ok) return again(c, actor, { which: 'colleague', form })
    const added = await acting(c, actor, async (tx, { circleId }) => {
      const personId = await keptIdOf(tx, form.value.colleague)
      const part = form.value.colleaguePart
      if (personId) await addToCircle(tx, actor, { id: form.once, circleId, personId, part })
      return personId !== undefined
    })
    if (added) return saved(c, 'intakes.circle.joined')
    const errors = { colleague: ['intakes.care.whoMissing'] }
    return again(c, actor, { which: 'colleague', form: { ...form, errors } })
  })
  .post(`${PATH}/circle/:member/leave`, async (c) => {
    const actor = requireRole(c, ...TEAM)
    const member = c.req.param('member')
    await parseForm(pressedForm, c)
    if (!isId(member)) return c.notFound()
    const left = await acting(c, actor, (tx, { circleId }) =>
      leaveCircle(tx, actor, circleId, member, c.var.now),
    )
    flash(c, left.ok ? 'intakes.circle.left' : left.refusal, left.ok ? 'success' : 'warning')
    const own = left.ok && left.value.personId === actor.personId
    return c.redirect(below(c, own ? '/diary' : `/care/${c.req.param('group')}`), 303)
  })
  .get(`${PATH}/sessions/:session`, (c) => register(c, requireRole(c, ...TEAM)))
  .post(`${PATH}/sessions/:session`, async (c) => {
    const actor = requireRole(c, ...TEAM)
    const session = c.req.param('session')
    const form = await parseForm(registerForm, c)
    if (!isId(session)) return c.notFound()
    const kept = form.ok
      ? await acting(c, actor, (tx, group) =>
          keepCareRegister(tx, actor, group, session, form.value.present, c.var.now),
        )
      : undefined
    if (kept?.ok) return saved(c, 'intakes.care.registerKept')
    c.status(422)
    return register(c, actor, kept ? { ...form, refusal: kept.refusal } : form)
  })

function saved(c: Context<Env>, words: TextKey) {
  flash(c, words)
  return c.redirect(below(c, `/care/${c.req.param('group')}`), 303)
}

async function groupHere(tx: ActorTx, c: Context<Env>): Promise<CareGroup> {
  const id = c.req.param('group') ?? ''
  const group = isId(id) ? await careGroupById(tx, id) : undefined
  if (!group) throw new NotHere()
  return group
}

const acting = <Done,>(
  c: Context<Env>,
  actor: SignedInActor,
  work: (tx: ActorTx, group: CareGroup) => Promise<Done>,
) =>
  asActor(actor, async (tx) => {
    const group = await groupHere(tx, c)
    if (!(await walksAlong(tx, group.circleId))) throw new NotHere()
    return work(tx, group)
  })

function again(c: Context<Env>, actor: SignedInActor, sent: GroupSent & { form: FormState }) {
  c.status(statusOfRetry(sent.form))
  return show(c, actor, sent)
}

async function show(c: Context<Env>, actor: SignedInActor, sent: GroupSent = {}) {
  const query = sent.form?.searching?.query
  const seen = await asActor(actor, async (tx) => {
    const group = await groupHere(tx, c)
    return {
      group,
      belonging: await belongingTo(tx, group.circleId),
      members: await membersOf(tx, group.circleId),
      sessions: await sessionsOf(tx, group.activityId, { when: 'past', now: c.var.now, limit: 20 }),
      found: query
        ? (await findPeople(tx, query)).map((one) => ({
            value: one.id,
            label: fullName(one),
            hint: hintOf(one),
          }))
        : [],
    }
  })
  return c.render(<GroupPage {...seen} sent={sent} />, { title: seen.group.title, section: '/care' })
}

async function register(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const id = c.req.param('session') ?? ''
  const seen = await asActor(actor, async (tx) => {
    const group = await groupHere(tx, c)
    const session = isId(id) ? await sessionById(tx, id) : undefined
    if (session?.activityId !== group.activityId) throw new NotHere()
    return {
      group,
      session,
      belonging: await belongingTo(tx, group.circleId),
      present: await presentAt(tx, group.circleId, session.id),
    }
  })
  return c.render(<CareRegister {...seen} form={form} />, { title: seen.group.title, section: '/care' })
}
