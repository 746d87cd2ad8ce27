import { expect, test } from 'vitest'
import { mostOf, uncovered } from './rules.ts'

test('places are told by how much happened there, a few of them', () => {
  const met = [
    { name: 'Biblioteca', meetings: 1 },
    { name: null, meetings: 9 },
    { name: 'Oratorio', meetings: 2 },
    { name: 'Biblioteca', meetings: 3 },
  ]
  expect(mostOf(met)).toEqual(['Biblioteca', 'Oratorio'])
  expect(mostOf(['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, meetings: 1 })))).toHaveLength(4)
})

test('a municipality where only somebody who left met people is covered by nobody', () => {
  const municipalities = [
    { code: '017001', name: 'Acquafredda' },
    { code: '017113', name: 'Montichiari' },
  ]
  const at = (personId: string, istatCode: string) => ({
    personId,
    istatCode,
    placeId: null,
    place: null,
    meetings: 1,
  })
  const met = [at('anna', '017001'), at('left', '017113')]
  expect(uncovered(municipalities, met, new Set(['anna']))).toEqual([municipalities[1]])
})
