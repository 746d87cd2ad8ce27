import { expect, test } from 'vitest'
import { droppedOut, notCarriedOn, type PartIn } from './rules.ts'

const part = (candidateId: string, here: boolean, why: string | null = null): PartIn => ({
  candidateId,
  here,
  why,
})
const phase = (number: number, ...parts: PartIn[]) => ({
  id: `${number}`,
  number,
  title: `Fase ${number}`,
  parts,
})

test('whoever was there in one phase and is no more in the next dropped out, with the reason they gave', () => {
  const dropped = droppedOut([
    phase(2, part('a', true), part('b', false, 'Troppi incontri'), part('c', false)),
    phase(1, part('a', true), part('b', true), part('c', false)),
  ])
  expect(
    dropped.map(({ candidateId, after, by, why }) => [candidateId, after.number, by.number, why]),
  ).toEqual([['b', 1, 2, 'Troppi incontri']])
})

test('a phase nobody noted drops nobody; who comes back drops out again only from there', () => {
  const phases = [
    phase(1, part('a', true)),
    phase(2),
    phase(3, part('a', false)),
    phase(4, part('a', true)),
    phase(5, part('a', false, 'Chiuso')),
  ]
  expect(droppedOut(phases).map(({ after, by }) => [after.number, by.number])).toEqual([
    [1, 3],
    [4, 5],
  ])
})

test('of an earlier proceeding those who did not come along are told by their fiscal code', () => {
  const before = [{ fiscalCode: '1' }, { fiscalCode: '2' }]
  expect(notCarriedOn(before, [{ fiscalCode: '2' }])).toEqual([{ fiscalCode: '1' }])
})
