/** What a pact is called as a circle, a sensitive record and the source of ties and commitments. */
export const PACT = 'pact'

/** What a kind may ask at the table. The person's own words, capabilities and needs are asked by every kind. */
export const ASKS = [
  'goals',
  'give_backs',
  'measures',
  'money',
  'steps',
  'reviews',
  'capability',
  'indirect',
] as const
export type Ask = (typeof ASKS)[number]

/** In which figure the people of a kind are counted. */
export const COUNTS_AS = ['pact', 'fna'] as const
export type CountsAs = (typeof COUNTS_AS)[number]

export type PactKind = {
  id: string
  name: string
  countsAs: CountsAs | null
  asks: readonly Ask[]
  questions: readonly string[]
  needsGiveBack: boolean
  retiredOn: string | null
}
export const asksFor = ({ asks }: Pick<PactKind, 'asks'>, what: Ask) => asks.includes(what)

/** What a territory decided: the ceiling of a pact's money in cents, and the scale of capability, least first. */
export type PactRule = { ceilingCents: number; question: string; scale: readonly string[] }

/** Where somebody of a micro-team comes from. */
export const SECTORS = ['public', 'third_sector', 'volunteer', 'close'] as const
export type Sector = (typeof SECTORS)[number]

const LONGEST_ROLE = 60

/** A part in the team as the circle keeps it: `third_sector: centro d’ascolto`. */
export const partOf = ({ sector, role }: { sector: Sector; role?: string | undefined }) =>
  role ? `${sector}: ${role.slice(0, LONGEST_ROLE)}` : sector

/** What a part says; a circle entrusted to somebody else may say it in words of its own. */
export function partSaid(part: string): { sector: Sector | null; role: string | null } {
  const [, before = '', role] = /^([a-z_]+)(?:: (.*))?$/s.exec(part) ?? []
  const sector = SECTORS.find((one) => one === before)
  return sector ? { sector, role: role ?? null } : { sector: null, role: part }
}

/** One alone is no micro-team. */
export const LEAST_TEAM = 2

export const OUTCOMES = ['reached', 'partly', 'interrupted'] as const
export type PactOutcome = (typeof OUTCOMES)[number]

export const STATES = ['draft', 'toSign', 'running', 'ended'] as const
export type PactState = (typeof STATES)[number]

/** Where a pact stands; what is written anew stays running until the new version is signed. */
export function stateOf(pact: {
  signedOn: string | null
  endedOn: string | null
  versions: number
}): PactState {
  if (pact.endedOn) return 'ended'
  if (pact.signedOn) return 'running'
  return pact.versions > 0 ? 'toSign' : 'draft'
}

export type Signed = { versionId: string; side: 'person' | 'guardian' | 'team'; signedOn: string }

/** The day from which a version holds: somebody signed for the person, and somebody of the team; the later of the first two. */
export function holdsFrom(versionId: string, signatures: readonly Signed[]): string | null {
  const first = (team: boolean) =>
    signatures
      .filter((one) => one.versionId === versionId && (one.side === 'team') === team)
      .map((one) => one.signedOn)
      .sort()[0]
  const [person, team] = [first(false), first(true)]
  if (!person || !team) return null
  return person > team ? person : team
}

export const SIDES = ['community', 'person', 'step', 'review'] as const
export type Side = (typeof SIDES)[number]
