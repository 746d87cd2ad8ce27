import { type Kysely, sql } from 'kysely'
import { commandIn } from '../../ground/access/actor.ts'
import { daysLater, localDay } from '../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../ground/db/database.ts'
import type { Tables } from '../../ground/db/tables.ts'
import { type Dice, diceFrom } from '../../ground/random/dice.ts'
import { announceReportingDays } from '../../rooms/indicators/protection/writes.ts'
import { EXAMPLE_SIGNALS } from '../../rooms/intakes/example.ts'
import { meetFamily, sendSignal, takeUp } from '../../rooms/intakes/school/writes.ts'
import { territoryAt } from '../../rooms/territories/reads.ts'
import { foundTerritory } from '../../rooms/territories/writes.ts'
import { bookOf } from './book.ts'
import { BRESCIA, type BresciaCast, bresciaCast } from './brescia-cast.ts'
import { type As, handsOf, must } from './brescia-hands.ts'
import { writeBrescia } from './brescia-place.ts'
import { bresciaTold, writeEditions } from './write-editions.ts'
import { writeEmporium } from './write-emporium.ts'
import { writeVisits } from './write-visits.ts'

const SEED = 20240902
const TIME_ZONE = 'Europe/Rome'
const HERE = { istatCode: BRESCIA.istatCode }

type Loading = {
  command: Kysely<Tables>
  now: Date
  accountOf: (who: { email: string; name: string }) => Promise<string>
}

/**
 * Builds the third example territory: neighbourhoods of a city, with an emporium, company for elders and what a school tells.
 * It stands around the day of the load. False where it has people already. All of it, or nothing but an empty territory.
 */
export async function loadBrescia({ command, now, accountOf }: Loading): Promise<boolean> {
  const territoryId = await emptyTerritory(command)
  if (!territoryId) return false
  const today = localDay(now, TIME_ZONE)
  const dice = diceFrom(SEED)
  const cast = bresciaCast(dice)
  const accounts = new Map<string, string>()
  for (const { id, email, given, family } of cast.operators)
    if (email) accounts.set(id, await accountOf({ email, name: `${given} ${family}` }))
  const book = bookOf(territoryId)
  const { emporium, school } = writeBrescia(book, dice, cast, today)
  const actor = commandIn(territoryId, ['coordinator', 'facilitator'])
  await asActor(actor, async (tx) => {
    await announceReportingDays(tx, actor, [`${Number(today.slice(0, 4)) - 1}-12-31`])
    await book.write(tx, () => {})
    const as = handsOf(tx, territoryId)
    await writeVisits(tx, territoryId, dice, { ...cast, ...HERE, today, as })
    const people = [...cast.neighbours, ...cast.citizens]
    await writeEmporium(tx, dice, { desk: cast.desk, people, emporium, today, as, ...HERE })
    await schoolTells(tx, dice, { cast, school, today, as })
    await writeEditions(tx, territoryId, diceFrom(SEED + 30), {
      here: BRESCIA,
      coordinatorId: cast.coordinator.id,
      today,
      told: bresciaTold(today),
    })
    for (const [personId, account] of accounts)
      await sql`select app.link_account(${territoryId}, ${personId}, ${account})`.execute(tx)
  })
  return true
}

async function emptyTerritory(command: Kysely<Tables>): Promise<string | undefined> {
  const standing = await territoryAt(BRESCIA.slug, command)
  if (!standing) {
    const { slug, name, istatCode } = BRESCIA
    const founded = await foundTerritory(
      { slug, name, istatCodes: [istatCode], language: 'it', timeZone: TIME_ZONE, example: true },
      command,
    )
    return founded.ok ? founded.value.id : undefined
  }
  const people = await asActor(commandIn(standing.id, ['facilitator']), (tx) =>
    tx.selectFrom('person').select('id').limit(1).executeTakeFirst(),
  )
  return people ? undefined : standing.id
}

/** What the school told the educator: one to take up, one whose family was met. */
async function schoolTells(
  tx: ActorTx,
  dice: Dice,
  { cast, school, today, as }: { cast: BresciaCast; school: string; today: string; as: As },
) {
  for (const [at, { pupil, noticed }] of EXAMPLE_SIGNALS.entries()) {
    const on = daysLater(today, -(2 + at * 6))
    const id = dice.id(on)
    const by = await as(cast.teacher)
    must(await sendSignal(tx, by, id, { school, pupil, noticed }, { today: on, ofTeam: true }))
    const educator = await as(cast.educator)
    if (at > 0) await takeUp(tx, educator, id, daysLater(on, 1))
    if (at > 0) await meetFamily(tx, educator, id, daysLater(on, 4))
  }
}
