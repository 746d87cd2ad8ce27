import type { ThroughChoice, throughSources } from '../../places/rota/parts/through.ts'
import { agreementsLike } from '../agreements/reads.ts'

/** For whoever fills the rota of a place: the work grants that run and that one may read. */
export const grantsToOpenDoors: (typeof throughSources)[number] = {
  kind: 'work_grant',
  path: (id) => `/exchange/agreements/${id}`,
  choices: async (tx) =>
    (await agreementsLike(tx, { kind: 'work' }))
      .filter(({ terms }) => Object.values(terms).includes('grant'))
      .map(({ id, title, circleId }): ThroughChoice => ({ kind: 'work_grant', id, label: title, circleId })),
}
