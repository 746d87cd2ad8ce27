import { asActor } from '../db/database.ts'
import { BEGINNING, type Contents, contentsOf, hashOfSeal, type Seal, sealsAfter } from './chain.ts'
import { keeperIn } from './keeper.ts'
import { keptSeals, lastKept, sameSeal } from './kept-seals.ts'

/** What was found: how much is sealed, or the first place where the journal is not what was sealed. */
export type Verdict =
  | { whole: true; seals: number; lines: number; keptOutside: number }
  | { whole: false; where: string }

/** Compares every sealed line with its seal, the seals with each other, and with those kept in `folder`. */
export async function verifyJournal(territoryId: string, folder: string): Promise<Verdict> {
  // Read first: what is kept outside was in the database before.
  const kept = keptSeals(folder, territoryId)
  return asActor(keeperIn(territoryId), async (tx) => {
    const seals = await sealsAfter(tx, territoryId, 0)
    const chain = faultOfChain(seals, kept)
    if (chain) return { whole: false, where: chain }
    let before: Seal | undefined
    let lines = 0
    for (const seal of seals) {
      const contents = await contentsOf(tx, territoryId, before?.below ?? BEGINNING, seal.below)
      const fault = faultOfLines(seal, contents, hashOfSeal(territoryId, seal, contents, before))
      if (fault) return { whole: false, where: `${fault} ${placeOf(seal)}` }
      lines += contents.lines
      before = seal
    }
    return { whole: true, seals: seals.length, lines, keptOutside: kept?.size ?? 0 }
  })
}

const placeOf = ({ number, firstAt, lastAt }: Seal) => `(seal ${number}, lines from ${firstAt} to ${lastAt})`

/** What is wrong with the seals themselves, or with those kept outside; nothing where all agree. */
export function faultOfChain(seals: readonly Seal[], kept: Map<number, Seal> | null): string | undefined {
  if (!kept && seals.length)
    return `the seals kept outside the database are gone: ${seals.length} in the database have nothing to be compared with`
  for (const [at, seal] of seals.entries()) {
    const expected = at + 1
    if (seal.number !== expected) return `seal ${expected} was taken out of the chain`
    const outside = kept?.get(seal.number)
    if (outside && !sameSeal(outside, seal)) return `the seal was altered ${placeOf(seal)}`
    if (!outside && seal.number < (lastKept(kept)?.number ?? 0))
      return `seal ${seal.number} was taken out of what is kept outside the database`
  }
  const last = lastKept(kept)?.number ?? 0
  if (last > seals.length)
    return `the chain was shortened: it ends at seal ${seals.length}, and seal ${last} is kept outside the database`
  return undefined
}

/** What is wrong with the lines under a seal, whose hash would be `hash` as they stand now. */
export function faultOfLines(seal: Seal, { lines }: Contents, hash: string): string | undefined {
  if (lines < seal.lines) return `${seal.lines - lines} of ${seal.lines} lines were removed`
  if (lines > seal.lines) return `${lines - seal.lines} lines were inserted among ${seal.lines}`
  if (hash !== seal.hash) return `a line was altered among ${lines}`
  return undefined
}
