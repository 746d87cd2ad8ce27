import { expect, test } from 'vitest'
import { isText } from '../../../ground/texts/texts.ts'
import { criterionKey } from '../weights/pages/weights.tsx'
import { allKinds } from './reads.ts'

test('whatever weighs in a kind has a word, so that anyone may read how wishes weigh', () => {
  const kinds = allKinds()
  expect(kinds.length).toBeGreaterThan(8)
  const nameless = kinds.flatMap(({ code, criteria }) =>
    [...criteria.hard, ...criteria.soft]
      .map((one) => criterionKey(code, one.code))
      .filter((key) => !isText(key)),
  )
  expect(nameless).toEqual([])
})
