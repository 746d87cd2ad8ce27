import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readTexts } from '../app/ground/texts/texts.ts'
import { firstOf } from '../app/ground/ui/term.tsx'
import { isEntry } from '../app/rooms/directory/glossary/rules.ts'

const texts = readTexts()
const quoted = (list: string) => [...list.matchAll(/'(\w+)'/g)].map(([, word = '']) => word)

// A page names the words of its lead that the glossary explains: lead="room.page.lead" terms={['pact']}.
const said = globSync('app/rooms/**/*.tsx').flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /lead=(?:"([\w.]+)"|\{\[\s*'([\w.]+)'[^\]]*\]\})\s+terms=\{\[(.*?)\]\}/gs,
    ),
  ].map(([, plain, filled, list = '']) => ({ file, key: plain ?? filled ?? '', entries: quoted(list) })),
)

test('every word that leads to the glossary has a line there, and is said in the lead it stands in', () => {
  expect(said.length).toBeGreaterThan(20)
  const lost = said.flatMap(({ file, key, entries }) =>
    entries
      .filter(
        (entry) =>
          !isEntry(entry) ||
          (['it', 'en'] as const).some(
            (language) =>
              !firstOf(
                texts[language]?.[key] ?? '',
                texts[language]?.[`directory.glossary.forms.${entry}`] ?? '',
              ),
          ),
      )
      .map((entry) => `${file}: “${entry}” in ${key}`),
  )
  expect(lost).toEqual([])
})

test('no page names words for a lead that this test cannot read', () => {
  const named = globSync('app/rooms/**/*.tsx').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\sterms=\{\[/g)].map(() => file),
  )
  expect(named.length).toBe(said.length)
})

test('a word is found whole, the longer form before the shorter, accents and hyphens kept', () => {
  expect(firstOf('I patti generativi e un patto.', 'patto, patti, patti generativi')).toEqual({
    from: 2,
    until: 18,
  })
  expect(firstOf('Un compatto gruppo.', 'patto')).toBeUndefined()
  expect(firstOf('La micro-équipe si trova.', 'équipe')).toBeUndefined()
  expect(firstOf('L’équipe si trova.', 'équipe')).toEqual({ from: 2, until: 8 })
})
