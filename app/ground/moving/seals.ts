import type pg from 'pg'
import { onClient } from '../db/on-client.ts'
import { BEGINNING, contentsOf, hashOfSeal, type Seal, sealsAfter } from '../journal/chain.ts'
import { appendKept, keptSeals, lastKept } from '../journal/kept-seals.ts'
import { faultOfChain, faultOfLines } from '../journal/verify.ts'

/**
 * A seal's hash speaks of its territory's id. Where that had to change, each sealed batch is compared with the seal it came
 * with, and sealed as it is for the new id. Returns the first fault, if there is one: then every seal stays as it came, and
 * whoever verifies the journal is told.
 */
export async function resealJournal(
  owner: pg.ClientBase,
  { from, to, kept }: { from: string; to: string; kept: Map<number, Seal> | null },
): Promise<string | undefined> {
  const lines = onClient(owner)
  const seals = await sealsAfter(lines, to, 0)
  const fault = faultOfChain(seals, kept)
  if (fault) return fault
  const anew: string[] = []
  let [before, beforeAnew]: [Seal?, Seal?] = []
  for (const seal of seals) {
    const contents = await contentsOf(lines, to, before?.below ?? BEGINNING, seal.below)
    const broken = faultOfLines(seal, contents, hashOfSeal(from, seal, contents, before))
    if (broken) return broken
    const hash = hashOfSeal(to, seal, contents, beforeAnew)
    anew.push(hash)
    before = seal
    beforeAnew = { ...seal, hash }
  }
  for (const [at, hash] of anew.entries())
    await owner.query('update public.journal_seal set hash = $3 where territory_id = $1 and number = $2', [
      to,
      seals[at]?.number,
      Buffer.from(hash, 'hex'),
    ])
  return undefined
}

/**
 * Keeps outside the database what it holds and is not kept there yet; interrupted, the next sealing does it. A journal that
 * was not what its seals say brings along those it was compared with: it stays found out.
 */
export async function keepSeals(
  owner: pg.ClientBase,
  folder: string,
  territoryId: string,
  broughtAlong: Map<number, Seal> | null,
) {
  const kept = keptSeals(folder, territoryId)
  if (!kept && broughtAlong) return appendKept(folder, territoryId, [...broughtAlong.values()])
  const here = await sealsAfter(onClient(owner), territoryId, lastKept(kept)?.number ?? 0)
  appendKept(folder, territoryId, here)
}
