import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { SignedInActor } from '../access/actor.ts'
import type { Env } from '../access/request.ts'
import { NotHere, requireRole } from '../access/signed-in.ts'
import { asActor } from '../db/database.ts'
import { readSheet, type Sheet } from '../files/sheet.ts'
import { parseForm } from '../forms/parse-form.ts'
import { below } from '../ui/below.ts'
import { BadRows } from './bad-rows.ts'
import { columnName, columnsIn, judgeColumns } from './chosen-columns.ts'
import type { AnyImportDefinition } from './definition.ts'
import { CheckPage } from './pages/check.tsx'
import { UploadPage } from './pages/upload.tsx'
import { previewImport } from './preview.ts'
import { pastImport } from './reads.ts'
import { columnsOf } from './remembered-columns.ts'
import { runImport } from './run-import.ts'
import { badRowsPath, forgetUpload, keepUpload, uploadAt } from './uploads.ts'

const uploadForm = z.object({ list: z.instanceof(File) })
const checkForm = z.looseObject({ step: z.literal('check').optional() })

/** Pages for one kind of list: upload it, check its columns and rows, take it in. */
export function listRoutes(definition: AnyImportDefinition, desk: readonly string[]) {
  const home = `/import/${definition.kind}`
  const list = `${home}/lists/:upload` as const
  const uploadPage = (c: Context<Env>, props: Omit<Parameters<typeof UploadPage>[0], 'definition'>) =>
    c.render(<UploadPage definition={definition} {...props} />, { title: c.var.t(definition.title) })

  return new Hono<Env>()
    .get(home, (c) => {
      requireRole(c, ...desk)
      return uploadPage(c, {})
    })
    .post(home, async (c) => {
      const actor = requireRole(c, ...desk)
      const form = await parseForm(uploadForm, c)
      if (!form.ok) {
        c.status(422)
        return uploadPage(c, { form })
      }
      const file = form.value.list
      const read = await readSheet(new Uint8Array(await file.arrayBuffer()), { fileName: file.name })
      if (!read.ok) {
        c.status(422)
        return uploadPage(c, { refused: read })
      }
      return c.redirect(below(c, `${home}/lists/${await keepUpload(actor, file)}`), 303)
    })
    .get(list, async (c) => {
      const actor = requireRole(c, ...desk)
      const sheet = await sheetAt(actor, c.req.param('upload') ?? '')
      if (!sheet) throw new NotHere()
      return checkPage(c, actor, definition, sheet)
    })
    .post(list, async (c) => {
      const actor = requireRole(c, ...desk)
      const form = await parseForm(checkForm, c)
      const upload = c.req.param('upload') ?? ''
      const outcome = below(c, `/import/runs/${form.once}`)
      const sheet = await sheetAt(actor, upload)
      // The same form again, once the list was taken in and forgotten: its outcome stands.
      if (!sheet && (await asActor(actor, (tx) => pastImport(tx, form.once)))) return c.redirect(outcome, 303)
      if (!sheet) throw new NotHere()

      const chosen = sheet.headings.map((_, column) => form.values[columnName(column)] ?? '').join()
      const mapping = columnsIn(chosen, sheet.headings, definition.fields)
      const toCheck = form.ok && form.value.step === 'check'
      if (toCheck || !judgeColumns(mapping, sheet.headings, definition.fields).ok) {
        return c.redirect(`${below(c, `${home}/lists/${upload}`)}?columns=${encodeURIComponent(chosen)}`, 303)
      }
      const bad = new BadRows(await badRowsPath(actor, form.once), sheet, c.var.t)
      await runImport(asActor, actor, definition, sheet, {
        mapping,
        importId: form.once,
        onBad: (row, reasons) => bad.add(row, reasons),
      }).finally(() => bad.close())
      await forgetUpload(actor, upload)
      return c.redirect(outcome, 303)
    })
}

/** The uploaded list, read again; nothing when it is gone or another account's. */
async function sheetAt(actor: SignedInActor, id: string): Promise<Sheet | undefined> {
  const upload = await uploadAt(actor, id)
  if (!upload) return undefined
  const read = await readSheet(upload.path, { fileName: upload.fileName })
  return read.ok ? read.value : undefined
}

async function checkPage(
  c: Context<Env>,
  actor: SignedInActor,
  definition: AnyImportDefinition,
  sheet: Sheet,
) {
  const address = c.req.query('columns')
  const { fields } = definition
  const props = await asActor(actor, async (tx) => {
    const { mapping, remembered } =
      address === undefined
        ? await columnsOf(tx, definition, sheet.headings)
        : { mapping: columnsIn(address, sheet.headings, fields), remembered: false }
    const judged = judgeColumns(mapping, sheet.headings, fields)
    if (!judged.ok) return { mapping, remembered, preview: null, refused: judged }
    return { mapping, remembered, preview: await previewImport(tx, actor, definition, sheet, mapping) }
  })
  if ('refused' in props) c.status(422)
  return c.render(<CheckPage {...props} {...{ definition, sheet }} />, { title: c.var.t(definition.title) })
}
