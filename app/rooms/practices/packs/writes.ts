import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Language } from '../../../ground/texts/language.ts'
import type { ApplyForm } from './forms.ts'
import { bringIn } from './parts/bring-in.ts'
import type { ReadPack } from './parts/signed.ts'
import { type Arrival, adoptionsHere, piecesOf, type Standing, standingOf } from './reads.ts'
import { canonical, type PieceOutcome, saidIn } from './rules.ts'

/** Keeps a pack that was read, to be looked at before it changes anything. Sent again it is the same arrival. */
export async function receivePack(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { pack, file, fingerprint, keyFingerprint }: ReadPack,
  language: Language,
) {
  const added = await insertOwn(tx, 'practice_arrival', {
    territory_id: actor.territoryId,
    id,
    pack_id: pack.id,
    number: pack.number,
    title: saidIn(pack.title, language),
    from_name: pack.from?.name ?? null,
    file,
    fingerprint,
    key_fingerprint: keyFingerprint,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'practices.packReceived', 'practice_arrival', id)
}

/** What a choice to take theirs was made against: if ours changes in between, the choice is asked for again. */
export const seenOf = ({ ours }: Pick<Standing, 'ours'>) =>
  createHash('sha256')
    .update(canonical(ours ?? null))
    .digest('hex')
    .slice(0, 12)
/** What the button of a choice sends. */
export const choiceOf = (standing: Standing, choice: 'take' | 'leave' | 'ours' | 'theirs') =>
  choice === 'theirs' ? `theirs:${seenOf(standing)}` : choice

export type Applied = { adoptionId: string; changed: number }
export type ApplyRefusal = {
  refusal: 'practices.packs.notCompared' | 'practices.packs.unchosen'
  pieces: string[]
}

const isKnown = (standing: Standing, said: string | undefined): boolean => {
  if (standing.state === 'added') return said === 'take' || said === 'leave'
  if (standing.state === 'differs') return said === 'ours' || said === choiceOf(standing, 'theirs')
  return true
}

type Applying = { language: Language; today: string; knownKey: boolean }

/**
 * Takes a pack up: every piece as it was chosen, in one transaction. Refused where a piece has no choice, because nobody made
 * one or because what is here changed meanwhile; and where the key is a stranger's and was not compared. A pack taken up again
 * is the same adoption: what is already here stays as it is.
 */
export async function applyPack(
  tx: ActorTx,
  actor: SignedInActor,
  { once, arrival }: { once: string; arrival: Arrival },
  { compared, chosen }: ApplyForm,
  { language, today, knownKey }: Applying,
): Promise<Outcome<Applied, ApplyRefusal['refusal']> & { pieces?: string[] }> {
  // Two who take up packs at the same moment come one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`practice_adoption ${actor.territoryId}`}, 0))`.execute(
    tx,
  )
  const earlier = (await adoptionsHere(tx)).find(({ fingerprint }) => fingerprint === arrival.fingerprint)
  const standing = await standingOf(tx, arrival.pack, language)
  const isAgain = earlier?.id === once
  const unchosen = standing.filter((one) => !isKnown(one, chosen.get(one.piece.code)))
  if (isAgain && earlier) return done({ adoptionId: earlier.id, changed: 0 })
  if (unchosen.length > 0)
    return { ...refused('practices.packs.unchosen'), pieces: unchosen.map(({ piece }) => piece.code) }
  if (!knownKey && !compared) return refused('practices.packs.notCompared')

  const adoptionId = earlier?.id ?? once
  if (!earlier) await adopt(tx, actor, adoptionId, arrival)
  const before = new Map((await piecesOf(tx, adoptionId)).map((piece) => [piece.code, piece.outcome]))
  let changed = 0
  for (const one of standing) {
    const { outcome, recordId } = await take(one, chosen.get(one.piece.code))
    // Looked at again, what was taken up before stays told as it was taken up.
    if (before.has(one.piece.code) && (outcome === 'same' || outcome === 'unknown')) continue
    const row = { territory_id: actor.territoryId, adoption_id: adoptionId, code: one.piece.code }
    await tx
      .insertInto('practice_piece')
      .values({ ...row, kind: one.piece.kind, outcome, record_id: recordId })
      .onConflict((same) =>
        same.columns(['territory_id', 'adoption_id', 'code']).doUpdateSet({ outcome, record_id: recordId }),
      )
      .execute()
  }
  return done({ adoptionId, changed })

  async function take(one: Standing, said = ''): Promise<{ outcome: PieceOutcome; recordId: string | null }> {
    const { state, recordId } = one
    if (state === 'unknown' || state === 'same') return { outcome: state, recordId }
    if (said === 'leave') return { outcome: 'left', recordId }
    if (said === 'ours') return { outcome: 'ours', recordId }
    changed += 1
    const source = { title: arrival.title, number: arrival.number }
    const taken = await bringIn(tx, actor, one, { language, today, source })
    return { outcome: state === 'added' ? 'added' : 'theirs', recordId: taken }
  }
}

async function adopt(tx: ActorTx, actor: SignedInActor, id: string, arrival: Arrival) {
  await tx
    .insertInto('practice_adoption')
    .values({
      territory_id: actor.territoryId,
      id,
      pack_id: arrival.packId,
      number: arrival.number,
      title: arrival.title,
      from_name: arrival.fromName,
      from_slug: arrival.pack.from?.slug ?? null,
      file: arrival.file,
      fingerprint: arrival.fingerprint,
      key_fingerprint: arrival.keyFingerprint,
      recorded_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'practices.adopted', 'practice_adoption', id)
}
