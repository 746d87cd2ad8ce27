/** Who meets people and knows how to reach them, and who besides sets a territory up. */
export const TEAM = ['facilitator', 'case_operator', 'coordinator'] as const
export const STAFF = [...TEAM, 'administrator'] as const
/** Who takes lists in, and answers for what comes with them. */
export const DESK = ['coordinator', 'administrator'] as const

export const GENDERS = ['female', 'male', 'other'] as const

/** Languages most spoken in our territories, by ISO 639 code; any other code is accepted as well. */
export const LANGUAGES_SPOKEN = [
  'it',
  'ar',
  'bn',
  'en',
  'es',
  'fr',
  'hi',
  'pa',
  'pl',
  'pt',
  'ro',
  'ru',
  'sq',
  'sr',
  'ti',
  'tr',
  'uk',
  'ur',
  'wo',
  'zh',
] as const

// Words that belong to the family name after them: De Santis, Dalla Chiesa, El Amrani.
const PARTICLES = new Set([
  'de',
  'di',
  'da',
  'del',
  'della',
  'dello',
  'dei',
  'degli',
  'dal',
  'dalla',
  'dalle',
  'la',
  'lo',
  'li',
  'le',
  'el',
  'al',
  'ben',
  'van',
  'von',
  'dos',
  'der',
])

export type Name = { givenName: string; familyName: string }

/**
 * A name said in one breath: the last word is the family name, with the particles before it. "Maria"
 * alone is a given name; so is whatever stands before the family name.
 */
export function splitName(said: string): Name {
  const words = said.trim().split(/\s+/)
  if (words.length < 2) return { givenName: words[0] ?? '', familyName: '' }
  let at = words.length - 1
  while (at > 1 && PARTICLES.has((words[at - 1] ?? '').toLowerCase())) at--
  return { givenName: words.slice(0, at).join(' '), familyName: words.slice(at).join(' ') }
}

/** A name with the family name first, as in registers: "DE SANTIS Luca", "Bianchi Anna Maria". */
export function turnName(said: string): Name {
  const words = said.trim().replaceAll(',', ' ').split(/\s+/)
  let family = 1
  while (family < words.length - 1 && PARTICLES.has((words[family - 1] ?? '').toLowerCase())) family++
  if (words.length < 2) return { givenName: words[0] ?? '', familyName: '' }
  return { givenName: words.slice(family).join(' '), familyName: words.slice(0, family).join(' ') }
}

export const fullName = ({ given_name, family_name }: { given_name: string; family_name: string }) =>
  family_name ? `${given_name} ${family_name}` : given_name

/** The year of a birth known as a day or as a year alone. */
export const birthYearOf = (born: {
  bornOn?: string | null | undefined
  birthYear?: number | null | undefined
}) => (born.bornOn ? Number(born.bornOn.slice(0, 4)) : (born.birthYear ?? null))

/** Full years on `today`; with a birth year alone, the age reached in that year. Days as YYYY-MM-DD. */
export function ageOn(
  today: string,
  born: { bornOn?: string | null | undefined; birthYear?: number | null | undefined },
): number | null {
  const year = birthYearOf(born)
  if (year === null) return null
  const years = Number(today.slice(0, 4)) - year
  return born.bornOn && today.slice(5) < born.bornOn.slice(5) ? years - 1 : years
}

/** What someone likes or offers, tidied so that the same words are one thing: "  Cucito, CUCITO" is "cucito". */
export const wordsSaid = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((word) => word.trim().replaceAll(/\s+/g, ' ').toLowerCase())
      .filter(Boolean),
  ),
]

/** A name as search columns keep it; the same as app.plain() of the database. */
export const plain = (said: string) =>
  said
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9@]+/g, ' ')
    .trim()

export type Sought = { by: 'contact'; email: string; phone: string } | { by: 'name'; words: string[] }

/** What a search means: an e-mail address, a phone number (six digits or more), else the beginnings of names. */
export function sought(said: string): Sought {
  const phone = said.replaceAll(/[\s./()-]/g, '')
  if (said.includes('@')) return { by: 'contact', email: said.trim().toLowerCase(), phone: '' }
  if (/^\+?\d{6,15}$/.test(phone)) return { by: 'contact', email: '', phone }
  return { by: 'name', words: plain(said).split(' ').filter(Boolean) }
}

/** A language as a list says it: by its code, or by its name in one of these languages; null when it is none we know. */
export function languageSaid(said: string, languages: readonly string[]): string | null {
  const words = said.trim().toLowerCase()
  const names = languages.map((language) => new Intl.DisplayNames(language, { type: 'language' }))
  return (
    LANGUAGES_SPOKEN.find(
      (code) => code === words || names.some((name) => name.of(code)?.toLowerCase() === words),
    ) ?? null
  )
}
