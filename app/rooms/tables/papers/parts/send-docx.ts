import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { paperDocx } from './paper-docx.ts'
import type { PaperText } from './paper-text.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Answers with a document to save. */
export const sendDocx = async (c: Context<Env>, text: PaperText, name: string) =>
  c.body(new Uint8Array(await paperDocx(text, c.var.language)), 200, {
    'content-type': DOCX,
    'content-disposition': `attachment; filename="${name}.docx"`,
    'cache-control': 'no-store',
  })
