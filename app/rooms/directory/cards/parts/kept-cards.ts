import type { CardWords } from '../rules.ts'
import { drawCard } from './draw-card.ts'

const MOST_KEPT = 150
const MOST_WAITING = 20

const kept = new Map<string, Promise<Buffer>>()
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * The card with this mark: drawn once while it is asked for, one card after the other, so that pictures never keep pages waiting.
 * Nothing where too many wait already.
 */
export function cardOf(mark: string, words: CardWords): Promise<Buffer> | undefined {
  const known = kept.get(mark)
  if (known) {
    kept.delete(mark)
    kept.set(mark, known)
    return known
  }
  if (waiting >= MOST_WAITING) return undefined
  waiting += 1
  const drawn = last
    .then(() => drawCard(words))
    .finally(() => {
      waiting -= 1
    })
  last = drawn.catch(() => kept.delete(mark))
  kept.set(mark, drawn)
  for (const [oldest] of kept) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return drawn
}
