import { describe, expect, test } from 'vitest'
import { readTexts } from '../app/ground/texts/texts.ts'
import { SHIPPED } from '../app/rooms/practices/packs/parts/shipped/list.ts'
import { LONGEST_SENTENCE, UNSAID } from './plain-words.ts'

const texts = readTexts()
// The name a place is filled in by is ours; what fills it counts as one word.
const said = (text: string) => text.replace(/{{?\s*\w+\s*}?}/g, '…')
const sentencesOf = (text: string) =>
  said(text)
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => ({ sentence, words: sentence.match(/\S*[\p{L}\d…]\S*/gu)?.length ?? 0 }))

type Language = 'it' | 'en'

/** The words of the practices that come with Trama, found wherever they stand in a pack, by where that is. */
function wordsIn(part: unknown, language: Language, at: string): [string, string][] {
  if (typeof part !== 'object' || part === null) return []
  const own: unknown = Reflect.get(part, language)
  if (typeof own === 'string') return [[at, own]]
  return Object.entries(part).flatMap(([name, inside]) => wordsIn(inside, language, `${at}.${name}`))
}

describe.each(['it', 'en'] as const)('%s', (language) => {
  const packs = SHIPPED.flatMap(({ slug, pack }) => wordsIn(pack, language, slug))
  const entries = [...Object.entries(texts[language] ?? {}), ...packs]
  const { words, allowed } = UNSAID[language]

  test('no word is said that a tired person would stumble over', () => {
    const found = entries.flatMap(([key, text]) =>
      words
        .filter(([word]) => word.test(said(text)) && !allowed[key]?.test(said(text).match(word)?.[0] ?? ''))
        .map(([word, instead]) => `${key}: ${said(text).match(word)?.[0]} -> ${instead}`),
    )
    expect(found).toEqual([])
  })

  test('every sentence can be read aloud in one breath', () => {
    const long = entries.flatMap(([key, text]) =>
      sentencesOf(text)
        .filter((one) => one.words > LONGEST_SENTENCE)
        .map((one) => `${key}: ${one.words} words: ${one.sentence}`),
    )
    expect(long).toEqual([])
  })

  test('the practices that come with Trama are read too', () => {
    expect(packs.length).toBeGreaterThan(100)
  })

  test('what is allowed is still needed', () => {
    const spare = Object.keys(allowed).filter((key) => {
      const text = texts[language]?.[key]
      return text === undefined || !words.some(([word]) => word.test(said(text)))
    })
    expect(spare, 'take these out of the list of what is allowed').toEqual([])
  })
})
