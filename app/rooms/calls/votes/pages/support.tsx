import { type Context, Hono } from 'hono'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import type { Idea } from '../../ideas/reads.ts'
import { ideaHere, todayOf } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { letterForm, supportForm } from '../forms.ts'
import { sendLink } from '../parts/letter.ts'
import { type Opened, openToken } from '../parts/links.ts'
import { SupportPage } from '../parts/support-page.tsx'
import { tooMuchFromHere } from '../parts/threshold.ts'
import { signedInVoter, voterWithCode } from '../parts/voter.ts'
import { supportsIn } from '../reads.ts'
import { support, type Voter } from '../writes.ts'

type Here = { idea: Idea; call: Call }

/** Supporting one idea: one press with an account or a link, or a code. */
export const supporting = new Hono<Env>()
  .get('/ideas/:id/support', async (c) => show(c, await supportedHere(c)))
  .post('/ideas/:id/support', async (c) => {
    const here = await supportedHere(c)
    const { id } = here.idea
    return give(c, here, (code) => signedInVoter(c, 'support', id) ?? voterWithCode(c, 'support', id, code))
  })
  .post('/ideas/:id/support/letter', async (c) => {
    const here = await supportedHere(c)
    const { id, title } = here.idea
    const form = await parseForm(letterForm, c)
    if (!form.ok) return again(c, here, { letter: form }, 422)
    // When support is over the page says so; nobody is sent a link that opens nothing.
    if (here.call.decidedOn || todayOf(c) > (here.call.supportsUntil ?? '')) return again(c, here, {}, 409)
    const about = { act: 'support', id, callId: here.call.id, path: `/ideas/${id}/support`, title } as const
    const sent = await sendLink(c, about, form.value.email)
    if (!sent) return again(c, here, { letter: { ...form, refusal: 'calls.vote.tooOften' } }, 429)
    flash(c, 'calls.support.checkMail')
    return c.redirect(below(c, `/ideas/${id}/support`), 303)
  })
  .get('/ideas/:id/support/:token', async (c) => {
    const here = await supportedHere(c)
    return show(c, here, { link: linkHere(c, here) })
  })
  .post('/ideas/:id/support/:token', async (c) => {
    const here = await supportedHere(c)
    const link = linkHere(c, here)
    return give(c, here, () => (link.isOver ? undefined : { way: 'email', marks: [link.mark] }), link)
  })

/** An admitted idea of a call in which ideas are supported. */
async function supportedHere(c: Context<Env>): Promise<Here> {
  const here = await ideaHere(c)
  if (here.idea.state !== 'admitted' || !here.call.supportsUntil) throw new NotHere()
  return here
}

function linkHere(c: Context<Env>, { idea }: Here): Opened {
  const link = openToken('support', idea.id, c.req.param('token') ?? '', c.var.now)
  if (!link) throw new NotHere()
  return link
}

async function give(c: Context<Env>, here: Here, whoIs: (code?: string) => Voter | undefined, link?: Opened) {
  const form = await parseForm(supportForm, c)
  if (!form.ok) return again(c, here, { form, link }, 422)
  const refuse = (refusal: string, status: 422 | 429 = 422) => {
    const isOfCode = refusal === 'calls.vote.forged' || refusal === 'calls.vote.voided'
    const said = isOfCode ? { errors: { code: [refusal] } } : { refusal }
    return again(c, here, { form: { ...form, ...said }, link }, status)
  }
  const wrongCode = async () =>
    (await tooMuchFromHere(c, here.call.id, 'wrongCode'))
      ? refuse('calls.vote.tooOften', 429)
      : refuse('calls.vote.forged')
  const voter = whoIs(form.value.code)
  if (!voter) return link ? refuse('calls.vote.linkOver') : wrongCode()
  if (await tooMuchFromHere(c, here.call.id, 'support')) return refuse('calls.vote.tooOften', 429)
  // Nobody's name stands in this transaction: who supports acts as anyone.
  const anyone = visitorOf(c.var.territory.id)
  const done = await asActor(anyone, (tx) => support(tx, anyone, here.idea.id, voter, todayOf(c)))
  if (!done.ok && done.refusal === 'calls.vote.forged') return wrongCode()
  if (!done.ok) return refuse(supportWords[done.refusal] ?? done.refusal)
  flash(c, 'calls.support.done')
  return c.redirect(below(c, `/ideas/${here.idea.id}`), 303)
}

/** What is said otherwise of a support than of a vote. */
const supportWords: Record<string, string> = {
  'calls.vote.twice': 'calls.support.twice',
  'calls.vote.closed': 'calls.support.closed',
}

type Shown = { form?: FormState; letter?: FormState; link?: Opened | undefined }

function again(c: Context<Env>, here: Here, shown: Shown, status: 409 | 422 | 429) {
  c.status(status)
  return show(c, here, shown)
}

async function show(c: Context<Env>, here: Here, { form = {}, letter = {}, link }: Shown = {}) {
  const { actor, session } = c.var
  const supports = (await asActor(actor, (tx) => supportsIn(tx, here.call.id))).get(here.idea.id) ?? 0
  const page = {
    ...here,
    supports,
    form,
    letter,
    link,
    signedIn: Boolean(session && actor.personId),
    code: c.req.query('code')?.slice(0, 20),
  }
  return c.render(<SupportPage {...page} />, {
    title: c.var.t('calls.support.heading'),
    section: '/calls',
    robots: 'noindex',
  })
}
