import type { Dice } from '../../ground/random/dice.ts'
import {
  CASE_OPERATORS,
  DESK,
  type ExampleOperator,
  FACILITATORS,
  GUESTS,
  TRAINED,
} from '../../rooms/operators/example.ts'
import {
  type ExampleOrganisation,
  exampleOrganisations,
  type Kind,
} from '../../rooms/organisations/example.ts'
import { EXAMPLE_PLACES, type ExamplePlace, MUNICIPALITIES } from '../../rooms/places/example.ts'
import { BEGINNING } from './published.ts'

export type Operator = ExampleOperator & { id: string; istat: string }
export type Place = ExamplePlace & { id: string; standsSince: string }
export type Cast = {
  operators: Operator[]
  facilitators: Operator[]
  caseOperators: Operator[]
  coordinator: Operator
  places: Place[]
  organisations: ExampleOrganisation[]
}

const HOW_MANY: Record<Kind, number> = {
  association: 128,
  informal_group: 34,
  cooperative: 9,
  school: 11,
  parish: 14,
  public_body: 9,
  service: 7,
  foundation: 3,
  other_formal: 3,
  company: 64,
}

/** Who and what the story is about: operators, places, organisations; all invented. */
export function castOf(dice: Dice): Cast {
  const codes = Object.keys(MUNICIPALITIES)
  const enter = (operators: readonly ExampleOperator[]) =>
    operators.map((operator, at) => ({
      ...operator,
      id: dice.id(BEGINNING),
      istat: codes[at % codes.length] as string,
    }))
  const [facilitators, desk, caseOperators] = [enter(FACILITATORS), enter(DESK), enter(CASE_OPERATORS)]
  const taken = new Set<string>()
  const kinds = Object.entries(HOW_MANY) as [Kind, number][]
  return {
    facilitators,
    caseOperators,
    coordinator: desk.find(({ roles }) => roles.includes('coordinator')) as Operator,
    operators: [...desk, ...facilitators, ...caseOperators, ...enter(GUESTS), ...enter(TRAINED)],
    places: EXAMPLE_PLACES.map((place) => {
      const standsSince = (place.openedOn ?? place.reactivatedOn) as string
      return { ...place, id: dice.id(standsSince), standsSince }
    }),
    organisations: kinds.flatMap(([kind, count]) =>
      exampleOrganisations(dice, kind, count, MUNICIPALITIES, taken),
    ),
  }
}
