import { ageOn } from '../rules.ts'

/** Under this age online services need who holds parental responsibility (d.lgs. 196/2003, art. 2-quinquies). */
export const ONLINE_AGE = 14
/** Under this age nobody is accompanied, or named in a register, without them. */
export const ADULT_AGE = 18

export const TITLES = ['parent', 'tutor', 'foster_carer', 'service'] as const

/** On what ground a concern for somebody's safety is written down, whoever agrees or not. */
export const CONCERN_BASES = ['report_duty', 'juvenile_court', 'urgent_protection', 'vital_interest'] as const
export type Concern = { basis: (typeof CONCERN_BASES)[number]; reason: string; words: string }

type Born = { bornOn?: string | null; birthYear?: number | null }

/** Unknown age asks nothing: who knows that somebody is a minor writes down the year. */
export function isUnder(age: number, today: string, born: Born): boolean {
  const years = ageOn(today, born)
  return years !== null && years < age
}

export const sealedWhere = (id: string) => `safety_concern:${id}`

/** Why someone may not be written down by name. */
export const NAMING_REFUSALS = ['people.naming.minor', 'people.naming.restricted'] as const
export type NamingRefusal = (typeof NAMING_REFUSALS)[number]
export const isAboutNaming = (refusal: string) => NAMING_REFUSALS.some((one) => one === refusal)
