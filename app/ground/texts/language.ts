import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A language by its ISO 639 code, as its folder is called. */
export type Language = 'it' | 'en' | (string & {})

/** What is missing in any other language is said in the first. */
export const FIRST = 'it'
const OWN = [FIRST, 'en']

const HOUSE = join(import.meta.dirname, '../../../languages')
/** Where languages are added, a folder each: to the house, and to one installation. */
export const LANGUAGE_FOLDERS: readonly string[] = [HOUSE, process.env.TRAMA_LANGUAGES ?? ''].filter(Boolean)

const CODE = /^[a-z]{2,3}$/
const foldersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && CODE.test(entry.name))
      .map(({ name }) => name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && folder === HOUSE) return []
    throw error
  }
}

/** Every language the house speaks: the two its rooms are written in, then those that have a folder, by code. */
export const LANGUAGES: readonly Language[] = [
  ...new Set([...OWN, ...LANGUAGE_FOLDERS.flatMap(foldersIn).sort()]),
]
export const ADDED: readonly Language[] = LANGUAGES.filter((language) => !OWN.includes(language))

export const isLanguage = (word: string | undefined | null): word is Language =>
  LANGUAGES.some((known) => known === word)

/** The language a record was written down with, where we speak it; else the first. */
export const spokenOr = (word: string | undefined | null): Language => (isLanguage(word) ? word : FIRST)

/** Something said in some languages, in the one wished or else in the first. */
export const saidIn = <Told extends { it: unknown }>(said: Told, language: Language): Told['it'] =>
  (said as Record<string, Told['it'] | undefined>)[language] ?? said.it

// English as it is written in Europe; others as most who speak them write.
const REGIONS: Record<string, string> = { it: 'IT', en: 'GB' }
/** The language with a region, as documents and pictures of pages name it: it-IT. */
export const localeOf = (language: Language): string =>
  `${language}-${REGIONS[language] ?? new Intl.Locale(language).maximize().region ?? 'IT'}`
/** The same for dates and figures: whatever the language, by our calendar and in the digits that forms take. */
export const formatLocaleOf = (language: Language) => `${localeOf(language)}-u-ca-gregory-nu-latn`

/** The name of a language in its own words: "Italiano", "English". */
export function nameOf(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1)
}

type Directed = { getTextInfo?: () => { direction: string }; textInfo?: { direction: string } }
/** Which way a language is read. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  const locale = new Intl.Locale(language) as Directed
  return (locale.getTextInfo?.() ?? locale.textInfo)?.direction === 'rtl' ? 'rtl' : 'ltr'
}

/** What a part of a page carries that is in a language of its own: which, and which way that is read. */
export const spokenIn = (language: Language | undefined) =>
  language === undefined ? {} : { lang: language, dir: directionOf(language) }

const marks = new Map<Language, { group: string; decimal: ',' | '.' }>()
/** What divides thousands and what begins decimals. */
export function marksOf(language: Language) {
  const known = marks.get(language)
  if (known) return known
  const parts = new Intl.NumberFormat(formatLocaleOf(language), { useGrouping: true }).formatToParts(
    1234567.5,
  )
  const found = {
    group: parts.find(({ type }) => type === 'group')?.value ?? '',
    decimal: parts.find(({ type }) => type === 'decimal')?.value === ',' ? (',' as const) : ('.' as const),
  }
  marks.set(language, found)
  return found
}
