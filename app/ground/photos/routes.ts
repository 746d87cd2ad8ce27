import { type Context, Hono } from 'hono'
import type { Env } from '../access/request.ts'
import { NotHere, signedIn } from '../access/signed-in.ts'
import { asActor } from '../db/database.ts'
import { isId } from '../db/ids.ts'
import { sentForm } from '../forms/parse-form.ts'
import { below } from '../ui/below.ts'
import { flash } from '../ui/flash.tsx'
import { dropPhoto } from './keep.ts'
import { openPhoto, smallPhoto } from './stand.ts'

/** The pictures kept with records, for who may see their record. */
export const routes = new Hono<Env>()
  .get('/photos/:id', async (c) => {
    const actor = signedIn(c)
    return picture(c, await asActor(actor, (tx) => openPhoto(tx, actor, photoId(c))))
  })
  .get('/photos/:id/small', async (c) => {
    const actor = signedIn(c)
    return picture(c, await asActor(actor, (tx) => smallPhoto(tx, photoId(c))))
  })
  .post('/photos/:id/drop', async (c) => {
    const actor = signedIn(c)
    const id = photoId(c)
    const back = String((await sentForm(c)).get('back') ?? '')
    const gone = await asActor(actor, (tx) => dropPhoto(tx, actor, id))
    if (!gone) throw new NotHere()
    flash(c, 'photos.dropped')
    return c.redirect(below(c, OWN_PATH.test(back) ? back : ''), 303)
  })

/** A path of ours below the territory, and nothing that leads elsewhere. */
const OWN_PATH = /^(\/[A-Za-z0-9-]+)+$/

function photoId(c: Context<Env>): string {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

function picture(c: Context<Env>, content: Buffer | undefined) {
  if (!content) throw new NotHere()
  return c.body(new Uint8Array(content), 200, {
    'content-type': 'image/jpeg',
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
  })
}
