import type { Language } from './language.ts'

type Dictionary = Record<string, string>

const FORM = /_(zero|one|two|few|many|other)$/
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

export const formsOf = (language: Language): readonly string[] =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories

/** The stem of a plural's key, where `all` has that plural: `people.list.count` of `people.list.count_one`. */
const stemIn = (all: Dictionary, key: string): string | undefined => {
  const stem = key.replace(FORM, '')
  return stem !== key && `${stem}_other` in all ? stem : undefined
}

/**
 * The words of a language with those of the first where it has none. A plural is one text: it is wholly the language's own or
 * wholly the first's, never half of each.
 */
export function fillIn(own: Dictionary, first: Dictionary): Dictionary {
  const filled: Dictionary = {}
  for (const [key, text] of Object.entries(first)) {
    const stem = stemIn(first, key)
    if (!stem) filled[key] = own[key] || text
    else if (!own[`${stem}_other`]) filled[key] = text
    else
      for (const form of FORMS) {
        const said = own[`${stem}_${form}`]
        if (said) filled[`${stem}_${form}`] = said
      }
  }
  return filled
}

/** With a form for each way the language counts: Italian counts a million apart; where nobody wrote that, it is the plural. */
export function withAllForms(language: Language, texts: Dictionary): Dictionary {
  const forms = formsOf(language)
  const all = { ...texts }
  for (const [key, text] of Object.entries(texts)) {
    if (!key.endsWith('_other')) continue
    const stem = stemIn(texts, key)
    for (const form of forms) all[`${stem}_${form}`] ??= text
  }
  return all
}

const placesIn = (text = '') => new Set([...text.matchAll(/{{\s*(\w+)/g)].map(([, place]) => place))

export type Lacks = {
  /** Keys with no words of the language's own. */
  missing: string[]
  /** Keys that nobody asks for. */
  unknown: string[]
  /** Keys that fill in a word the page does not give, or leave one out. */
  places: string[]
}

/** What a language lacks beside the first. A plural has all the forms in which the language counts. */
export function lacksOf(language: Language, own: Dictionary, first: Dictionary): Lacks {
  const asked = new Map<string, string>()
  for (const [key, text] of Object.entries(first)) {
    const stem = stemIn(first, key)
    if (!stem) asked.set(key, text)
    else for (const form of formsOf(language)) asked.set(`${stem}_${form}`, first[`${stem}_other`] ?? '')
  }
  return {
    missing: [...asked.keys()].filter((key) => !own[key]),
    // What is said of none may have words of its own in any language.
    unknown: Object.keys(own).filter(
      (key) => !asked.has(key) && !(key.endsWith('_zero') && stemIn(first, key)),
    ),
    places: [...asked].flatMap(([key, text]) => {
      const [theirs, ours] = [placesIn(own[key]), placesIn(text)]
      // "One person" needs no number.
      const left = FORM.test(key) ? [] : [...ours].filter((place) => !theirs.has(place))
      const strange = [...theirs].filter((place) => !ours.has(place))
      return own[key] && (left.length || strange.length) ? [key] : []
    }),
  }
}
