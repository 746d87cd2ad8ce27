import type { ThroughChoice, throughSources } from '../../places/rota/parts/through.ts'
import { circlesOf, pactsOf } from '../reads.ts'

/** For whoever fills the rota of a place: the pacts one walks along in. Their circle alone reads them beside a shift. */
export const pactsToOpenDoors: (typeof throughSources)[number] = {
  kind: 'pact',
  path: (id) => `/pacts/${id}`,
  choices: async (tx, actor) => {
    const pacts = await pactsOf(tx, actor)
    const circles = await circlesOf(
      tx,
      pacts.map(({ id }) => id),
    )
    return pacts.flatMap(({ id, kind, person }): ThroughChoice[] => {
      const circleId = circles.get(id)
      return circleId ? [{ kind: 'pact', id, label: `${person} · ${kind}`, circleId }] : []
    })
  },
}
