import type { Context } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { textsOf } from '../../../ground/texts/use-texts.ts'
import {
  type Adopted,
  adoptionsOf,
  correctedSince,
  figuresTold,
  type KnownOrigin,
  originOf,
  type PackLine,
  type Practice,
  packsOf,
  practiceById,
  testimoniesOf,
  type VersionLine,
  versionsOf,
  versionToRead,
} from '../reads.ts'
import { idHere, reads } from './here.ts'
import { type PracticeText, practiceText } from './practice-text.ts'

export type PracticeRead = {
  practice: Practice
  text: PracticeText
  /** The version that is read; nothing for what is being written. */
  version: { number: number; hash: string; publishedAt: Date; changed: string | null } | null
  versions: VersionLine[]
  origin: KnownOrigin | undefined
  packs: PackLine[]
  copied: Adopted[]
}

/**
 * A practice as this reader may read it: the version that is asked for, else the last, else what is being written. Throws
 * NotHere where there is none of it.
 */
export async function readHere(c: Context<Env>): Promise<PracticeRead> {
  const id = idHere(c)
  const asked = Number(c.req.query('version') ?? Number.NaN)
  const number = Number.isInteger(asked) && asked > 0 && asked <= 10_000 ? asked : undefined
  if (c.req.query('version') && number === undefined && c.req.query('version') !== 'draft')
    throw new NotHere()
  return asActor(c.var.actor, async (tx) => {
    const practice = await practiceById(tx, id)
    if (!practice) throw new NotHere()
    const isDraft = c.req.query('version') === 'draft' || (!practice.publishedAt && number === undefined)
    const found = isDraft ? undefined : await versionToRead(tx, id, number)
    const origin = await originOf(tx, id)
    const draft = isDraft && reads(c) ? practice.draft : null
    const said = found?.said ?? (draft && (await asVersion(draft, origin)))
    if (!said) throw new NotHere()
    const text = practiceText(textsOf(c), {
      ...said,
      number: found?.number ?? null,
      publishedAt: found?.publishedAt ?? null,
      testimonies: await testimoniesOf(tx, said.stories),
      corrected: await correctedSince(
        tx,
        said.figures.map(({ edition }) => edition),
      ),
    })
    return {
      practice,
      text,
      version: found
        ? (({ number, hash, publishedAt, changed }) => ({ number, hash, publishedAt, changed }))(found)
        : null,
      versions: await versionsOf(tx, id),
      origin,
      packs: await packsOf(tx, id),
      copied: await adoptionsOf(tx, id),
    }

    async function asVersion(draft: NonNullable<Practice['draft']>, from: KnownOrigin | undefined) {
      return {
        title: draft.title,
        words: draft.words,
        stories: draft.stories,
        figures: await figuresTold(tx, draft.figures),
        adoptedFrom: from
          ? {
              territory: from.fromName,
              title: from.title,
              number: from.number,
              fingerprint: from.fingerprint,
            }
          : null,
      }
    }
  })
}
