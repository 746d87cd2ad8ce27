import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { STAFF } from '../../../people/rules.ts'
import { admittedIn } from '../../ideas/reads.ts'
import { callHere, idHere } from '../../parts/here.ts'
import { votableIn } from '../../votes/reads.ts'
import { countForm, sheetForm } from '../forms.ts'
import { BatchPage } from '../parts/batch-page.tsx'
import { paperBatchById, sheetsOf } from '../reads.ts'
import { copySheet, countBatch, discardBatch, dropSheet } from '../writes.ts'

/** One box: its sheets copied by one, counted again by another. */
export const batchPages = new Hono<Env>()
  .get('/calls/:id/ballots/:box', async (c) => show(c))
  .post('/calls/:id/ballots/:box', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { batch, call } = await batchHere(c)
    const form = await parseForm(sheetForm, c)
    if (!form.ok) return again(c, { sheet: form })
    const copied = await asActor(actor, (tx) => copySheet(tx, actor, batch.id, form.value))
    if (!copied.ok) {
      const field = copied.refusal === 'calls.ballots.tooMany' ? 'choices' : 'number'
      return again(c, { sheet: { ...form, errors: { [field]: [copied.refusal] } } })
    }
    flash(c, 'calls.ballots.sheetCopied')
    return c.redirect(below(c, `/calls/${call.id}/ballots/${batch.id}`), 303)
  })
  .post('/calls/:id/ballots/:box/drop', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { batch, call } = await batchHere(c)
    const number = Number((await c.req.formData()).get('number'))
    await asActor(actor, (tx) => dropSheet(tx, actor, batch, Number.isInteger(number) ? number : 0))
    flash(c, 'calls.ballots.sheetDropped')
    return c.redirect(below(c, `/calls/${call.id}/ballots/${batch.id}`), 303)
  })
  .post('/calls/:id/ballots/:box/discard', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { batch, call } = await batchHere(c)
    await asActor(actor, (tx) => discardBatch(tx, actor, batch))
    flash(c, 'calls.ballots.discarded')
    return c.redirect(below(c, `/calls/${call.id}/ballots`), 303)
  })
  .post('/calls/:id/ballots/:box/count', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { batch, call } = await batchHere(c)
    const form = await parseForm(countForm, c)
    if (!form.ok) return again(c, { count: form })
    const counted = await asActor(actor, (tx) => countBatch(tx, actor, batch.id, form.value.counted))
    if (!counted.ok) return again(c, { count: { ...form, errors: { counted: [counted.refusal] } } })
    flash(c, 'calls.ballots.nowCounted')
    return c.redirect(below(c, `/calls/${call.id}/ballots`), 303)
  })

async function batchHere(c: Context<Env>) {
  const actor = requireRole(c, ...STAFF)
  const call = await callHere(c)
  const batch = await asActor(actor, (tx) => paperBatchById(tx, idHere(c, 'box')))
  if (!batch || batch.callId !== call.id) throw new NotHere()
  return { call, batch }
}

type Forms = { sheet?: FormState; count?: FormState }

function again(c: Context<Env>, forms: Forms) {
  c.status(422)
  return show(c, forms)
}

async function show(c: Context<Env>, { sheet = {}, count = {} }: Forms = {}) {
  const actor = requireRole(c, ...STAFF)
  const { call, batch } = await batchHere(c)
  const found = await asActor(actor, async (tx) => {
    const votable = batch.act === 'vote' ? await votableIn(tx, call.id) : undefined
    return {
      sheets: await sheetsOf(tx, batch.id),
      ideas: (await admittedIn(tx, call.id)).filter(({ id }) => votable?.has(id) ?? true),
    }
  })
  const own = batch.recordedBy === actor.personId
  return c.render(<BatchPage call={call} batch={batch} own={own} sheet={sheet} count={count} {...found} />, {
    title: c.var.t('calls.ballots.box'),
    section: '/calls',
  })
}
