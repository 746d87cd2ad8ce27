import * as z from 'zod'
import { SCOPES } from './contracts.ts'

const text = z.string()
const some = z.string().nullable()
const number = z.number().nullable()
const stamp = z.iso.datetime()

const feed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: text,
  home_page_url: z.url(),
  feed_url: z.url(),
  language: text,
  _trama: z.strictObject({ heading: text, whole: text, empty: text }),
  items: z.array(
    z.strictObject({
      id: text,
      url: z.url(),
      title: text,
      content_text: text,
      tags: z.array(text),
      _trama: z.strictObject({
        day: text,
        when: text,
        kind: text,
        where: some,
        cancelled: text,
        on: z.iso.date(),
        starts_at: stamp,
        ends_at: stamp.nullable(),
        whole_day: z.boolean(),
        municipality: some,
      }),
    }),
  ),
})

const words = z.looseObject({ name: text, definition: text })
const edition = z.looseObject({
  format: z.literal('trama-edition/1'),
  id: z.guid(),
  name: text,
  factsUntil: z.iso.date(),
  knownAt: text,
  restates: some,
  reason: some,
  figures: z.array(
    z.looseObject({
      code: text,
      unit: text,
      value: number,
      numerator: number,
      denominator: number,
      state: z.enum(['counted', 'not_collected', 'suppressed']),
      countedOn: z.iso.date(),
    }),
  ),
  sheets: z.record(text, z.looseObject({ version: text, it: words, en: words })),
})

const about = z.strictObject({
  territory: z.strictObject({ id: z.guid(), slug: text, name: text, timeZone: text }),
  access: z.strictObject({ name: text, scopes: z.array(z.enum(SCOPES)), expiresOn: z.iso.date() }),
  roles: z.array(text),
  openapi: text,
})

const problem = z.looseObject({
  type: text,
  status: z.number().int(),
  title: text,
  detail: text.optional(),
  instance: text.optional(),
  errors: z.array(z.strictObject({ field: text, detail: text })).optional(),
})

/** What is told besides the rooms' records: to anyone, about an access, and when something goes wrong. */
export const SHAPES = {
  Problem: problem,
  About: about,
  JsonFeed: feed,
  OpenList: z.array(z.record(text, z.union([text, z.number(), z.boolean(), z.null()]))),
  Edition: edition,
  Catalogue: z.array(z.looseObject({ '@id': text })),
  OpenApi: z.looseObject({ openapi: text, paths: z.record(text, z.looseObject({})) }),
}
