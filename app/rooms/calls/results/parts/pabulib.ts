import type { Call } from '../../reads.ts'
import type { Rank } from '../reads.ts'
import type { Choices } from '../rules.ts'

const RULES = { jury: 'unknown', votes: 'greedy', shares: 'equalshares/add1', mixed: 'unknown' } as const

/** A field as readers of the format take it apart: semicolons, quotes and line ends stand between quotes. */
const field = (words: string | number) => {
  const said = String(words).replaceAll(/\s+/g, ' ')
  return /[;"]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said
}
const line = (...fields: (string | number)[]) => fields.map(field).join(';')
const euro = (cents: number) => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2))
const italianDay = (day: string | null) => (day ?? '').split('-').reverse().join('.')

type Votes = {
  call: Call
  unit: string
  ranks: readonly Rank[]
  ballots: readonly { choices: Choices; way: string }[]
}

/**
 * The votes in the format of the participatory budgeting library (pabulib.org), which tools of others reckon again: what it was
 * about, the ideas by their numbers, and each ballot under a number that says nothing of who cast it.
 */
export function* pabulib({ call, unit, ranks, ballots }: Votes): Generator<string> {
  const numbers = new Map(ranks.map(({ ideaId }, at) => [ideaId, at + 1]))
  yield 'META\n'
  const meta: (readonly [string, string | number])[] = [
    ['description', call.title],
    ['country', 'Italy'],
    ['unit', unit],
    ['instance', call.votesFrom?.slice(0, 4) ?? ''],
    ['num_projects', ranks.length],
    ['num_votes', ballots.length],
    ['budget', euro(call.totalCents)],
    ['vote_type', 'approval'],
    ['rule', RULES[call.method]],
    ['date_begin', italianDay(call.votesFrom)],
    ['date_end', italianDay(call.votesUntil)],
    ['min_length', 1],
    ['max_length', call.mostChoices ?? 1],
    ['currency', 'EUR'],
    ['language', 'it'],
  ]
  yield `${line('key', 'value')}\n`
  for (const [key, value] of meta) yield `${line(key, value)}\n`
  yield `PROJECTS\n${line('project_id', 'cost', 'votes', 'name', 'selected')}\n`
  for (const { ideaId, askedCents, votes, title, funded } of ranks)
    yield `${line(numbers.get(ideaId) ?? 0, euro(askedCents), votes ?? 0, title, funded ? 1 : 0)}\n`
  yield `VOTES\n${line('voter_id', 'vote', 'voting_method')}\n`
  for (const [at, { choices, way }] of ballots.entries()) {
    const chosen = choices.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b)
    yield `${line(at + 1, chosen.join(','), way === 'paper' ? 'paper' : 'internet')}\n`
  }
}
