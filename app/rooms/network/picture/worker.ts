import { answering } from '../../../ground/threads/answering.ts'
import type { Told } from '../../ties/edges/rules.ts'
import { survey } from '../graph/survey.ts'
import { type Measures, type Sight, sightFrom } from './rules.ts'

export type Surveyed = { sight: Sight; measures: Measures }

// The thread of the network's pictures: ties as they were read in, what there is to see and its measures out.
answering<Told, Surveyed>((told) => {
  const sight = sightFrom(told)
  const { ids, a, b, weight } = sight.edges
  const measures = survey({ n: ids.length, from: a, to: b, weights: weight })
  return { answer: { sight, measures } }
})
