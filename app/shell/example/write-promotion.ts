import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { EXAMPLE_ISSUES, OPEN_MEETING } from '../../rooms/directory/example.ts'
import { draftIssue, saveIssue, startIssue } from '../../rooms/directory/issues/writes.ts'
import { putDown } from '../../rooms/directory/sending/writes.ts'
import { bringTopic, convene, planMeeting } from '../../rooms/tables/meetings/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

type Promotion = { coordinatorId: string; today: string; timeZone: string }

/** What the agenda tells beside sessions, an issue of the newsletter that went out, and the draft of the next. */
export async function writePromotion(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { coordinatorId, today, timeZone }: Promotion,
) {
  await become(tx, territoryId, coordinatorId)
  const actor = commandIn(territoryId, ['coordinator'], coordinatorId) as unknown as SignedInActor
  const table = await tx
    .selectFrom('round_table')
    .where('shown', '=', true)
    .where('ends_on', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (table) {
    const { inDays, topics, ...words } = OPEN_MEETING
    const id = dice.id(today)
    must(await planMeeting(tx, actor, table.id, id, { ...words, on: daysLater(today, inDays) }, timeZone))
    for (const title of topics)
      must(await bringTopic(tx, actor, id, dice.id(today), { title, reserved: undefined }, true))
    must(await convene(tx, actor, id, today))
  }

  const { sentDaysAgo, title, words } = EXAMPLE_ISSUES
  const on = daysLater(today, -sentDaysAgo)
  const sentAt = new Date(`${on}T07:00:00Z`)
  const sent = await draftIssue(tx, actor, dice.id(on), { now: sentAt, timeZone })
  const form = { title, words, keep: sent.entries, act: 'save' as const }
  must(await saveIssue(tx, actor, sent.id, form))
  must(await startIssue(tx, actor, sent.id, { now: sentAt, timeZone }))
  await putDown(tx, actor, sent.id, new Date(sentAt.getTime() + 60_000))
  await draftIssue(tx, actor, dice.id(today), { now: new Date(`${today}T07:00:00Z`), timeZone })
}
