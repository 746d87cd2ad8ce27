import type { ActorTx } from '../../ground/db/as-actor.ts'
import { addPhotos } from '../../ground/photos/keep.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { encounters } from '../../rooms/encounters/reads.ts'
import { handsOf, must } from './brescia-hands.ts'
import type { Cast, Operator } from './cast.ts'
import { drawnPhoto } from './drawn-photo.ts'

/** Notes taken by hand, drawn: lines that nobody can read. */
const NOTES = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400">
  <rect width="300" height="400" fill="#f6f2e6"/>
  <g stroke="#c9c2ad" stroke-width="1"><path d="M30 70 h240 M30 110 h240 M30 150 h240 M30 190 h240 M30 230 h240"/></g>
  <g stroke="#2b4a6f" stroke-width="3" fill="none">
    <path d="M32 64 q12 -18 24 0 t24 0 t24 0 t24 0 t24 0 t24 0"/><path d="M32 104 q10 -14 20 0 t20 0 t20 0 t20 0 t20 0"/>
    <path d="M32 144 q14 -18 28 0 t28 0 t28 0 t28 0"/><path d="M32 184 q9 -12 18 0 t18 0 t18 0"/>
  </g>
</svg>`

/** The notes of the encounter a facilitator wrote down last, as the camera of a phone gives them. */
export async function writePhotos(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, today }: { cast: Cast; today: string },
) {
  const actor = await handsOf(tx, territoryId)(cast.facilitators.find(({ email }) => email) as Operator)
  const [last] = await encounters(tx, { authorId: actor.personId }, { limit: 1 })
  if (!last) return
  const made = [{ id: dice.id(today), photo: await drawnPhoto(NOTES) }]
  must(await addPhotos(tx, actor, { kind: 'encounter', id: last.id, seenBy: 'team' }, made))
}
