import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'

/** What a later room knows that somebody gave from one day to another: on which day, for how long, not to whom. */
export type HoursElsewhere = {
  what: TextKey
  given: (
    tx: ActorTx,
    personId: string,
    since: string,
    until: string,
  ) => Promise<{ onDate: string; hours: number | null }[]>
}

/** Filled by the shell, which knows every room. */
export const hoursElsewhere: HoursElsewhere[] = []
