import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import {
  type FormState,
  type ParsedForm,
  parseForm,
  statusOfRetry,
} from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form, SubmitButton } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { callHere, ideaHere, todayOf } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { isUnderWay, phaseOf } from '../../rules.ts'
import { ideaForm, type PaperForm, paperForm } from '../forms.ts'
import { IdeaFields } from '../parts/idea-fields.tsx'
import { type Searched, searchedIn } from '../parts/searched.ts'
import { contactOf, type Idea } from '../reads.ts'
import type { Contact } from '../rules.ts'
import { changeIdea, mayChange, writeIdea } from '../writes.ts'

export const writingIdeas = new Hono<Env>()
  .get('/calls/:id/propose', async (c) => {
    const { call } = await proposing(c)
    return show(c, { call, paper: false, contact: ownContact(c) })
  })
  .post('/calls/:id/propose', async (c) => {
    const { call, actor } = await proposing(c)
    const form = await parseForm(ideaForm, c)
    if (!form.ok) return retry(c, { call, paper: false }, form)
    const arrival = { on: todayOf(c), onPaper: false, language: c.var.language }
    const written = await asActor(actor, (tx) =>
      writeIdea(tx, actor, form.once, call.id, form.value, arrival),
    )
    if (!written.ok) return refuse(c, { call, paper: false }, form, written)
    return gone(c, form.once, form.value.step)
  })
  .get('/calls/:id/paper', async (c) => show(c, { call: (await copying(c)).call, paper: true }))
  .post('/calls/:id/paper', async (c) => {
    const { call, actor } = await copying(c)
    const form = await parseForm(paperForm(todayOf(c)), c)
    if (!form.ok) return retry(c, { call, paper: true }, form)
    const arrival = { on: form.value.arrivedOn, onPaper: true }
    const written = await asActor(actor, (tx) =>
      writeIdea(tx, actor, form.once, call.id, form.value, arrival),
    )
    if (!written.ok) return refuse(c, { call, paper: true }, form, written)
    return gone(c, form.once, form.value.step)
  })
  .get('/ideas/:id/edit', async (c) => {
    const { actor: _, ...changing } = await ownIdea(c)
    return show(c, changing)
  })
  .post('/ideas/:id/edit', async (c) => {
    const { actor, ...changing } = await ownIdea(c)
    const { id, state } = changing.idea
    const form: ParsedForm<PaperForm | (Omit<PaperForm, 'arrivedOn'> & { arrivedOn?: undefined })> =
      changing.paper
        ? await parseForm(paperForm(todayOf(c), state === 'submitted'), c)
        : await parseForm(ideaForm, c)
    if (!form.ok) return retry(c, changing, form)
    const changed = await asActor(actor, (tx) =>
      changeIdea(tx, actor, id, form.value as PaperForm, todayOf(c)),
    )
    if (!changed.ok) return refuse(c, changing, form, changed)
    return gone(c, id, state === 'submitted' ? 'submit' : form.value.step)
  })

type Loaded = { call: Call; paper: boolean; idea?: Idea; contact?: Contact | undefined }

/** Whoever is signed in proposes while a call is open. */
async function proposing(c: Context<Env>) {
  const actor = signedIn(c)
  const call = await callHere(c)
  if (phaseOf(call, todayOf(c)) !== 'open') throw new NotHere()
  return { actor, call }
}

/** What arrived on paper in time may be copied later. */
async function copying(c: Context<Env>) {
  const actor = requireRole(c, ...TEAM)
  const call = await callHere(c)
  const phase = phaseOf(call, todayOf(c))
  if (phase !== 'open' && !isUnderWay(phase)) throw new NotHere()
  return { actor, call }
}

async function ownIdea(c: Context<Env>): Promise<Required<Loaded> & { actor: SignedInActor }> {
  const actor = signedIn(c)
  const { idea, call } = await ideaHere(c)
  if (!mayChange(actor, idea)) throw new NotHere()
  const contact = await asActor(actor, (tx) => contactOf(tx, idea.id))
  return { actor, idea, call, paper: idea.onPaper, contact }
}

/** What we know already of whoever is signed in. */
const ownContact = (c: Context<Env>): Contact => ({
  name: c.var.session?.name ?? '',
  email: c.var.session?.email,
})

async function retry(c: Context<Env>, loaded: Loaded, form: Extract<ParsedForm<unknown>, { ok: false }>) {
  const searched = await asActor(c.var.actor, (tx) => searchedIn(tx, form))
  c.status(statusOfRetry(form))
  return show(c, loaded, form, searched)
}

type Refusal = { field: string; refusal: string }

/** Beside its field; the day of what a citizen sends is today, and no field. */
function refuse(c: Context<Env>, loaded: Loaded, form: FormState, { field, refusal }: Refusal) {
  c.status(422)
  const beside = field !== 'arrivedOn' || loaded.paper
  return show(c, loaded, { ...form, ...(beside ? { errors: { [field]: [refusal] } } : { refusal }) })
}

function gone(c: Context<Env>, id: string, step: 'draft' | 'submit') {
  flash(c, step === 'submit' ? 'calls.idea.sent' : 'calls.idea.kept')
  return c.redirect(below(c, `/ideas/${id}`), 303)
}

const show = (
  c: Context<Env>,
  loaded: Loaded,
  form: FormState = {},
  searched: Searched = { found: [], people: [] },
) =>
  c.render(<IdeaFormPage {...loaded} {...searched} form={form} />, {
    title: c.var.t(loaded.paper ? 'calls.idea.paperHeading' : 'calls.idea.heading'),
    section: '/calls',
  })

function IdeaFormPage({ form, ...loaded }: Loaded & Searched & { form: FormState }) {
  const { call, idea, paper } = loaded
  const crumbs = useCrumbs()
  const isDraft = !idea || idea.state === 'draft'
  return (
    <Page
      heading={paper ? 'calls.idea.paperHeading' : 'calls.idea.heading'}
      kicker={call.title}
      lead={paper ? 'calls.idea.paperLead' : 'calls.idea.lead'}
      crumbs={idea ? crumbs(call, { href: `/ideas/${idea.id}`, label: { said: idea.title } }) : crumbs(call)}
      width="reading"
    >
      <Form
        {...form}
        submit={isDraft ? 'calls.idea.send' : 'calls.idea.save'}
        submitAs={{ name: 'step', value: 'submit' }}
      >
        <IdeaFields {...loaded} />
        {isDraft && <SubmitButton name="step" value="draft" label="calls.idea.keep" quiet />}
      </Form>
    </Page>
  )
}
