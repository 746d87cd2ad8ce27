import { type Context, Hono } from 'hono'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { admittedIn } from '../../ideas/reads.ts'
import { callHere, todayOf } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { isVoted, phaseOf } from '../../rules.ts'
import { letterForm, voteForm } from '../forms.ts'
import { sendLink } from '../parts/letter.ts'
import { type Opened, openToken } from '../parts/links.ts'
import { tooMuchFromHere } from '../parts/threshold.ts'
import { VotePage } from '../parts/vote-page.tsx'
import { signedInVoter, voterWithCode } from '../parts/voter.ts'
import { votableIn } from '../reads.ts'
import { type Voter, vote } from '../writes.ts'

/** Voting: with one's account, with a code handed out in a place, or through a link that came by mail. */
export const voting = new Hono<Env>()
  .get('/calls/:id/vote', async (c) => show(c, await votedHere(c)))
  .post('/calls/:id/vote', async (c) => {
    const call = await votedHere(c)
    return cast(
      c,
      call,
      (code) => signedInVoter(c, 'vote', call.id) ?? voterWithCode(c, 'vote', call.id, code),
    )
  })
  .post('/calls/:id/vote/letter', async (c) => {
    const call = await votedHere(c)
    const form = await parseForm(letterForm, c)
    if (!form.ok) return again(c, call, { letter: form }, 422)
    // Outside its days the page says when they are; nobody is sent a link that opens nothing.
    if (phaseOf(call, todayOf(c)) !== 'voting') return again(c, call, {}, 409)
    const about = { act: 'vote', id: call.id, callId: call.id, path: `/calls/${call.id}/vote` } as const
    const sent = await sendLink(c, { ...about, title: call.title }, form.value.email)
    if (!sent) return again(c, call, { letter: { ...form, refusal: 'calls.vote.tooOften' } }, 429)
    flash(c, 'calls.vote.checkMail')
    return c.redirect(below(c, `/calls/${call.id}/vote`), 303)
  })
  .get('/calls/:id/vote/:token', async (c) => {
    const call = await votedHere(c)
    return show(c, call, { link: linkHere(c, call) })
  })
  .post('/calls/:id/vote/:token', async (c) => {
    const call = await votedHere(c)
    const link = linkHere(c, call)
    return cast(c, call, () => (link.isOver ? undefined : { way: 'email', marks: [link.mark] }), link)
  })

/** A published call that people vote in. */
async function votedHere(c: Context<Env>): Promise<Call> {
  const call = await callHere(c)
  if (!call.publishedAt || !isVoted(call.method)) throw new NotHere()
  return call
}

/** The link somebody came by. Throws NotHere for one that was not made here. */
function linkHere(c: Context<Env>, call: Call): Opened {
  const link = openToken('vote', call.id, c.req.param('token') ?? '', c.var.now)
  if (!link) throw new NotHere()
  return link
}

async function cast(c: Context<Env>, call: Call, whoIs: (code?: string) => Voter | undefined, link?: Opened) {
  const form = await parseForm(voteForm, c)
  if (!form.ok) return again(c, call, { form, link }, 422)
  const voter = whoIs(form.value.code)
  const beside = (refusal: string, status: 409 | 422 | 429 = 409) =>
    again(c, call, { form: { ...form, ...placed(refusal) }, link }, status)
  if (!voter) return link ? beside('calls.vote.linkOver') : wrongCode(c, call, beside)
  if (await tooMuchFromHere(c, call.id, 'vote')) return beside('calls.vote.tooOften', 429)
  // Nobody's name stands in this transaction: who votes acts as anyone.
  const anyone = visitorOf(c.var.territory.id)
  const done = await asActor(anyone, (tx) => vote(tx, anyone, call.id, voter, form.value.choices, todayOf(c)))
  if (!done.ok)
    return done.refusal === 'calls.vote.forged' ? wrongCode(c, call, beside) : beside(done.refusal, 422)
  flash(c, 'calls.vote.done')
  return c.redirect(below(c, `/calls/${call.id}`), 303)
}

type Beside = (refusal: string, status?: 409 | 422 | 429) => Promise<Response>

/** Codes cannot be guessed; who tries is asked to wait. */
async function wrongCode(c: Context<Env>, call: Call, beside: Beside) {
  if (await tooMuchFromHere(c, call.id, 'wrongCode')) return beside('calls.vote.tooOften', 429)
  return beside('calls.vote.forged', 422)
}

/** Beside which field a refusal stands. */
function placed(refusal: string): FormState {
  const about: Record<string, string> = {
    'calls.vote.forged': 'code',
    'calls.vote.voided': 'code',
    'calls.vote.nothing': 'choices',
    'calls.vote.tooMany': 'choices',
    'calls.vote.unknown': 'choices',
  }
  const field = about[refusal]
  return field ? { errors: { [field]: [refusal] } } : { refusal }
}

type Shown = { form?: FormState; letter?: FormState; link?: Opened | undefined }

function again(c: Context<Env>, call: Call, shown: Shown, status: 409 | 422 | 429) {
  c.status(status)
  return show(c, call, shown)
}

async function show(c: Context<Env>, call: Call, { form = {}, letter = {}, link }: Shown = {}) {
  const { actor, session } = c.var
  const ideas = await asActor(actor, async (tx) => {
    const votable = await votableIn(tx, call.id)
    return (await admittedIn(tx, call.id)).filter(({ id }) => votable.has(id))
  })
  const page = {
    call,
    ideas,
    form,
    letter,
    link,
    signedIn: Boolean(session && actor.personId),
    code: c.req.query('code')?.slice(0, 20),
  }
  return c.render(<VotePage {...page} />, {
    title: c.var.t('calls.vote.heading'),
    section: '/calls',
    robots: 'noindex',
  })
}
