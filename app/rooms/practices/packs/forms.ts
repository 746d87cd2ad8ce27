import * as z from 'zod'
import { AREAS, KINDS } from '../../activities/rules.ts'
import { MOST_CRITERIA, WHO } from '../../calls/rules.ts'
import { MOST_CRITERIA as MOST_OF_SPACES } from '../../calls/spaces/rules.ts'
import { ASKS, COUNTS_AS } from '../../pacts/rules.ts'
import { PARTS } from '../rules.ts'
import { FORMAT, MOST_PACK_BYTES, MOST_PIECES, type Pack } from './rules.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const said = (most: number) =>
  z.record(z.string().regex(/^[a-z]{2,3}$/), words(most)).refine((said) => Object.keys(said).length > 0)
const title = said(160)
const body = said(8000)
const criteria = (most: number, label: number) =>
  z
    .array(
      z.strictObject({
        label: said(label),
        weight: z.int().min(1).max(100),
        best: z.int().min(1).max(100),
      }),
    )
    .min(1)
    .max(most)
const code = z.string().regex(/^[a-z0-9_-]{1,60}$/)

const piece = z.discriminatedUnion('kind', [
  z.strictObject({ code, kind: z.literal('sheet'), title, words: z.partialRecord(z.enum(PARTS), body) }),
  z.strictObject({
    code,
    kind: z.literal('activity'),
    title,
    body: said(4000),
    activity: z.enum(KINDS),
    area: z.enum(AREAS),
  }),
  z.strictObject({
    code,
    kind: z.literal('call'),
    title,
    body: said(6000),
    who: z.array(z.enum(WHO)).min(1).max(WHO.length),
    criteria: criteria(MOST_CRITERIA, 160),
  }),
  z.strictObject({
    code,
    kind: z.literal('space_sheet'),
    title,
    body: said(6000),
    criteria: criteria(MOST_OF_SPACES, 200),
  }),
  z.strictObject({ code, kind: z.literal('text'), title, body }),
  z.strictObject({ code, kind: z.literal('document'), title, body }),
  z
    .strictObject({
      code,
      kind: z.literal('pact_kind'),
      title: said(80),
      countsAs: z.enum(COUNTS_AS).nullable(),
      asks: z.array(z.enum(ASKS)).max(ASKS.length),
      questions: z.array(said(200)).max(12),
      needsGiveBack: z.boolean(),
    })
    .refine(({ asks, needsGiveBack }) => !needsGiveBack || asks.includes('give_backs')),
  z.strictObject({
    code,
    kind: z.literal('pact_rule'),
    ceilingCents: z.int().min(0).max(100_000_000),
    question: said(200),
    scale: z.array(said(60)).min(2).max(10),
  }),
  z.strictObject({
    code,
    kind: z.literal('indicator'),
    indicator: z.string().regex(/^[a-z_]{2,60}$/),
    aim: z.strictObject({ value: z.number().min(0).max(1e9), months: z.int().min(1).max(120) }).nullable(),
    why: said(500),
  }),
  z.strictObject({
    code,
    kind: z.literal('weights'),
    exchange: z.string().regex(/^[a-z_]{3,30}$/),
    weights: z.record(z.string().regex(/^[a-z][a-zA-Z]{1,39}$/), z.int().min(0).max(100)),
  }),
])

/** A pack, whole: a name that nobody knows is refused, so that nothing travels unseen. */
export const packShape: z.ZodType<Pack> = z.strictObject({
  format: z.literal(FORMAT),
  id: z.guid(),
  number: z.int().min(1).max(10_000),
  madeOn: z.iso.date(),
  from: z.strictObject({ slug: z.string().regex(/^[a-z0-9-]{1,60}$/), name: words(120) }).nullable(),
  title,
  lead: said(2000),
  pieces: z
    .array(piece)
    .min(1)
    .max(MOST_PIECES)
    .refine((all) => new Set(all.map((one) => one.code)).size === all.length),
})

export const signatureShape = z.strictObject({
  algorithm: z.literal('Ed25519'),
  publicKey: z.string().max(100),
  value: z.string().max(200),
})

/** A pack arrives as a file, from the four that come with Trama, or from a territory of the same installation. */
export const arrivalForm = z
  .object({
    file: z
      .instanceof(File)
      .refine(({ size }) => size <= MOST_PACK_BYTES, 'practices.packs.tooBig')
      .optional(),
    shipped: z.string().max(60).optional(),
    offered: z.guid().optional(),
  })
  .refine(({ file, shipped, offered }) => file || shipped || offered, {
    error: 'practices.packs.noFile',
    path: ['file'],
  })

/** What is chosen for each piece, and that the key of a stranger was compared. */
export const applyForm = z
  .looseObject({ compared: z.literal('yes').optional() })
  .transform(({ compared, ...sent }) => ({
    compared: compared === 'yes',
    chosen: new Map(
      Object.entries(sent).flatMap(([name, value]): [string, string][] =>
        name.startsWith('piece-') && typeof value === 'string' ? [[name.slice('piece-'.length), value]] : [],
      ),
    ),
  }))
export type ApplyForm = z.output<typeof applyForm>
