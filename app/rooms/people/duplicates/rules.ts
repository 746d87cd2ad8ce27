import { nameLikeness } from '../names/rules.ts'
import { birthYearOf } from '../rules.ts'

/** What is known of one record when it is compared with another. Names are already plain: no accents, no case. */
export type Known = {
  id: string
  name: string
  turnedName: string
  bornOn: string | null
  birthYear: number | null
  phone: string | null
  email: string | null
  istatCode: string | null
}

export const REASONS = {
  sameName: 60,
  turnedName: 55,
  similarName: 40,
  sameBirthDay: 35,
  sameBirthYear: 15,
  samePhone: 30,
  sameEmail: 30,
  sameMunicipality: 5,
  otherBirthDay: -35,
  otherBirthYear: -40,
  otherMunicipality: -10,
} as const
export type Reason = keyof typeof REASONS

/** Two records whose reasons add up to this are shown to a person, who decides. Nothing is merged by itself. */
export const LIKELY = 60
const SIMILAR_NAME = 0.9
/** Birth years are often told from memory: one year apart says nothing. */
const SLIP_OF_YEARS = 1

/** How likely two records are one person, and why. Without a like name nothing else counts: families share phones. */
export function likeness(one: Known, other: Known): { score: number; reasons: Reason[] } {
  const name = sameness(one, other)
  if (!name) return { score: 0, reasons: [] }
  const reasons = [name, birth(one, other), ...contacts(one, other), municipality(one, other)].filter(
    (r) => r !== null,
  )
  return { score: reasons.reduce((sum, reason) => sum + REASONS[reason], 0), reasons }
}

export const isLikely = (one: Known, other: Known) => likeness(one, other).score >= LIKELY

type Named = Pick<Known, 'name' | 'turnedName'>

/** Whether two names are the same, turned around, or nearly so: what all other reasons rest on. */
export const areNamedAlike = (one: Named, other: Named) => sameness(one, other) !== null

function sameness(one: Named, other: Named): Reason | null {
  if (one.name === other.name) return 'sameName'
  if (one.name === other.turnedName) return 'turnedName'
  const [a, b] = [namesOf(one), namesOf(other)]
  // Both must be alike: a long family name in common does not make Luca of Lia.
  const alike = Math.min(nameLikeness(a.given, b.given), nameLikeness(a.family, b.family))
  return alike >= SIMILAR_NAME ? 'similarName' : null
}

/** Given and family name apart again: the turn that makes one plain name of the other says where they meet. */
function namesOf({ name, turnedName }: Named): { given: string; family: string } {
  const words = name.split(' ')
  const meet = words.findIndex(
    (_, at) => at > 0 && [...words.slice(at), ...words.slice(0, at)].join(' ') === turnedName,
  )
  if (meet < 0) return { given: name, family: '' }
  return { given: words.slice(0, meet).join(' '), family: words.slice(meet).join(' ') }
}

function birth(one: Known, other: Known): Reason | null {
  if (one.bornOn && other.bornOn) {
    if (one.bornOn === other.bornOn) return 'sameBirthDay'
    return one.bornOn.slice(0, 4) === other.bornOn.slice(0, 4) ? 'otherBirthDay' : 'otherBirthYear'
  }
  const [year, otherYear] = [birthYearOf(one), birthYearOf(other)]
  if (year === null || otherYear === null) return null
  if (year === otherYear) return 'sameBirthYear'
  return Math.abs(year - otherYear) > SLIP_OF_YEARS ? 'otherBirthYear' : null
}

function contacts(one: Known, other: Known): Reason[] {
  const reasons: Reason[] = []
  if (one.phone && one.phone === other.phone) reasons.push('samePhone')
  if (one.email && one.email.toLowerCase() === other.email?.toLowerCase()) reasons.push('sameEmail')
  return reasons
}

function municipality(one: Known, other: Known): Reason | null {
  if (!one.istatCode || !other.istatCode) return null
  return one.istatCode === other.istatCode ? 'sameMunicipality' : 'otherMunicipality'
}

export type StandingMerge = { keptId: string; mergedId: string }

/** Whom each merged record stands for now: the end of its chain of standing merges. */
export function keptOf(merges: readonly StandingMerge[]): Map<string, string> {
  const next = new Map(merges.map(({ keptId, mergedId }) => [mergedId, keptId]))
  const end = (id: string, steps = 0): string => {
    const kept = next.get(id)
    if (kept === undefined) return id
    if (steps > next.size) throw new Error(`merges go round in a circle at ${id}`)
    return end(kept, steps + 1)
  }
  return new Map([...next.keys()].map((id) => [id, end(id)]))
}
