import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import { cardOf } from '../parts/kept-cards.ts'
import { cardWords } from '../reads.ts'
import { CARD_KINDS, type CardOf, markOf } from '../rules.ts'

const BUSY_SECONDS = '5'

/** The picture shown where somebody shares an address of ours. It says what any visitor may know, in the territory's language. */
export const cards = new Hono<Env>()
  .get('/cards/territory.png', (c) => card(c, { kind: 'territory' }))
  .get('/cards/:card/:of{[0-9a-fA-F-]{36}\\.png}', (c) => {
    const id = c.req.param('of').slice(0, -'.png'.length)
    const kind = CARD_KINDS.find((one) => one === c.req.param('card'))
    return kind && kind !== 'territory' && isId(id) ? card(c, { kind, id }) : c.notFound()
  })

async function card(c: Context<Env>, of: CardOf) {
  const { territory } = c.var
  const visitor = visitorOf(territory.id)
  const t = translatorFor(territory.language)
  const words = await asActor(visitor, (tx) => cardWords(tx, visitor, of, { territory, t }))
  if (!words) return c.notFound()
  const mark = createHash('sha256').update(markOf(words)).digest('base64url').slice(0, 22)
  // The mark is of the words: whoever has the picture is answered without drawing it.
  c.header('ETag', `"${mark}"`)
  c.header('Cache-Control', 'public, max-age=3600')
  if (c.req.header('if-none-match')?.includes(mark)) return c.body(null, 304)
  const drawn = await cardOf(mark, words)
  if (drawn) return c.body(new Uint8Array(drawn), 200, { 'Content-Type': 'image/png' })
  c.header('Cache-Control', 'no-store')
  c.header('Retry-After', BUSY_SECONDS)
  return c.text('', 503)
}
