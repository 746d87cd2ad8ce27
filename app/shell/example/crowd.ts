import type { Dice } from '../../ground/random/dice.ts'
import { type ExamplePerson, examplePerson, type Names } from '../../rooms/people/example.ts'
import { INHABITANTS } from '../../rooms/places/example.ts'

/** Someone of the story: who wrote them down first, and when. */
export type Someone = ExamplePerson & { since: string; authorId: string; relativeId?: string }

const NEIGHBOURS = 40
const ENOUGH_TRIES = 80

/** The people of the story so far, and where each has been seen. */
export function crowdOf(dice: Dice, names: Names) {
  const everyone: Someone[] = []
  const circles = { diary: circle(), labs: circle(), elsewhere: circle(), active: circle() }

  function newcomer(on: string, istat: string, authorId: string): Someone {
    const relative = dice.chance(0.25) ? everyone[everyone.length - dice.int(1, NEIGHBOURS)] : undefined
    const near = dice.chance(0.75) ? { [istat]: 1 } : INHABITANTS
    const someone: Someone = { ...examplePerson(dice, names, on, near, relative), since: on, authorId }
    if (relative) someone.relativeId = relative.id
    everyone.push(someone)
    return someone
  }
  /** Someone of a list who fits; nobody after enough tries. */
  function find(list: readonly Someone[], fits: (someone: Someone) => boolean): Someone | undefined {
    for (let tries = 0; list.length > 0 && tries < ENOUGH_TRIES; tries++) {
      const someone = dice.pick(list)
      if (fits(someone)) return someone
    }
    return undefined
  }
  return { everyone, ...circles, newcomer, find }
}
export type Crowd = ReturnType<typeof crowdOf>
export type Circle = ReturnType<typeof circle>

function circle() {
  const people: Someone[] = []
  const ids = new Set<string>()
  return {
    people,
    has: ({ id }: Someone) => ids.has(id),
    add: (someone: Someone) => {
      if (ids.has(someone.id)) return
      ids.add(someone.id)
      people.push(someone)
    },
  }
}
