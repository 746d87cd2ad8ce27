import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTexts } from '../app/ground/texts/texts.ts'

const texts = readTexts()
// A plural is asked for by its stem: `people.list.count` stands for `…count_one` and `…count_other`.
const stemOf = (key: string) => key.replace(/_(one|many|other)$/, '')
const known = new Set(Object.keys(texts.it).flatMap((key) => [key, stemOf(key)]))
const keysOf = (file: string) => Object.keys(JSON.parse(readFileSync(file, 'utf8')))

const owners = globSync('app/**/texts/it.json').map((file) => dirname(dirname(file)))
const sources = globSync('app/**/*.{ts,tsx}')
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, source: readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '') }))

const WRITTEN = ['it', 'en'] as const

describe.each(owners)('%s', (owner) => {
  const own = new Map(WRITTEN.map((language) => [language, keysOf(`${owner}/texts/${language}.json`)]))

  test('says the same things in every language', () => {
    expect(own.get('en')?.toSorted()).toEqual(own.get('it')?.toSorted())
  })

  test('leaves no text empty', () => {
    expect(
      WRITTEN.flatMap((language) => (own.get(language) ?? []).filter((key) => !texts[language][key])),
    ).toEqual([])
  })

  test('fills in the same words in every language', () => {
    const placesIn = (text = '') => [...text.matchAll(/{{\s*(\w+)/g)].map(([, place]) => place).toSorted()
    const different = (own.get('it') ?? []).filter((key) => {
      const [it, en] = [placesIn(texts.it[key]), placesIn(texts.en[key])]
      // "una persona" needs no number where "1 person" has one.
      return key.endsWith('_one') ? false : it.join() !== en.join()
    })
    expect(different).toEqual([])
  })

  test('has both forms of every plural', () => {
    const plurals = (own.get('it') ?? []).filter((key) => key !== stemOf(key)).map(stemOf)
    const halves = plurals.filter((stem) => !known.has(`${stem}_one`) || !known.has(`${stem}_other`))
    expect(halves).toEqual([])
  })
})

// What looks like a key because it begins with the first word of a room's keys: 'people.list.heading'.
const firstWords = [...new Set([...known].map((key) => key.split('.')[0]))]
const keyLike = new RegExp(`(['"\`])((?:${firstWords.join('|')})\\.[A-Za-z0-9.\\-]+)(\\1|\\$\\{)`, 'g')

const used = sources.flatMap(({ file, source }) =>
  [...source.matchAll(keyLike)].map(([, , key = '', end]) => ({ file, key, dynamic: end === '${' })),
)
const FILE_NAME = /\.(tsx?|json|csv|xlsx|md|sql|mjs|scss|svg|ics|xml|txt)$/
// A column of a query has two words (`person.id`), a key has three or more.
const looksLikeKey = (key: string) => key.split('.').length >= 3 && !FILE_NAME.test(key)
const spoken = sources.flatMap(({ file, source }) =>
  [...source.matchAll(/\b(?:t|say)\(\s*'([^']+)'/g)].map(([, key = '']) => ({ file, key })),
)

test('every text asked for exists', () => {
  const asked = [...spoken, ...used.filter(({ key, dynamic }) => !dynamic && looksLikeKey(key))]
  const missing = asked.filter(({ key }) => !known.has(key)).map(({ file, key }) => `${file}: ${key}`)
  expect(missing).toEqual([])
})

test('every family of texts asked for by a changing last word has a member', () => {
  const families = used.filter(({ key, dynamic }) => dynamic && key.endsWith('.'))
  const missing = families
    .filter(({ key }) => ![...known].some((text) => text.startsWith(key)))
    .map(({ file, key }) => `${file}: ${key}…`)
  expect(missing).toEqual([])
})

test('no page carries a sentence of its own', () => {
  // Words alone on a line, or right between two tags: they should be a text key. Our own name is the same everywhere.
  const alone = /^\s*([A-ZÀ-Ü][\p{L}’' ]{3,}[.?!]?)$/gmu
  const between = />([A-ZÀ-Ü][\p{L}’',;: ]{2,}[.?!]?)</gu
  const bare = sources
    .filter(({ file }) => file.endsWith('.tsx'))
    .flatMap(({ file, source }) =>
      [...source.matchAll(alone), ...source.matchAll(between)]
        .filter(([, sentence]) => sentence !== 'Trama')
        .map(([, sentence]) => `${file}: ${sentence}`),
    )
  expect(bare).toEqual([])
})
