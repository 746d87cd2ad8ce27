import { type Kysely, sql } from 'kysely'
import { commandIn } from '../../ground/access/actor.ts'
import { localDay } from '../../ground/calendar/local-time.ts'
import { asActor } from '../../ground/db/database.ts'
import type { Tables } from '../../ground/db/tables.ts'
import { diceFrom } from '../../ground/random/dice.ts'
import { announceReportingDays } from '../../rooms/indicators/protection/writes.ts'
import { PRINTED } from '../../rooms/indicators/sources/example.ts'
import { pactKinds, pactRule } from '../../rooms/pacts/reads.ts'
import { HALL_ROOMS } from '../../rooms/places/bookings/example.ts'
import { CREMA_TABLE } from '../../rooms/tables/example.ts'
import { territoryAt } from '../../rooms/territories/reads.ts'
import { foundTerritory } from '../../rooms/territories/writes.ts'
import { rebuildTies } from '../../rooms/ties/writes.ts'
import { bookOf } from './book.ts'
import { CREMASCO, cremascoCast, cremascoPacts, writeCremasco } from './cremasco-story.ts'
import { writeCenters } from './write-centers.ts'
import { writeCremaLabs } from './write-crema-labs.ts'
import { CREMASCO_TOLD, writeEditions } from './write-editions.ts'
import { writePacts } from './write-pacts.ts'
import { adoptPractice } from './write-practices.ts'
import { writeHall, writeRooms } from './write-rooms.ts'
import { writeSources } from './write-sources.ts'
import { writeTable } from './write-tables.ts'

const SEED = 20151001
/** Whose practice it takes up, where that example stands. */
const NEIGHBOUR = 'bassa-bresciana-orientale'

type Loading = {
  command: Kysely<Tables>
  now: Date
  accountOf: (who: { email: string; name: string }) => Promise<string>
}

/**
 * Builds the second example territory: the Distretto Cremasco of FareLegami, with its labs and pacts. False where it stands
 * with people in it already. All of it, or nothing but an empty territory.
 */
export async function loadCremasco({ command, now, accountOf }: Loading): Promise<boolean> {
  const territoryId = await emptyTerritory(command)
  if (!territoryId) return false
  const today = localDay(now, 'Europe/Rome')
  const dice = diceFrom(SEED)
  const cast = cremascoCast(dice)
  const accounts = new Map<string, string>()
  for (const { id, email, name } of cast.operators) {
    if (email) accounts.set(id, await accountOf({ email, name }))
  }
  const book = bookOf(territoryId)
  writeCremasco(book, dice, cast)
  const actor = commandIn(territoryId, ['coordinator', 'facilitator'])
  await asActor(actor, async (tx) => {
    await announceReportingDays(tx, actor, CREMASCO.reportingDays)
    const [kinds, { scale }] = [await pactKinds(tx), await pactRule(tx)]
    const plans = cremascoPacts(dice, cast, kinds, scale)
    // A circle can be opened about somebody only once they are there.
    await book.write(tx, () => {})
    await writePacts(tx, territoryId, dice, plans, today)
    await writeTable(tx, territoryId, diceFrom(SEED + 2), CREMA_TABLE, whoMeetsMonthly(cast))
    const [keeper] = cast.operators.filter(({ roles }) => roles.includes('coordinator'))
    if (keeper) {
      const some = diceFrom(SEED + 45)
      const placeId = await writeHall(tx, territoryId, some, keeper.id, today)
      await writeRooms(tx, territoryId, some, { placeId, keeperId: keeper.id, today, house: HALL_ROOMS })
    }
    const [assessor, other] = cast.makers
    if (keeper && assessor && other)
      await writeCenters(
        tx,
        territoryId,
        diceFrom(SEED + 47),
        {
          keeper,
          assessors: [assessor, other],
          coordinators: cast.makers,
          families: cast.neighbours.filter(({ bornOn }) => bornOn !== null && bornOn < '1985'),
        },
        today,
      )
    await writeCremaLabs(tx, territoryId, diceFrom(SEED + 40), cast)
    if (keeper)
      await writeSources(tx, territoryId, diceFrom(SEED + 59), {
        coordinatorId: keeper.id,
        pages: PRINTED.cremasco,
      })
    if (keeper)
      await writeEditions(tx, territoryId, diceFrom(SEED + 30), {
        here: CREMASCO,
        coordinatorId: keeper.id,
        today,
        told: CREMASCO_TOLD,
      })
    if (keeper)
      await adoptPractice(tx, territoryId, diceFrom(SEED + 64), {
        keeperId: keeper.id,
        from: NEIGHBOUR,
        today,
      })
    await rebuildTies(tx)
    for (const [personId, account] of accounts)
      await sql`select app.link_account(${territoryId}, ${personId}, ${account})`.execute(tx)
  })
  return true
}

async function emptyTerritory(command: Kysely<Tables>): Promise<string | undefined> {
  const standing = await territoryAt(CREMASCO.slug, command)
  if (!standing) {
    const { slug, name, istatCodes } = CREMASCO
    const founded = await foundTerritory(
      { slug, name, istatCodes: [...istatCodes], language: 'it', timeZone: 'Europe/Rome', example: true },
      command,
    )
    return founded.ok ? founded.value.id : undefined
  }
  const people = await asActor(commandIn(standing.id, ['facilitator']), (tx) =>
    tx.selectFrom('person').select('id').limit(1).executeTakeFirst(),
  )
  return people ? undefined : standing.id
}

const BODIES = ['Comune di Crema', 'Caritas diocesana', 'Laboratori di comunità', 'Cooperative del distretto']

/** Who sits at the monthly table: whoever coordinates keeps it. */
function whoMeetsMonthly({ operators, caseOperators, makers }: ReturnType<typeof cremascoCast>) {
  const keeper = operators.filter(({ roles }) => roles.includes('coordinator'))
  return [...keeper, ...caseOperators, ...makers].map(({ id }, at) => ({
    id,
    body: BODIES[at % BODIES.length] as string,
  }))
}
