import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { MEDIA_TYPES } from '../../../../ground/files/document.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field, FileField } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import type { Idea } from '../../ideas/reads.ts'
import { mayChange } from '../../ideas/writes.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { ideaHere, idHere } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { attachmentForm } from '../forms.ts'
import { AttachmentList } from '../parts/attachment-list.tsx'
import { type Attachment, attachmentById, attachmentsOf } from '../reads.ts'
import { type Kind, MOST_ATTACHMENTS } from '../rules.ts'
import { attach, detach, makeAttachment } from '../writes.ts'

export const attachments = new Hono<Env>()
  .get('/ideas/:id/attachments', async (c) => show(c))
  .post('/ideas/:id/attachments', async (c) => {
    const { actor, idea } = await ownIdea(c)
    const form = await parseForm(attachmentForm, c)
    if (!form.ok) return again(c, form)
    const { title, file } = form.value
    const made = await makeAttachment(new Uint8Array(await file.arrayBuffer()))
    if (!made.ok) return again(c, { ...form, errors: { file: [made.refusal] } })
    const kept = await asActor(actor, (tx) => attach(tx, actor, form.once, idea, { title, ...made.value }))
    if (!kept.ok) return again(c, { ...form, refusal: kept.refusal })
    flash(c, 'calls.attachment.added')
    return c.redirect(below(c, `/ideas/${idea.id}/attachments`), 303)
  })
  .get('/ideas/:id/attachments/:attachment', async (c) => {
    const { idea } = await ideaHere(c)
    const found = await asActor(c.var.actor, (tx) => attachmentById(tx, idea.id, idHere(c, 'attachment')))
    if (!found) throw new NotHere()
    const kind = found.kind as Kind
    // A picture of ours may be shown; a paper is downloaded, never shown in a page of ours: whatever it holds runs nothing here.
    return c.body(new Uint8Array(found.content), 200, {
      'Content-Type': MEDIA_TYPES[kind],
      'Content-Disposition':
        kind === 'jpeg' ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(found.title)}.pdf`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'private, max-age=600',
    })
  })
  .post('/ideas/:id/attachments/:attachment/drop', async (c) => {
    const { actor, idea } = await ownIdea(c)
    const gone = await asActor(actor, (tx) => detach(tx, actor, idea.id, idHere(c, 'attachment')))
    if (!gone) throw new NotHere()
    flash(c, 'calls.attachment.dropped')
    return c.redirect(below(c, `/ideas/${idea.id}/attachments`), 303)
  })

/** One's own idea, as long as one may change it. */
async function ownIdea(c: Context<Env>) {
  const actor = signedIn(c)
  const { idea, call } = await ideaHere(c)
  if (!mayChange(actor, idea)) throw new NotHere()
  return { actor, idea, call }
}

function again(c: Context<Env>, form: FormState) {
  c.status(422)
  return show(c, form)
}

async function show(c: Context<Env>, form: FormState = {}) {
  const { actor, idea, call } = await ownIdea(c)
  const own = await asActor(actor, (tx) => attachmentsOf(tx, idea.id))
  return c.render(<AttachmentsPage idea={idea} call={call} own={own} form={form} />, {
    title: c.var.t('calls.attachment.heading'),
    section: '/calls',
  })
}

type Props = { idea: Idea; call: Call; own: Attachment[]; form: FormState }

function AttachmentsPage({ idea, call, own, form }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const here = below(`/ideas/${idea.id}/attachments`)
  return (
    <Page
      heading="calls.attachment.heading"
      kicker={idea.title}
      lead={call.blind ? 'calls.attachment.leadBlind' : 'calls.attachment.lead'}
      crumbs={crumbs(call, { href: `/ideas/${idea.id}`, label: { said: idea.title } })}
      actions={<ButtonLink href={below(`/ideas/${idea.id}`)} label="calls.attachment.back" quiet />}
      width="reading"
    >
      {own.length > 0 && (
        <Section heading="calls.attachment.list">
          <AttachmentList ideaId={idea.id} attachments={own} />
          {own.map(({ id, title }) => (
            <ActionButton action={`${here}/${id}/drop`} label={['calls.attachment.drop', { title }]} danger />
          ))}
        </Section>
      )}
      {own.length < MOST_ATTACHMENTS ? (
        <Section heading="calls.attachment.new">
          <Form {...form} action={here} submit="calls.attachment.add" files>
            <FileField
              name="file"
              label="calls.attachment.file"
              hint="calls.attachment.fileHint"
              accept=".pdf,.png,.jpg,.jpeg"
              required
            />
            <Field
              name="title"
              label="calls.attachment.title"
              hint="calls.attachment.titleHint"
              required
              maxlength={120}
            />
          </Form>
        </Section>
      ) : (
        <p>{t('calls.attachment.tooMany')}</p>
      )}
    </Page>
  )
}
