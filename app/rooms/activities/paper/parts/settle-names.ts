import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import type { SessionLine } from '../../sessions/reads.ts'
import { findForSheet } from '../reads.ts'
import type { Searched } from './grid.tsx'

const WORDS = /^who-(\d{1,3})\.text$/
const LONGEST_NAME = 120

/**
 * Names that were typed and not chosen, as happens without script and to whoever types fast: where nobody is called like that they
 * are somebody new; the others are given back with whom they may be, all rows at once.
 */
export async function settleNames(tx: ActorTx, session: SessionLine, sent: FormData): Promise<Searched> {
  const searched = new Map<number, { query: string; found: readonly Found[] }>()
  for (const field of [...sent.keys()]) {
    const row = WORDS.exec(field)?.[1]
    const query = row
      ? String(sent.get(field) ?? '')
          .trim()
          .slice(0, LONGEST_NAME)
      : ''
    if (!row || query === '' || isSettled(sent, row, query)) continue
    const found = await findForSheet(tx, session, query)
    if (found.length > 0) searched.set(Number(row), { query, found })
    else {
      const value = `new-person:${query}`
      sent.set(`who-${row}`, value)
      sent.append(`who-${row}.label[]`, `${value}\t${query}`)
      sent.set(field, '')
    }
  }
  return searched
}

/** Whether one of the answers shown for these very words was taken. */
function isSettled(sent: FormData, row: string, query: string): boolean {
  const [before = '', ...answers] = String(sent.get(`who-${row}.searched`) ?? '').split('\t')
  return before.trim() === query && answers.includes(String(sent.get(`who-${row}`) ?? ''))
}
