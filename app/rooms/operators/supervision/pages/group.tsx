import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { membersOf } from '../../circles/reads.ts'
import { stands } from '../../circles/rules.ts'
import { leaveCircle } from '../../circles/writes.ts'
import { operators } from '../../reads.ts'
import { STAFF, TEAM } from '../../rules.ts'
import { heldForm, memberForm, notesForm } from '../forms.ts'
import { GroupPage, type Said } from '../parts/group-page.tsx'
import { supervised } from '../parts/supervised.ts'
import { heldBy, supervisionGroup } from '../reads.ts'
import { endSupervision, isMember, letIn, noteSupervision, writeNotes } from '../writes.ts'

/** One group of supervision: when it met and who was there; what was said, for who is in it. */
export const oneSupervision = new Hono<Env>()
  .get('/training/supervision/:group', (c) => show(c, requireRole(c, ...STAFF)))
  .post('/training/supervision/:group/held', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(heldForm, c)
    if (!form.ok || form.value.onDate > todayOf(c)) {
      const errors = form.ok ? { onDate: ['operators.supervision.future'] } : form.errors
      return retry(c, actor, { held: { ...form, errors } }, 422)
    }
    const held = await asActor(actor, async (tx) => {
      const { id } = await inside(tx, actor, c)
      return noteSupervision(tx, actor, form.once, id, form.value)
    })
    if (!held.ok) return retry(c, actor, { held: { ...form, errors: { present: [held.refusal] } } }, 409)
    return back(c, 'operators.supervision.saved')
  })
  .post('/training/supervision/:group/held/:held', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(notesForm, c)
    const held = c.req.param('held')
    if (!form.ok) return retry(c, actor, { notes: { id: held, form } }, 422)
    await asActor(actor, async (tx) => {
      const { id } = await inside(tx, actor, c)
      if (!(await heldBy(tx, id)).some((one) => one.id === held)) throw new NotHere()
      await writeNotes(tx, actor, held, id, form.value.notes)
    })
    return back(c, 'operators.supervision.notesSaved')
  })
  .post('/training/supervision/:group/members', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(memberForm, c)
    const joined =
      form.ok &&
      (await asActor(actor, async (tx) => {
        const { id } = await inside(tx, actor, c)
        const known = supervised(await operators(tx), actor).some(
          ({ value }) => value === form.value.personId,
        )
        if (known) await letIn(tx, actor, form.once, id, form.value.personId)
        return known
      }))
    if (!joined) {
      const errors = form.ok ? { personId: ['operators.supervision.notHere'] } : form.errors
      return retry(c, actor, { member: { ...form, errors } }, 422)
    }
    return back(c, 'operators.supervision.joined')
  })
  .post('/training/supervision/:group/leave', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const left = await asActor(actor, async (tx) => {
      const { id } = await inside(tx, actor, c)
      const own = (await membersOf(tx, id)).find(
        ({ personId, untilAt }) => personId === actor.personId && untilAt === null,
      )
      return leaveCircle(tx, actor, id, own?.id ?? '', c.var.now)
    })
    if (!left.ok) return retry(c, actor, { refusal: 'operators.supervision.last' }, 409)
    flash(c, 'operators.supervision.left')
    return c.redirect(below(c, '/training/supervision'), 303)
  })
  .post('/training/supervision/:group/end', async (c) => {
    const actor = requireRole(c, ...TEAM)
    await asActor(actor, async (tx) => {
      const { id } = await inside(tx, actor, c)
      await endSupervision(tx, actor, id, todayOf(c))
    })
    return back(c, 'operators.supervision.ended')
  })

const todayOf = (c: Context<Env>) => localDay(c.var.now, c.var.territory.timeZone)

async function groupHere(tx: ActorTx, c: Context<Env>) {
  const id = c.req.param('group') ?? ''
  const group = isId(id) ? await supervisionGroup(tx, id) : undefined
  if (!group) throw new NotHere()
  return group
}
/** The group, for who is in it: to anyone else there is nothing to write in. */
async function inside(tx: ActorTx, actor: SignedInActor, c: Context<Env>) {
  const group = await groupHere(tx, c)
  if (!(await isMember(tx, group.id, actor.personId, c.var.now))) throw new NotHere()
  return group
}

function back(c: Context<Env>, words: TextKey) {
  flash(c, words)
  return c.redirect(below(c, `/training/supervision/${c.req.param('group')}`), 303)
}
function retry(c: Context<Env>, actor: SignedInActor, said: Said, status: 409 | 422) {
  c.status(status)
  return show(c, actor, said)
}

async function show(c: Context<Env>, actor: SignedInActor, said: Said = {}) {
  const seen = await asActor(actor, async (tx) => {
    const group = await groupHere(tx, c)
    const members = (await membersOf(tx, group.id)).filter((one) => stands(one, c.var.now))
    const others = supervised(await operators(tx), actor).filter(
      ({ value }) => !members.some(({ personId }) => personId === value),
    )
    return { group, members, others, held: await heldBy(tx, group.id) }
  })
  const isIn = seen.members.some(({ personId }) => personId === actor.personId)
  return c.render(<GroupPage {...seen} isIn={isIn} today={todayOf(c)} said={said} />, {
    title: seen.group.name,
    section: '/training',
    robots: 'noindex',
  })
}
