import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { MEDIA_TYPES } from '../../../../ground/files/document.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { idHere } from '../../evaluation/parts/seat.ts'
import { checkForm, evidenceForm } from '../forms.ts'
import { atRecord } from '../parts/at-record.ts'
import { RecordPage, type RecordShown } from '../parts/record-page.tsx'
import { checksOf, evidenceOf, originalOf, paperOf } from '../reads.ts'
import { recordCode } from '../rules.ts'
import { bringEvidence, checkRecord } from '../writes.ts'

const PATH = '/evaluations/:evaluation/samples/:sample/records/:record'

export const oneRecord = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(`${PATH}/evidence`, async (c) => {
    await atRecord(c, async (_tx, { keeps }) => only(keeps))
    const form = await parseForm(evidenceForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, { evidence: form })
    }
    const { words, file } = form.value
    const brought = file && { name: file.name || form.once, bytes: new Uint8Array(await file.arrayBuffer()) }
    const outcome = await atRecord(c, (tx, { evaluation, item }, actor) =>
      bringEvidence(
        tx,
        actor,
        { evaluationId: evaluation.id, itemId: item.id, id: form.once },
        { words, file: brought },
      ),
    )
    if (!outcome.ok) {
      c.status(422)
      return show(c, { evidence: { ...form, errors: { file: [outcome.refusal] } } })
    }
    flash(c, 'indicators.audit.brought')
    return back(c)
  })
  .post(`${PATH}/checks`, async (c) => {
    await atRecord(c, async (_tx, { seated }) => only(seated))
    const form = await parseForm(checkForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, { check: form })
    }
    await atRecord(c, async (tx, { evaluation, item, seated }, actor) => {
      only(seated)
      await checkRecord(
        tx,
        actor,
        { evaluationId: evaluation.id, itemId: item.id, id: form.once },
        form.value,
      )
    })
    flash(c, 'indicators.audit.checked')
    return back(c)
  })
  .get(`${PATH}/evidence/:evidence`, async (c) => {
    const id = idHere(c, 'evidence')
    const paper = await atRecord(c, async (tx, { item, reads, sample }) => {
      const found = await paperOf(tx, item.id, id)
      await reads({ what: 'evidence', said: recordCode(sample.kind, item.recordId), recordId: id })
      return found
    })
    if (!paper) return c.notFound()
    // Downloaded, never shown in a page of ours: whatever it holds, it runs nothing here.
    return c.body(new Uint8Array(paper.content), 200, {
      'Content-Type': MEDIA_TYPES[paper.kind],
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(paper.name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    })
  })

function only(may: boolean) {
  if (!may) throw new NotHere()
}

const back = (c: Context<Env>) => {
  const { evaluation, sample, record } = c.req.param() as Record<string, string>
  return c.redirect(below(c, `/evaluations/${evaluation}/samples/${sample}/records/${record}`), 303)
}

async function show(c: Context<Env>, forms: { evidence?: FormState; check?: FormState } = {}) {
  const shown = await atRecord(c, async (tx, here): Promise<RecordShown> => {
    const code = recordCode(here.sample.kind, here.item.recordId)
    // Evidence may name people: it is for who coordinates and for who evaluates, nobody else of the house.
    const opens = here.seated || here.keeps
    await here.reads({ what: 'record', said: code, recordId: here.item.recordId, rows: 1 })
    return {
      here,
      code,
      evidence: opens ? await evidenceOf(tx, here.item.id) : [],
      checks: await checksOf(tx, here.item.id),
      original: here.keeps ? await originalOf(tx, here.sample.kind, here.item.recordId) : undefined,
    }
  })
  return c.render(<RecordPage {...shown} forms={forms} />, { title: shown.code, section: '/evaluations' })
}
