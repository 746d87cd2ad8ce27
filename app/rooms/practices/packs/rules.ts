/** The only way of writing packs that this house reads. */
export const FORMAT = 'trama-pack/1'
export const MOST_PACK_BYTES = 512 * 1024
export const MOST_PIECES = 60
const DEEPEST = 12

/** Words in the languages they were written in: at least one. */
export type Said = Record<string, string | undefined>

/** The words in a language; where they were not written in it, as they were written. */
export const saidIn = (said: Said, language: string): string =>
  said[language] ?? said.it ?? said.en ?? Object.values(said).find(Boolean) ?? ''

export type Criterion = { label: Said; weight: number; best: number }
export type Piece = { code: string } & (
  | { kind: 'sheet'; title: Said; words: Record<string, Said> }
  | { kind: 'activity'; title: Said; body: Said; activity: string; area: string }
  | { kind: 'call'; title: Said; body: Said; who: string[]; criteria: Criterion[] }
  | { kind: 'space_sheet'; title: Said; body: Said; criteria: Criterion[] }
  | { kind: 'text' | 'document'; title: Said; body: Said }
  | {
      kind: 'pact_kind'
      title: Said
      countsAs: string | null
      asks: string[]
      questions: Said[]
      needsGiveBack: boolean
    }
  | { kind: 'pact_rule'; ceilingCents: number; question: Said; scale: Said[] }
  | { kind: 'indicator'; indicator: string; aim: { value: number; months: number } | null; why: Said }
  | { kind: 'weights'; exchange: string; weights: Record<string, number> }
)
export type PieceKind = Piece['kind']
export const PIECE_KINDS = [
  'sheet',
  'activity',
  'call',
  'space_sheet',
  'text',
  'document',
  'pact_kind',
  'pact_rule',
  'indicator',
  'weights',
] as const satisfies readonly PieceKind[]

export type Pack = {
  format: typeof FORMAT
  id: string
  number: number
  madeOn: string
  /** Nobody's territory: it comes with Trama. */
  from: { slug: string; name: string } | null
  title: Said
  lead: Said
  pieces: Piece[]
}

/** JSON that is the same for the same content: names in order, no spaces. Throws a RangeError where it is too deep to be one. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > DEEPEST) throw new RangeError('too deep')
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null, depth + 1)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const named = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${named.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one, depth + 1)}`).join(',')}}`
}

// A word in angle brackets, an address that runs something, letters that nobody sees: none of it is a text to read.
const MARKUP = /<[a-z!/?]|\b(javascript|vbscript)\s*:|data\s*:\s*text\/html|&#/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/

/** The first place whose words are more than words, as `pieces.2.body.it`; nothing where all can be read. */
export function placeOfMarkup(value: unknown, path: readonly string[] = []): string | undefined {
  if (typeof value === 'string') return MARKUP.test(value) || UNSEEN.test(value) ? path.join('.') : undefined
  if (value === null || typeof value !== 'object') return undefined
  for (const [name, one] of Object.entries(value)) {
    const found =
      MARKUP.test(name) || UNSEEN.test(name) ? path.join('.') || '.' : placeOfMarkup(one, [...path, name])
    if (found !== undefined) return found
  }
  return undefined
}

/** What a piece says once it is here, in the language of the territory, line by line under the name of each part. */
export type Content = Record<string, string | number | boolean | null | readonly string[]>

/** How a piece stands towards what is here. */
export const STATES = ['added', 'same', 'differs', 'unknown'] as const
export type PieceState = (typeof STATES)[number]
export type Difference = { part: string; theirs: Content[string]; ours: Content[string] }

/** The parts of a piece that are not the same here. */
export function differencesOf(theirs: Content, ours: Content): Difference[] {
  const parts = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])]
  return parts
    .map((part) => ({ part, theirs: theirs[part] ?? null, ours: ours[part] ?? null }))
    .filter((one) => canonical(one.theirs) !== canonical(one.ours))
}

const judgedBy = (theirs: Content, ours: Content | undefined): PieceState =>
  ours === undefined ? 'added' : differencesOf(theirs, ours).length === 0 ? 'same' : 'differs'
export const stateOf = (theirs: Content | null, ours: Content | undefined): PieceState =>
  theirs === null ? 'unknown' : judgedBy(theirs, ours)

/** What one may choose: a piece that is not here comes or is left; one that differs stays ours or becomes theirs. */
export const CHOICES = ['take', 'leave', 'ours', 'theirs'] as const
export type Choice = (typeof CHOICES)[number]
export const choicesFor = (state: PieceState): readonly Choice[] =>
  state === 'added' ? ['take', 'leave'] : state === 'differs' ? ['ours', 'theirs'] : []

export const OUTCOMES = ['added', 'same', 'ours', 'theirs', 'left', 'unknown'] as const
export type PieceOutcome = (typeof OUTCOMES)[number]

/** A fingerprint as people read it to each other: groups of four. */
export const inFours = (fingerprint: string) => fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''

/** An aim is for the last day of the month so many months from a day. */
export function dueAfter(today: string, months: number): string {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10)
}
