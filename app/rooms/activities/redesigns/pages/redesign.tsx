import { type Context, Hono } from 'hono'
import type * as z from 'zod'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import type { Outcome } from '../../../../ground/forms/outcome.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { answerForm, endForm, fileForm, showForm, stepForm, wordingForm } from '../forms.ts'
import { RedesignView } from '../parts/redesign-view.tsx'
import { fileContent, filesOf, redesignById, stepsOf } from '../reads.ts'
import {
  addDrawing,
  answerStep,
  askStep,
  dropDrawing,
  endRedesign,
  readDrawing,
  rewordRedesign,
  showRedesign,
} from '../writes.ts'

/** Which form of the page was sent: by what it does, or by the step it answers. */
type Sent = { which?: string; form?: FormState }
const ABOUT: Record<string, string> = {
  'activities.redesigns.beforeProposed': 'onDate',
  'activities.redesigns.beforeAsked': 'answeredOn',
  'activities.redesigns.tooManyFiles': 'file',
}

export const redesigns = new Hono<Env>()
  .get('/redesigns/:redesign', (c) => show(c))
  .get('/redesigns/:redesign/files/:drawing', (c) => drawing(c, 'content'))
  .get('/redesigns/:redesign/files/:drawing/small', (c) => drawing(c, 'thumbnail'))
  .post('/redesigns/:redesign/files', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = idHere(c, 'redesign')
    const form = await parseForm(fileForm, c)
    if (!form.ok) return again(c, 'files', form)
    const read = await readDrawing(new Uint8Array(await form.value.file.arrayBuffer()))
    if (!read.ok) return again(c, 'files', { ...form, errors: { file: [read.refusal] } })
    const added = await asActor(actor, (tx) =>
      addDrawing(tx, actor, id, form.once, form.value.alt, read.value),
    )
    if (!added.ok) return again(c, 'files', { ...form, errors: { file: [added.refusal] } })
    return back(c, 'activities.redesigns.fileAdded')
  })
  .post('/redesigns/:redesign/files/:drawing/drop', async (c) => {
    const actor = requireRole(c, ...TEAM)
    await asActor(actor, (tx) => dropDrawing(tx, actor, idHere(c, 'redesign'), idHere(c, 'drawing')))
    return back(c, 'activities.redesigns.dropped')
  })
  .post('/redesigns/:redesign/steps', (c) =>
    act(c, 'steps', stepForm(todayOf(c)), 'activities.redesigns.asked', (tx, actor, id, once, value) =>
      askStep(tx, actor, id, once, value),
    ),
  )
  .post('/redesigns/:redesign/steps/:step/answer', (c) => {
    const step = idHere(c, 'step')
    return act(
      c,
      step,
      answerForm(todayOf(c)),
      'activities.redesigns.answerKept',
      (tx, actor, id, _, value) => answerStep(tx, actor, id, step, value),
    )
  })
  .post('/redesigns/:redesign/show', (c) =>
    act(c, 'show', showForm(todayOf(c)), 'activities.redesigns.saved', (tx, actor, id, _, value) =>
      showRedesign(tx, actor, id, value),
    ),
  )
  .post('/redesigns/:redesign/wording', (c) =>
    act(c, 'wording', wordingForm, 'activities.redesigns.saved', (tx, actor, id, _, value) =>
      rewordRedesign(tx, actor, id, value),
    ),
  )
  .post('/redesigns/:redesign/end', (c) =>
    act(c, 'end', endForm(todayOf(c)), 'activities.redesigns.saved', async (tx, actor, id, _, value) => {
      const ended = await endRedesign(tx, actor, id, value)
      return ended.ok ? ended : { ok: false as const, refusal: ended.refusal, field: 'endedOn' }
    }),
  )

type Refused = { ok: false; refusal: TextKey; field?: string }
type Written = Outcome<null, TextKey> | Refused

/** A form of the page: read, written as the team, and back to it; or shown again with what was typed. */
async function act<S extends z.ZodType>(
  c: Context<Env>,
  which: string,
  schema: S,
  said: TextKey,
  write: (
    tx: ActorTx,
    actor: SignedInActor,
    id: string,
    once: string,
    value: z.output<S>,
  ) => Promise<Written>,
) {
  const actor = requireRole(c, ...TEAM)
  const id = idHere(c, 'redesign')
  const form = await parseForm(schema, c)
  if (!form.ok) return again(c, which, form)
  const written = await asActor(actor, (tx) => write(tx, actor, id, form.once, form.value))
  if (!written.ok) {
    const field = ('field' in written && written.field) || ABOUT[written.refusal]
    return again(c, which, {
      ...form,
      ...(field ? { errors: { [field]: [written.refusal] } } : { refusal: written.refusal }),
    })
  }
  return back(c, said)
}

function again(c: Context<Env>, which: string, form: FormState) {
  c.status(422)
  return show(c, { which, form })
}

function back(c: Context<Env>, said: TextKey) {
  flash(c, said)
  return c.redirect(below(c, `/redesigns/${idHere(c, 'redesign')}`), 303)
}

async function drawing(c: Context<Env>, size: 'content' | 'thumbnail') {
  const found = await asActor(c.var.actor, (tx) =>
    fileContent(tx, idHere(c, 'redesign'), idHere(c, 'drawing'), size),
  )
  if (!found?.bytes) throw new NotHere()
  const isPdf = found.kind === 'pdf'
  return c.body(new Uint8Array(found.bytes), 200, {
    'content-type': isPdf ? 'application/pdf' : 'image/jpeg',
    'content-disposition': isPdf ? 'attachment; filename="disegno.pdf"' : 'inline',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  })
}

async function show(c: Context<Env>, sent: Sent = {}) {
  const id = idHere(c, 'redesign')
  const { actor } = c.var
  const loaded = await asActor(actor, async (tx) => {
    const redesign = await redesignById(tx, id)
    if (!redesign) throw new NotHere()
    return { redesign, files: await filesOf(tx, id), steps: await stepsOf(tx, id) }
  })
  return c.render(
    <RedesignView {...loaded} today={todayOf(c)} mayChange={holdsRole(actor, ...TEAM)} sent={sent} />,
    { title: loaded.redesign.title },
  )
}
