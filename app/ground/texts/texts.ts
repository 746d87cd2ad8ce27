import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance } from 'i18next'
import { fillIn, withAllForms } from './fill-in.ts'
import { ADDED, FIRST, LANGUAGE_FOLDERS, LANGUAGES, type Language } from './language.ts'

/**
 * `room.page.meaning`. The compiler checks the shape, so that a plain sentence is never taken for a
 * key; tests/texts.test.ts checks that every key exists.
 */
export type TextKey = `${string}.${string}`
export type TextParams = Record<string, unknown>
export type Translate = (key: TextKey, params?: TextParams) => string
export type Dictionary = Record<string, string>

const APP = join(import.meta.dirname, '../..')

function readAll(folder: string, pattern: string, known: Dictionary = {}): Dictionary {
  for (const file of globSync(pattern, { cwd: folder }).sort()) {
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')))) {
      if (key in known) throw new Error(`The text ${key} of ${file} stands in two files`)
      known[key] = String(text)
    }
  }
  return known
}

/**
 * Every text of the house as it is written, by language: Italian and English beside the code (ground, rooms and shell, each in
 * its own texts folder), any other in the files of its folder of languages, however many.
 */
export function readTexts(
  app = APP,
  folders = LANGUAGE_FOLDERS,
): Record<'it' | 'en', Dictionary> & Record<string, Dictionary> {
  const added = ADDED.map((language) => [
    language,
    folders.reduce((known, folder) => readAll(folder, `${language}/**/*.json`, known), {}),
  ])
  return {
    ...Object.fromEntries(added),
    it: readAll(app, '**/texts/it.json'),
    en: readAll(app, '**/texts/en.json'),
  }
}

const written = readTexts()
const dictionaries = new Map(
  LANGUAGES.map((language) => [
    language,
    withAllForms(language, fillIn(written[language] ?? {}, written[FIRST])),
  ]),
)
/** All that can be said in a language, with Italian where it has no words of its own; in Italian for one we do not speak. */
export const wordsOf = (language: Language): Dictionary => dictionaries.get(language) ?? wordsOf(FIRST)

const i18n = createInstance()
await i18n.init({
  resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: wordsOf(language) }])),
  supportedLngs: [...LANGUAGES],
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false }, // JSX escapes
  parseMissingKeyHandler: missing,
})

const PLACE = /{{\s*(\w+)\s*}}/g
const translators = new Map(
  LANGUAGES.map((language) => {
    const dictionary = wordsOf(language)
    const full = i18n.getFixedT(language)
    // Plurals need the whole machinery; filling in words is a hundred times a page, and needs none of it.
    const translate: Translate = (key, params) => {
      if (params && 'count' in params) return full(key, params)
      const text = dictionary[key] ?? missing(key)
      return params ? text.replace(PLACE, (_, name) => String(params[name] ?? '')) : text
    }
    return [language, translate]
  }),
)

/** Says texts in a language; in Italian for one we do not speak, such as that of a record from elsewhere. */
export const translatorFor = (language: Language): Translate =>
  translators.get(language) ?? translatorFor(FIRST)

export const isText = (key: string): key is TextKey => key in written[FIRST]

// A page with one missing word is still of use to a person; to a test it is a failure.
function missing(key: string): string {
  if (process.env.VITEST) throw new Error(`No text for ${key}`)
  return key
}
