import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import type { Duty } from '../rules.ts'

export type Passing = { things: readonly string[]; from: string; to: string | null; today: string }

/** What a room knows that people hold open, and how it goes to somebody else: its `duties.ts`. */
export type RoomDuties = {
  kind: string
  /** `{{count}} …`, with both plurals. */
  label: TextKey
  /** Why some of it could not go to whom it was given. */
  cannot: TextKey
  /** Where whoever takes it up finds it. */
  path: string
  /** Only who coordinates gives it to another. */
  byCoordinator?: true
  /** Everything of this kind that anybody holds, for who appoints. */
  held: (tx: ActorTx, today: string) => Promise<Duty[]>
  /** Gives back what the other holds by now: fewer than asked where something could not go. */
  pass: (tx: ActorTx, passing: Passing) => Promise<string[]>
}

/** Filled by the shell, which knows every room. */
export const roomDuties: RoomDuties[] = []
