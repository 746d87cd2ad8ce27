import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseSent, sentForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { keepPhotosOfSheet, photosOfSheet } from '../../../../ground/paper/photos.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { paperForm } from '../../ideas/forms.ts'
import { searchedIn } from '../../ideas/parts/searched.ts'
import { todayOf } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { isUnderWay, phaseOf } from '../../rules.ts'
import { CopyPage } from '../parts/copy-page.tsx'
import { type IdeaPaper, paperByCode } from '../reads.ts'
import { copyPaper } from '../writes.ts'

/** A form that comes back: copied by whoever has it, it is an idea that arrived on paper. */
export const copyingPapers = new Hono<Env>()
  .get('/paper/ideas/:sheetCode', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, actor, await paperHere(c, actor))
  })
  .post('/paper/ideas/:sheetCode', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const paper = await paperHere(c, actor)
    if (!isTaking(c, paper.call)) throw new NotHere()
    const sent = await sentForm(c)
    // It shows a name and how to reach them: those are read by who copies an idea, and who keeps the call asks them.
    const own = { ...paper.sheet, seenBy: 'person', circleId: null, forPersonId: actor.personId } as const
    const kept = await keepPhotosOfSheet(actor, own, sent)
    const form = parseSent(paperForm(todayOf(c)), sent)
    const errors = { ...(form.ok ? {} : form.errors), ...(!kept.ok && { photo: [kept.refusal] }) }
    if (!form.ok || !kept.ok) return again(c, actor, paper, { ...form, errors })
    const copied = await asActor(actor, (tx) => copyPaper(tx, actor, form.once, paper, form.value))
    if (!copied.ok) {
      const refused = copied.field === 'form' ? { refusal: copied.refusal } : {}
      const beside = copied.field === 'form' ? {} : { [copied.field]: [copied.refusal] }
      return again(c, actor, await paperHere(c, actor), { ...form, ...refused, errors: beside })
    }
    flash(c, form.value.step === 'submit' ? 'calls.idea.sent' : 'calls.idea.kept')
    return c.redirect(below(c, `/ideas/${copied.value.id}`), 303)
  })

async function paperHere(c: Context<Env>, actor: SignedInActor): Promise<IdeaPaper> {
  const paper = await asActor(actor, (tx) => paperByCode(tx, c.req.param('sheetCode') ?? ''))
  if (!paper) throw new NotHere()
  return paper
}

/** What arrived on paper in time may be copied later, until the result. */
function isTaking(c: Context<Env>, call: Call): boolean {
  const phase = phaseOf(call, todayOf(c))
  return phase === 'open' || isUnderWay(phase)
}

function again(c: Context<Env>, actor: SignedInActor, paper: IdeaPaper, form: FormState) {
  c.status(statusOfRetry(form))
  return show(c, actor, paper, form)
}

async function show(c: Context<Env>, actor: SignedInActor, paper: IdeaPaper, form: FormState = {}) {
  const found = await asActor(actor, async (tx) => ({
    ...(await searchedIn(tx, form)),
    photos: await photosOfSheet(tx, paper.sheet.id),
  }))
  return c.render(<CopyPage paper={paper} taking={isTaking(c, paper.call)} {...found} form={form} />, {
    title: `${c.var.t('calls.papers.copy')} ${spaced(paper.sheet.code)}`,
    section: '/calls',
  })
}
