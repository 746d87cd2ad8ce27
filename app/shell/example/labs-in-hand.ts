import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { SHEET_WORDS } from '../../rooms/activities/cohorts/example.ts'
import type { Phase } from '../../rooms/activities/phases/rules.ts'
import { decidePhase } from '../../rooms/activities/phases/writes.ts'
import { SECTIONS } from '../../rooms/activities/sheets/rules.ts'
import { openSheet, signSheet, writeWords } from '../../rooms/activities/sheets/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

export type Hand = { tx: ActorTx; territoryId: string; dice: Dice; actor: SignedInActor }

/** Somebody of the team, writing as themselves. */
export async function handOf(tx: ActorTx, territoryId: string, dice: Dice, personId: string): Promise<Hand> {
  await become(tx, territoryId, personId)
  const actor = commandIn(territoryId, ['coordinator', 'facilitator'], personId) as unknown as SignedInActor
  return { tx, territoryId, dice, actor }
}

export type Decision = { phase: Phase; after: number; why: string; told?: string }

/** The decisions of a lab or a group, one after the other, on days counted from its first. */
export async function walk(
  { tx, dice, actor }: Hand,
  activityId: string,
  from: string,
  way: readonly Decision[],
) {
  let after: string | undefined
  for (const { phase, after: days, why, told } of way) {
    const decidedOn = daysLater(from, days)
    const id = dice.id(decidedOn)
    must(await decidePhase(tx, actor, activityId, id, { phase, decidedOn, why, told, after }))
    after = id
  }
}

/** The sheet of a year, written and signed. */
export async function tellYear(
  { tx, dice, actor }: Hand,
  activityId: string,
  { fromOn, untilOn, signedOn }: { fromOn: string; untilOn: string; signedOn: string },
) {
  const sheetId = dice.id(untilOn)
  must(await openSheet(tx, actor, activityId, sheetId, { fromOn, untilOn }))
  for (const section of SECTIONS) {
    const words = { text: SHEET_WORDS[section], from: 0 }
    must(await writeWords(tx, actor, { sheetId, section }, dice.id(untilOn), words))
  }
  must(await signSheet(tx, actor, sheetId, dice.id(signedOn), signedOn))
}
