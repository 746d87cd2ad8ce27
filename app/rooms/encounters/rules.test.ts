import { expect, test } from 'vitest'
import { isYetToCome, nodesOfEncounter, topicsSaid, whoSaid } from './rules.ts'

const ID = '018f2b6e-0000-7000-8000-000000000001'

test('an answer names someone known, or a name said for the first time', () => {
  expect(whoSaid(`person:${ID}`)).toEqual({ kind: 'person', id: ID })
  expect(whoSaid('new-person:  Maria   Rossi ')).toEqual({ kind: 'new-person', name: 'Maria Rossi' })
})

test('an answer that names nobody is nobody', () => {
  expect(['', 'person:', 'person:1', 'new-person:  ', 'place:x', ID].map(whoSaid)).toEqual(
    Array(6).fill(undefined),
  )
})

test('a topic is one however it is written', () => {
  expect(topicsSaid(['Casa,  LAVORO', 'casa', ' affitto  in ritardo ;; '])).toEqual([
    'casa',
    'lavoro',
    'affitto in ritardo',
  ])
})

test('a minute from now is yet to come, this minute is not', () => {
  expect(isYetToCome('2026-03-01T10:01', '2026-03-01T10:00')).toBe(true)
  expect(isYetToCome('2026-03-01T10:00', '2026-03-01T10:00')).toBe(false)
})

test('an encounter brings together its author, those met, and the place', () => {
  const met = { authorId: 'a', personIds: ['p'], organisationIds: ['o'], placeId: 'l' }
  expect(nodesOfEncounter(met).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'person a',
    'person p',
    'organisation o',
    'place l',
  ])
  expect(nodesOfEncounter({ ...met, authorId: null, placeId: null })).toHaveLength(2)
})
