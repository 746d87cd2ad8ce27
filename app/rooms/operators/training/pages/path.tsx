import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { findPeople } from '../../../people/reads.ts'
import { fullName } from '../../../people/rules.ts'
import { figuresAmong } from '../../reads.ts'
import { DESK, STAFF } from '../../rules.ts'
import { leavePathForm, participantForm, pathForm, sessionForm } from '../forms.ts'
import { LEARNING, pathHere, todayOf } from '../parts/here.ts'
import { PathPage, type Said } from '../parts/path-page.tsx'
import { participantsOf, sessionsOf } from '../reads.ts'
import {
  changePath,
  completePath,
  endPath,
  joinPath,
  leavePath,
  planSession,
  withdrawCompletion,
} from '../writes.ts'

/** One path: its steps, its sessions, who is on it and how far, and what follows from having completed it. */
export const onePath = new Hono<Env>()
  .get('/training/:path', (c) => show(c, requireRole(c, ...LEARNING)))
  .post('/training/:path', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(pathForm, c)
    if (!form.ok) return retry(c, actor, { path: form }, 422)
    const changed = await asActor(actor, async (tx) =>
      changePath(tx, actor, (await pathHere(tx, c.req.param('path'))).id, form.value),
    )
    if (!changed.ok) return retry(c, actor, { path: { ...form, errors: { steps: [changed.refusal] } } }, 409)
    return back(c, 'operators.training.changed')
  })
  .post('/training/:path/end', async (c) => {
    const actor = requireRole(c, ...DESK)
    await asActor(actor, async (tx) =>
      endPath(tx, actor, (await pathHere(tx, c.req.param('path'))).id, todayOf(c)),
    )
    return back(c, 'operators.training.endedNow')
  })
  .post('/training/:path/sessions', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(sessionForm, c)
    if (!form.ok) return retry(c, actor, { session: form }, 422)
    const planned = await asActor(actor, async (tx) =>
      planSession(tx, actor, form.once, await pathHere(tx, c.req.param('path')), form.value),
    )
    if (!planned.ok)
      return retry(c, actor, { session: { ...form, errors: { step: [planned.refusal] } } }, 409)
    return back(c, 'operators.training.planned')
  })
  .post('/training/:path/people', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(participantForm, c)
    if (!form.ok) return retry(c, actor, { people: form }, statusOfRetry(form))
    const joined = await asActor(actor, async (tx) =>
      joinPath(tx, actor, (await pathHere(tx, c.req.param('path'))).id, form.value.people, form.value.fromOn),
    )
    if (!joined.ok) return retry(c, actor, { people: { ...form, errors: { people: [joined.refusal] } } }, 409)
    return back(c, 'operators.training.joined')
  })
  .post('/training/:path/leave', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(leavePathForm, c)
    if (!form.ok) return c.notFound()
    await asActor(actor, async (tx) =>
      leavePath(tx, actor, (await pathHere(tx, c.req.param('path'))).id, form.value.personId, todayOf(c)),
    )
    return back(c, 'operators.training.left')
  })
  .post('/training/:path/complete', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(leavePathForm, c)
    if (!form.ok) return c.notFound()
    const completed = await asActor(actor, async (tx) =>
      completePath(tx, actor, (await pathHere(tx, c.req.param('path'))).id, form.value.personId),
    )
    if (!completed.ok) return retry(c, actor, { refusal: completed.refusal }, 409)
    return back(c, 'operators.training.completedNow')
  })
  .post('/training/:path/withdraw', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(leavePathForm, c)
    if (!form.ok) return c.notFound()
    await asActor(actor, async (tx) => {
      const path = await pathHere(tx, c.req.param('path'))
      const on = await participantsOf(tx, path, await sessionsOf(tx, path.id))
      const completion = on.find(({ personId }) => personId === form.value.personId)?.completion
      if (completion) await withdrawCompletion(tx, actor, completion.id)
    })
    return back(c, 'operators.training.withdrawn')
  })

function back(c: Context<Env>, words: TextKey) {
  flash(c, words)
  return c.redirect(below(c, `/training/${c.req.param('path')}`), 303)
}

function retry(c: Context<Env>, actor: SignedInActor, said: Said, status: 409 | 422 | 200) {
  c.status(status)
  return show(c, actor, said)
}

async function show(c: Context<Env>, actor: SignedInActor, said: Said = {}) {
  const today = todayOf(c)
  const searching = said.people?.searching
  const seen = await asActor(actor, async (tx) => {
    const path = await pathHere(tx, c.req.param('path') ?? '')
    const sessions = await sessionsOf(tx, path.id)
    const people = await participantsOf(tx, path, sessions)
    return {
      path,
      sessions,
      people,
      // Who is already written down as this figure needs no proposal.
      known: path.figure
        ? await figuresAmong(
            tx,
            people.map(({ personId }) => personId),
            path.figure,
          )
        : [],
      found: searching
        ? (await findPeople(tx, searching.query)).map((one) => ({ value: one.id, label: fullName(one) }))
        : [],
    }
  })
  const may = { change: holdsRole(actor, ...DESK), see: holdsRole(actor, ...STAFF) }
  return c.render(<PathPage {...seen} may={may} today={today} said={said} />, {
    title: seen.path.name,
    section: '/training',
  })
}
