import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInstance } from 'i18next'
import { LANGUAGES, type Language } from './language.ts'

/**
 * `room.page.meaning`. The compiler checks the shape, so that a plain sentence is never taken for a
 * key; tests/texts.test.ts checks that every key exists.
 */
export type TextKey = `${string}.${string}`
export type TextParams = Record<string, unknown>
export type Translate = (key: TextKey, params?: TextParams) => string

const APP = join(import.meta.dirname, '../..')

/** Every text of the house by language: ground, rooms and shell, each from its own texts folder. */
export function readTexts(app = APP): Record<Language, Record<string, string>> {
  const texts = Object.fromEntries(LANGUAGES.map((language) => [language, {}])) as Record<
    Language,
    Record<string, string>
  >
  for (const file of globSync('**/texts/{it,en}.json', { cwd: app }).sort()) {
    const known = texts[basename(file, '.json') as Language]
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(app, file), 'utf8')))) {
      if (key in known) throw new Error(`The text ${key} of ${file} stands in two files`)
      known[key] = String(text)
    }
  }
  return texts
}

// Italian counts a million as "many"; where nobody wrote that form, the plural is the same.
const withManyForms = (texts: Record<string, string>) => ({
  ...Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      key.endsWith('_other') ? [[key.replace(/_other$/, '_many'), text]] : [],
    ),
  ),
  ...texts,
})

const dictionaries = readTexts()
const i18n = createInstance()
await i18n.init({
  resources: Object.fromEntries(
    LANGUAGES.map((language) => [language, { translation: withManyForms(dictionaries[language]) }]),
  ),
  supportedLngs: [...LANGUAGES],
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false }, // JSX escapes
  parseMissingKeyHandler: missing,
})

const PLACE = /{{\s*(\w+)\s*}}/g
const translators = Object.fromEntries(
  LANGUAGES.map((language) => {
    const dictionary = dictionaries[language]
    const full = i18n.getFixedT(language)
    // Plurals need the whole machinery; filling in words is a hundred times a page, and needs none of it.
    const translate: Translate = (key, params) => {
      if (params && 'count' in params) return full(key, params)
      const text = dictionary[key] ?? missing(key)
      return params ? text.replace(PLACE, (_, name) => String(params[name] ?? '')) : text
    }
    return [language, translate]
  }),
) as Record<Language, Translate>

export const translatorFor = (language: Language): Translate => translators[language]

export const isText = (key: string): key is TextKey => key in dictionaries.it

// A page with one missing word is still of use to a person; to a test it is a failure.
function missing(key: string): string {
  if (process.env.VITEST) throw new Error(`No text for ${key}`)
  return key
}
