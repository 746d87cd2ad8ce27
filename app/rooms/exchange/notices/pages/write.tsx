import { type Context, Hono } from 'hono'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import type { Kind } from '../../kinds/forms.ts'
import { kindOrNotHere, sideOf } from '../../kinds/reads.ts'
import type { Side } from '../../kinds/rules.ts'
import { idHere, kindHere, todayOf } from '../../parts/here.ts'
import { noticeForm, saidIn } from '../forms.ts'
import { beginningOf } from '../parts/notice-beginning.ts'
import { NoticePage } from '../parts/notice-form.tsx'
import { type Notice, noticeById, noticeOf } from '../reads.ts'
import { changeNotice, type NoticeRefusal, publishNotice } from '../writes.ts'

function sideHere(c: Context<Env>): Side {
  const side = c.req.param('codeOfSide')
  if (side !== 'need' && side !== 'offer') throw new NotHere()
  return side
}

/** The field that a refusal stands beside. */
export function fieldOf(refusal: NoticeRefusal): string {
  if (refusal.startsWith('people.') || refusal === 'exchange.notice.whose') return 'personId'
  if (refusal === 'exchange.notice.visibility') return 'visibility'
  if (refusal === 'exchange.notice.onePlace') return 'places'
  return ['exchange.notice.past', 'exchange.notice.order', 'exchange.notice.tooLong'].includes(refusal)
    ? 'untilOn'
    : 'form'
}

export const writeNotice = new Hono<Env>()
  .get('/exchange/:codeOfKind/:codeOfSide/new', async (c) => show(c, signedIn(c), kindHere(c), sideHere(c)))
  .post('/exchange/:codeOfKind/:codeOfSide/new', async (c) => {
    const actor = signedIn(c)
    const kind = kindHere(c)
    const side = sideHere(c)
    const form = await parseForm(noticeForm(sideOf(kind, side)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, actor, kind, side, form)
    }
    // Whoever works here says for whom: their own needs and offers too.
    if (holdsRole(actor, ...TEAM) && !form.value.personId && !form.value.organisationId) {
      c.status(422)
      return show(c, actor, kind, side, { ...form, errors: { personId: ['exchange.notice.whose'] } })
    }
    const said = { ...saidIn(sideOf(kind, side), form.value), id: form.once, kind: kind.code, side }
    const made = await asActor(actor, (tx) => publishNotice(tx, actor, said, todayOf(c)))
    if (made.ok) {
      flash(c, holdsRole(actor, ...TEAM) ? 'exchange.notice.published' : 'exchange.notice.sent')
      return c.redirect(below(c, `/exchange/notices/${made.value.id}`), 303)
    }
    c.status(422)
    return show(c, actor, kind, side, { ...form, errors: { [fieldOf(made.refusal)]: [made.refusal] } })
  })
  .get('/exchange/notices/:id/edit', async (c) => {
    const actor = signedIn(c)
    const notice = await noticeToEdit(actor, idHere(c))
    return show(c, actor, kindOrNotHere(notice.kind), notice.side, {}, notice)
  })
  .post('/exchange/notices/:id/edit', async (c) => {
    const actor = signedIn(c)
    const notice = await noticeToEdit(actor, idHere(c))
    const kind = kindOrNotHere(notice.kind)
    const side = sideOf(kind, notice.side)
    const form = await parseForm(noticeForm(side), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, actor, kind, notice.side, form, notice)
    }
    const changed = await asActor(actor, (tx) =>
      changeNotice(tx, actor, notice.id, saidIn(side, form.value), todayOf(c)),
    )
    if (changed.ok) {
      flash(c, 'exchange.notice.changed')
      return c.redirect(below(c, `/exchange/notices/${notice.id}`), 303)
    }
    c.status(422)
    const errors = { [fieldOf(changed.refusal)]: [changed.refusal] }
    return show(c, actor, kind, notice.side, { ...form, errors }, notice)
  })

/** A notice its owner, or the team, may change. Throws NotHere for anyone else. */
async function noticeToEdit(actor: SignedInActor, id: string): Promise<Notice> {
  return asActor(actor, async (tx) => {
    const notice = await noticeById(tx, id)
    if (!notice || !(await noticeOf(tx, actor, notice))) throw new NotHere()
    return notice
  })
}

async function show(
  c: Context<Env>,
  actor: SignedInActor,
  kind: Kind,
  side: Side,
  form: FormState = {},
  notice?: Notice,
) {
  const team = holdsRole(actor, ...TEAM)
  const one = sideOf(kind, side)
  if (!team && !one.citizens && !holdsRole(actor, 'partner')) throw new NotHere()
  const wanted = c.req.query('person')
  const beginning = await asActor(actor, (tx) =>
    beginningOf(tx, actor, form, notice, wanted && isId(wanted) ? wanted : undefined),
  )
  return c.render(
    <NoticePage
      {...beginning}
      kind={kind}
      side={side}
      form={form}
      team={team}
      notice={notice}
      today={todayOf(c)}
    />,
    { title: c.var.t(notice ? 'exchange.notice.edit' : one.label), section: '/exchange' },
  )
}
