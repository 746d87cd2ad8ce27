import { daysLater } from '../../ground/calendar/local-time.ts'
import type { Dice } from '../../ground/random/dice.ts'
import type { PactKind } from '../../rooms/pacts/rules.ts'
import type { Cast } from './cast.ts'
import type { Crowd, Someone } from './crowd.ts'
import type { PactPlan } from './write-pacts.ts'

const HOW_MANY = 6
const named = ({ id, given, family }: Someone) => ({ id, name: `${given} ${family}` })

/** A few pacts of the last year, opened by the case operators who can be entered as: something of it is due today. */
export function pactsHere(
  dice: Dice,
  { caseOperators }: Cast,
  crowd: Crowd,
  { kinds, scale, today }: { kinds: readonly PactKind[]; scale: readonly string[]; today: string },
): PactPlan[] {
  const kind = kinds.find(({ countsAs }) => countsAs === 'pact') as PactKind
  const adults = crowd.diary.people.filter(({ bornOn }) => bornOn !== null && bornOn < '1990-01-01')
  const operator =
    caseOperators.find(({ email }) => email) ?? (caseOperators[0] as Cast['caseOperators'][number])
  return dice.some(adults, HOW_MANY * 3).reduce<PactPlan[]>((plans, person, at, people) => {
    if (at >= HOW_MANY) return plans
    const [helper, neighbour] = [people[HOW_MANY + at], people[HOW_MANY * 2 + at]] as [Someone, Someone]
    const signedOn = daysLater(today, -dice.int(30, 200))
    plans.push({
      id: dice.id(signedOn),
      kind: { id: kind.id, name: kind.name, questions: [...kind.questions] },
      person: named(person),
      others: [],
      operator: { id: operator.id, name: `${operator.given} ${operator.family}` },
      team: [
        { ...named(helper), sector: 'third_sector', role: 'centro d’ascolto' },
        { ...named(neighbour), sector: 'close', role: 'vicina di casa' },
      ],
      signedOn,
      indirect: dice.int(1, 4),
      scale,
    })
    return plans
  }, [])
}
