import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { makePhoto } from '../../../../ground/files/photo.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field, FileField } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { type Notice, noticeById, noticeOf } from '../../notices/reads.ts'
import { MOST_PHOTOS } from '../../notices/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { idHere } from '../../parts/here.ts'
import { photoForm } from '../forms.ts'
import { type PhotoLine, photoContent, photosOf } from '../reads.ts'
import { addPhoto, dropPhoto } from '../writes.ts'

export const photos = new Hono<Env>()
  .get('/exchange/photos/:id', (c) => picture(c, 'content'))
  .get('/exchange/photos/:id/small', (c) => picture(c, 'thumbnail'))
  .get('/exchange/notices/:id/photos', (c) => show(c))
  .post('/exchange/notices/:id/photos', async (c) => {
    const actor = signedIn(c)
    const notice = await ownNotice(c)
    const form = await parseForm(photoForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const made = await makePhoto(new Uint8Array(await form.value.photo.arrayBuffer()))
    const refusal = made.ok
      ? await asActor(actor, async (tx) => {
          const added = await addPhoto(tx, actor, form.once, notice.id, form.value.alt, made.value)
          return added.ok ? undefined : added.refusal
        })
      : made.refusal
    if (refusal) {
      c.status(422)
      return show(c, { ...form, errors: { photo: [refusal] } })
    }
    flash(c, 'exchange.photo.added')
    return c.redirect(below(c, `/exchange/notices/${notice.id}/photos`), 303)
  })
  .post('/exchange/notices/:id/photos/:photo/drop', async (c) => {
    const actor = signedIn(c)
    const dropped = await asActor(actor, (tx) => dropPhoto(tx, actor, idHere(c), idHere(c, 'photo')))
    if (!dropped) throw new NotHere()
    flash(c, 'exchange.photo.dropped')
    return c.redirect(below(c, `/exchange/notices/${idHere(c)}/photos`), 303)
  })

async function picture(c: Context<Env>, size: 'content' | 'thumbnail') {
  const { actor } = c.var
  const found = await asActor(actor, (tx) => photoContent(tx, idHere(c), size))
  if (!found) throw new NotHere()
  return c.body(new Uint8Array(found.bytes), 200, {
    'content-type': 'image/jpeg',
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  })
}

async function ownNotice(c: Context<Env>): Promise<Notice & { photos: PhotoLine[] }> {
  const actor = signedIn(c)
  return asActor(actor, async (tx) => {
    const notice = await noticeById(tx, idHere(c))
    if (!notice || notice.closedOn || !(await noticeOf(tx, actor, notice))) throw new NotHere()
    return { ...notice, photos: await photosOf(tx, notice.id) }
  })
}

async function show(c: Context<Env>, form: FormState = {}) {
  const notice = await ownNotice(c)
  return c.render(<PhotosPage notice={notice} form={form} />, {
    title: c.var.t('exchange.photo.heading'),
    section: '/exchange',
  })
}

function PhotosPage({ notice, form }: { notice: Notice & { photos: PhotoLine[] }; form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  const here = below(`/exchange/notices/${notice.id}`)
  return (
    <Page
      heading="exchange.photo.heading"
      kicker={notice.title}
      lead="exchange.photo.lead"
      crumbs={[...useCrumbs(), { href: here, label: { said: notice.title } }]}
      width="reading"
    >
      <ul class="plain-list stack">
        {notice.photos.map(({ id, alt }) => (
          <li class="beside">
            <img src={below(`/exchange/photos/${id}/small`)} alt={alt} width={160} loading="lazy" />
            <ActionButton
              action={`${here}/photos/${id}/drop`}
              label={['exchange.photo.drop', { alt }]}
              danger
            />
          </li>
        ))}
      </ul>
      {notice.photos.length < MOST_PHOTOS ? (
        <Form {...form} submit="exchange.photo.add" files>
          <FileField
            name="photo"
            label="exchange.photo.file"
            hint="exchange.photo.fileHint"
            accept="image/jpeg,image/png"
          />
          <Field
            name="alt"
            label="exchange.photo.alt"
            hint="exchange.photo.altHint"
            required
            maxlength={200}
          />
        </Form>
      ) : (
        <p>{t('exchange.photo.tooMany')}</p>
      )}
    </Page>
  )
}
