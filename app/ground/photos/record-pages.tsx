import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { SignedInActor } from '../access/actor.ts'
import type { Env } from '../access/request.ts'
import { signedIn } from '../access/signed-in.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { asActor } from '../db/database.ts'
import { type FormState, parseSent, sentForm } from '../forms/parse-form.ts'
import type { TextKey } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.ts'
import { below } from '../ui/below.ts'
import { Checkbox } from '../ui/choices.tsx'
import { flash } from '../ui/flash.tsx'
import { Form } from '../ui/form.tsx'
import { type Crumb, Page } from '../ui/page.tsx'
import { keepPhotos, MOST_PHOTOS, type PhotoOf, photosIn } from './keep.ts'
import { PhotoField } from './photo-field.tsx'
import { PhotoStrip } from './photo-strip.tsx'
import { type KeptPhoto, photosOf, type RecordRef } from './stand.ts'

/** A record whose photos one may see: how it is called, the way back to it, and whether one may add and take away. */
export type RecordHere = {
  of: PhotoOf
  title: string
  section: string
  crumbs: readonly Crumb[]
  may: boolean
  /** Other records whose photos are shown here too: they are taken away there. */
  also?: readonly RecordRef[]
  /** Where who adds a photo may keep it for themselves: how that is asked, and whether it is ticked from the start. */
  apart?: { label: TextKey; hint: TextKey; ticked: boolean }
}
type Find = (tx: ActorTx, actor: SignedInActor, c: Context<Env>) => Promise<RecordHere>
type Shown = RecordHere & { photos: KeptPhoto[]; others: KeptPhoto[]; back: string }

const photoForm = z.object({ apart: z.literal('yes').optional() })

/**
 * The pages `path` of the photos kept with a record: seen by who sees it, added and taken away by who may. `find` throws
 * NotHere where there is no such record for the actor.
 */
export const photosOfRecord = (path: string, find: Find) =>
  new Hono<Env>()
    .get(path, async (c) => show(c, await load(c, find)))
    .post(path, async (c) => {
      const actor = signedIn(c)
      const here = await load(c, find)
      if (!here.may) return c.notFound()
      const sent = await sentForm(c)
      const form = parseSent(photoForm, sent)
      const apart = form.ok && form.value.apart === 'yes' && here.apart !== undefined
      const of = apart ? { ...here.of, seenBy: 'person' as const, forPersonId: actor.personId } : here.of
      const kept =
        photosIn(sent).length === 0
          ? ({ ok: false, refusal: 'photos.none' } as const)
          : await keepPhotos(actor, of, sent)
      if (!kept.ok) {
        c.status(422)
        return show(c, here, { values: form.values, errors: { photo: [kept.refusal] } })
      }
      flash(c, 'photos.kept')
      return c.redirect(c.req.path, 303)
    })

const load = (c: Context<Env>, find: Find): Promise<Shown> => {
  const actor = signedIn(c)
  return asActor(actor, async (tx) => {
    const here = await find(tx, actor, c)
    const others: KeptPhoto[] = []
    for (const one of here.also ?? []) others.push(...(await photosOf(tx, one)))
    const back = c.req.path.slice(below(c, '').length)
    return { ...here, photos: await photosOf(tx, here.of), others, back }
  })
}

function show(c: Context<Env>, here: Shown, form: FormState = {}) {
  const title = `${c.var.t('photos.heading')} · ${here.title}`
  return c.render(<PhotosPage {...here} form={form} />, { title, section: here.section })
}

function PhotosPage({ title, crumbs, photos, others, back, may, apart, form }: Shown & { form: FormState }) {
  const { t } = useTexts()
  return (
    <Page heading="photos.heading" kicker={title} crumbs={crumbs} width="reading">
      {photos.length > 0 && <PhotoStrip photos={photos} back={may ? back : undefined} />}
      {others.length > 0 && (
        <>
          <h2 class="h5">{t('photos.ofSheets')}</h2>
          <PhotoStrip photos={others} />
        </>
      )}
      {photos.length + others.length === 0 && <p class="hint">{t('photos.noneYet')}</p>}
      {may &&
        (photos.length < MOST_PHOTOS ? (
          <Form {...form} submit="photos.add" files>
            <PhotoField required />
            {apart && <Checkbox name="apart" label={apart.label} hint={apart.hint} checked={apart.ticked} />}
          </Form>
        ) : (
          <p>{t('photos.tooMany')}</p>
        ))}
    </Page>
  )
}
