import * as z from 'zod'
import { type Contract, listed } from '../../../ground/api/contract.ts'
import { editions as allEditions } from './reads.ts'

/** Published editions, which stand; the whole of one is its file, `edition.json`, whose fingerprint is told here. */
export const editions: Contract = {
  name: 'editions',
  label: 'indicators.api.editionsName',
  about: 'indicators.api.editions',
  shape: z.strictObject({
    id: z.guid(),
    name: z.string(),
    untilOn: z.iso.date(),
    knownAt: z.iso.datetime(),
    publishedAt: z.iso.datetime(),
    restates: z.guid().nullable(),
    reason: z.string().nullable(),
    hash: z.string(),
  }),
  list: listed(z.strictObject({}), async (tx, _, { after, limit }) =>
    (await allEditions(tx))
      .flatMap(({ id, publishedAt }) => (publishedAt && (!after || id > after) ? [id] : []))
      .toSorted()
      .slice(0, limit),
  ),
  tell: async (tx, _, ids) =>
    (await allEditions(tx)).flatMap(({ knownAt, publishedAt, ...one }) =>
      publishedAt && ids.includes(one.id)
        ? [{ ...one, knownAt: knownAt.toISOString(), publishedAt: publishedAt.toISOString() }]
        : [],
    ),
}
