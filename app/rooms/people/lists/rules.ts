import { type Name, splitName, turnName } from '../rules.ts'

/** What a list says of one person; null where it says nothing. */
export type ListedPerson = Facts & {
  given_name: string
  family_name: string
  interests: string[]
  offers: string[]
  /** A person's fiscal code tells rows apart and is not kept: only its fingerprint is. */
  fingerprint: string | null
}
export type Facts = {
  born_on: string | null
  birth_year: number | null
  istat_code: string | null
  language: string | null
  email: string | null
  phone: string | null
  address: string | null
}
export type Stored = Facts & { id: string; search_given: string }

type SaidNames = Record<'givenName' | 'familyName' | 'fullName' | 'turnedName', string | null | undefined>

/** Whom the columns name together; null when they name nobody. */
export function nameOf({ givenName, familyName, fullName, turnedName }: SaidNames): Name | null {
  if (turnedName) return turnName(turnedName)
  if (fullName) return splitName(fullName)
  if (givenName && familyName) return { givenName, familyName }
  // A list with one column of names holds whole names in it.
  if (givenName) return familyName === undefined ? splitName(givenName) : { givenName, familyName: '' }
  return familyName ? { givenName: familyName, familyName: '' } : null
}

const FACTS = ['born_on', 'birth_year', 'istat_code', 'language', 'email', 'phone', 'address'] as const

/** The same name is not enough: a birthday, a phone or an e-mail must agree as well. */
export const isSame = (known: Stored, row: ListedPerson) =>
  (known.born_on !== null && known.born_on === row.born_on) ||
  (known.phone !== null && known.phone === row.phone) ||
  (known.email !== null && known.email.toLowerCase() === row.email)

/** What a person's record says after a row: the row's word counts more when the row made the record. */
export function learnt(known: Stored, row: ListedPerson, own: boolean): Stored {
  const facts = FACTS.map((fact) => [fact, own ? (row[fact] ?? known[fact]) : (known[fact] ?? row[fact])])
  const after: Stored = { ...known, ...Object.fromEntries(facts) }
  const clash = after.born_on && after.birth_year && Number(after.born_on.slice(0, 4)) !== after.birth_year
  return clash ? { ...after, birth_year: null } : after
}

export const saysTheSame = (one: Facts, other: Facts) => FACTS.every((fact) => one[fact] === other[fact])
