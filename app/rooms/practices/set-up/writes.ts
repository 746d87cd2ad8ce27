import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Language } from '../../../ground/texts/language.ts'
import { packShape } from '../packs/forms.ts'
import { fingerprintOf, packIn, signedPack } from '../packs/parts/signed.ts'
import { canonical, FORMAT, MOST_PACK_BYTES, type Pack, placeOfMarkup } from '../packs/rules.ts'
import { packsOf, practiceById, versionToRead } from '../reads.ts'
import type { PackForm } from './forms.ts'
import { piecesFrom } from './parts/pieces.ts'
import { chosenOf, setUpHere } from './reads.ts'

export type MakingRefusal =
  | 'practices.setUp.unpublished'
  | 'practices.setUp.markup'
  | 'practices.setUp.tooMuch'
  | 'practices.setUp.sameAsBefore'

type Making = { here: { slug: string; name: string }; language: Language; today: string }

/**
 * Makes the signed file with which another territory begins in the same way: the sheet as it was last published, and the set-up
 * that was chosen. Refused before the practice is published, where a text would not be taken elsewhere, and where it would be
 * the same file again. Sent again it is the same pack.
 */
export async function makePack(
  tx: ActorTx,
  actor: SignedInActor,
  { once, practiceId }: { once: string; practiceId: string },
  form: PackForm,
  { here, language, today }: Making,
): Promise<Outcome<{ number: number }, MakingRefusal>> {
  // Two who make one at the same moment come one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`practice ${practiceId}`}, 0))`.execute(tx)
  const practice = await practiceById(tx, practiceId)
  if (!practice) throw new NotHere()
  const version = await versionToRead(tx, practiceId)
  if (!version || !practice.publishedAt) return refused('practices.setUp.unpublished')
  const [last] = await packsOf(tx, practiceId)
  if (last?.id === once) return done({ number: last.number })
  const parts = { said: version.said, ...chosenOf(await setUpHere(tx), form) }
  const pack: Pack = {
    format: FORMAT,
    id: practiceId,
    number: (last?.number ?? 0) + 1,
    madeOn: today,
    from: here,
    title: { [language]: version.title },
    lead: { [language]: form.lead ?? version.said.words.goal?.slice(0, 2000) ?? version.title },
    pieces: piecesFrom(parts, language, today),
  }
  if (placeOfMarkup(pack) !== undefined) return refused('practices.setUp.markup')
  const file = signedPack(pack)
  if (!packShape.safeParse(pack).success || Buffer.byteLength(file) > MOST_PACK_BYTES)
    return refused('practices.setUp.tooMuch')
  if (last && !last.withdrawnAt && isSame(packIn(last.file), pack))
    return refused('practices.setUp.sameAsBefore')
  await insertOwn(tx, 'practice_pack', {
    territory_id: actor.territoryId,
    id: once,
    practice_id: practiceId,
    number: pack.number,
    title: version.title,
    file,
    fingerprint: fingerprintOf(pack),
    recorded_by: actor.personId,
  })
  await record(tx, actor, 'practices.packMade', 'practice', practiceId)
  return done({ number: pack.number })
}

const isSame = (before: Pack, after: Pack) =>
  canonical({ ...before, number: 0, madeOn: '' }) === canonical({ ...after, number: 0, madeOn: '' })
