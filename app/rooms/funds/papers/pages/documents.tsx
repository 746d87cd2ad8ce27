import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { MEDIA_TYPES } from '../../../../ground/files/document.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { FileField } from '../../../../ground/ui/field.tsx'
import { commitmentAction, commitmentAsked } from '../../commitments/parts/action.tsx'
import { COMMITTERS } from '../../rules.ts'
import { documentForm } from '../forms.ts'
import { documentById } from '../reads.ts'
import { attach } from '../writes.ts'

const attaching = commitmentAction({
  act: 'documents',
  files: true,
  schema: documentForm,
  write: async (tx, actor, id, { id: commitmentId }, { file, reserved }) =>
    attach(tx, actor, id, {
      commitmentId,
      name: file.name || id,
      bytes: new Uint8Array(await file.arrayBuffer()),
      reserved: reserved === 'yes',
    }),
  about: Object.fromEntries(
    ['kind', 'broken', 'active', 'tooBig'].map((why) => [`files.document.${why}`, 'file']),
  ),
  Fields: ({ commitment }) => (
    <>
      <FileField
        name="file"
        label="funds.documents.file"
        hint="funds.documents.fileHint"
        accept=".pdf,.png,.jpg,.jpeg"
        required
      />
      <Checkbox
        name="reserved"
        label="funds.documents.reserved"
        hint="funds.documents.reservedHint"
        checked={commitment.organisation === null}
      />
    </>
  ),
})

export const documents = new Hono<Env>()
  .route('/', attaching)
  .get('/funds/commitments/:id/documents/:document', async (c) => {
    const actor = requireRole(c, ...COMMITTERS)
    const commitment = await commitmentAsked(c)
    const id = c.req.param('document')
    const paper = isId(id) ? await asActor(actor, (tx) => documentById(tx, commitment.id, id)) : undefined
    if (!paper) return c.notFound()
    const name = encodeURIComponent(paper.name)
    // Downloaded, never shown in a page of ours: whatever it holds, it runs nothing here.
    return c.body(new Uint8Array(paper.content), 200, {
      'Content-Type': MEDIA_TYPES[paper.kind],
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    })
  })
