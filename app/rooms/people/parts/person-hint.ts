import type { PersonLine } from '../reads.ts'

/** What tells people of one name apart, in few words: "1950, Montichiari". */
export const hintOf = ({ birth_year, municipality }: Pick<PersonLine, 'birth_year' | 'municipality'>) =>
  [birth_year, municipality].filter(Boolean).join(', ') || undefined
