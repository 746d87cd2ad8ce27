import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { MEDIA_TYPES } from '../../../../ground/files/document.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Checkbox, Select } from '../../../../ground/ui/choices.tsx'
import { FileField } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { idHere } from '../../parts/here.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import { type AtProceeding, atProceeding, backTo, keepingProceeding } from '../../proceedings/parts/here.ts'
import { DOCUMENT_ABOUT, documentForm } from '../forms.ts'
import { DocumentList } from '../parts/document-list.tsx'
import { type Document, documentById, documentsOf } from '../reads.ts'
import { attachDocument } from '../writes.ts'

export const proceedingDocuments = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/enclosures', (c) => show(c))
  .post('/tables/proceedings/:proceeding/enclosures', async (c) => {
    await keepingProceeding(c, async (_tx, here) => here)
    const form = await parseForm(documentForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { file, about, open } = form.value
    const bytes = new Uint8Array(await file.arrayBuffer())
    const attached = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      attachDocument(tx, actor, proceeding.id, form.once, {
        about,
        name: file.name || form.once,
        bytes,
        open: open === 'yes',
      }),
    )
    if (!attached.ok) {
      const field = attached.refusal === 'tables.document.draft' ? 'open' : 'file'
      c.status(422)
      return show(c, { ...form, errors: { [field]: [attached.refusal] } })
    }
    flash(c, 'tables.document.done')
    return backTo(c, '/enclosures')
  })
  .get('/tables/proceedings/:proceeding/enclosures/:enclosure', async (c) => {
    const id = idHere(c, 'enclosure')
    const paper = await atProceeding(c, (tx, { proceeding }) => documentById(tx, proceeding.id, id))
    if (!paper) return c.notFound()
    // Downloaded, never shown in a page of ours: whatever it holds, it runs nothing here.
    return c.body(new Uint8Array(paper.content), 200, {
      'Content-Type': MEDIA_TYPES[paper.kind],
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(paper.name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    })
  })

type Shown = { here: AtProceeding; documents: Document[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keepingProceeding(
    c,
    async (tx, here): Promise<Shown> => ({ here, documents: await documentsOf(tx, here.proceeding.id) }),
  )
  return c.render(<DocumentsPage {...shown} form={form} />, {
    title: `${c.var.t('tables.document.heading')}: ${shown.here.proceeding.title}`,
    section: '/tables',
  })
}

function DocumentsPage({ here, documents, form }: Shown & { form: FormState }) {
  const { t } = useTexts()
  return (
    <Page
      heading="tables.document.heading"
      kicker={here.proceeding.title}
      crumbs={useProceedingCrumbs(here)}
      width="reading"
    >
      {documents.length > 0 && <DocumentList proceeding={here.proceeding} documents={documents} />}
      <Section heading="tables.document.new">
        <Form {...form} files submit="tables.document.save">
          <FileField
            name="file"
            label="tables.document.file"
            hint="tables.document.fileHint"
            accept=".pdf,.png,.jpg,.jpeg"
            required
          />
          <Select
            name="about"
            label="tables.document.about"
            required
            options={DOCUMENT_ABOUT.map((value) => ({ value, label: t(`tables.document.about.${value}`) }))}
          />
          <Checkbox name="open" label="tables.document.open" hint="tables.document.openHint" />
        </Form>
      </Section>
    </Page>
  )
}
