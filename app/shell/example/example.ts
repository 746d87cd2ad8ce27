import { type Kysely, sql } from 'kysely'
import { commandIn } from '../../ground/access/actor.ts'
import { localDay } from '../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../ground/db/database.ts'
import type { Tables } from '../../ground/db/tables.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { diceFrom } from '../../ground/random/dice.ts'
import { announceReportingDays } from '../../rooms/indicators/protection/writes.ts'
import { PRINTED } from '../../rooms/indicators/sources/example.ts'
import { pactKinds, pactRule } from '../../rooms/pacts/reads.ts'
import { SCHOOL_ROOMS } from '../../rooms/places/bookings/example.ts'
import { MUNICIPALITIES } from '../../rooms/places/example.ts'
import { CO_DESIGN_TABLE } from '../../rooms/tables/example.ts'
import { installationKind, territoryAt } from '../../rooms/territories/reads.ts'
import { foundTerritory } from '../../rooms/territories/writes.ts'
import { rebuildTies } from '../../rooms/ties/writes.ts'
import { become, bookOf } from './book.ts'
import { loadBrescia } from './brescia.ts'
import { BRESCIA } from './brescia-cast.ts'
import { type Cast, castOf } from './cast.ts'
import { loadCremasco } from './cremasco.ts'
import { CREMASCO } from './cremasco-story.ts'
import { involve } from './involvement.ts'
import { pactsHere } from './pacts-here.ts'
import { programmeOf } from './programme.ts'
import { SPANS } from './published.ts'
import { tell } from './story.ts'
import { todayIn } from './today.ts'
import { writeAccompaniment } from './write-accompaniment.ts'
import { writeActivities } from './write-activities.ts'
import { writeCalls } from './write-calls.ts'
import { writeCast } from './write-cast.ts'
import { writeDiary } from './write-diary.ts'
import { TOLD, writeEditions } from './write-editions.ts'
import { writeEvaluation } from './write-evaluation.ts'
import { writeFramework } from './write-framework.ts'
import { writeFunds } from './write-funds.ts'
import { writeHomeNotices } from './write-home-notices.ts'
import { writeHomes } from './write-homes.ts'
import { writeHouses } from './write-houses.ts'
import { writeIntakes } from './write-intakes.ts'
import { writeLabs } from './write-labs.ts'
import { writeLearning } from './write-learning.ts'
import { writeLocals } from './write-locals.ts'
import { writeOpenCenters } from './write-open-centers.ts'
import { writePacts } from './write-pacts.ts'
import { writePaper } from './write-paper.ts'
import { type Twice, writePeople } from './write-people.ts'
import { writePeriods } from './write-periods.ts'
import { writePhotos } from './write-photos.ts'
import { writePractices } from './write-practices.ts'
import { writeProceedings } from './write-proceedings.ts'
import { writePromotion } from './write-promotion.ts'
import { writeProximity } from './write-proximity.ts'
import { writeReports } from './write-reports.ts'
import { writeRooms } from './write-rooms.ts'
import { writeSchoolWork } from './write-school-work.ts'
import { writeSignUps } from './write-signups.ts'
import { writeSources } from './write-sources.ts'
import { writeTable } from './write-tables.ts'
import { writeManaging } from './write-ties.ts'
import { writeWork } from './write-work.ts'

export const EXAMPLE = { slug: 'bassa-bresciana-orientale', name: 'Bassa Bresciana Orientale' } as const
const TIME_ZONE = 'Europe/Rome'
const SEED = 20160518
/** What was still to do when the three and a half years ended was done soon after. */
const FINISHED = '2019-12-31'

type Loading = {
  command: Kysely<Tables>
  now: Date
  /** The account of an invented operator, made if need be. */
  accountOf: (who: { email: string; name: string }) => Promise<string>
  progress: (step: 'imagined' | 'people' | 'diary' | 'activities' | 'ties', count: number) => void
}
type Loaded = Outcome<
  { slug: string; rows: number },
  'shell.example.realTerritory' | 'shell.example.standsAlready'
>

/**
 * Builds the example territories: the first with its whole story, the second with its pacts, the third with its emporium and
 * its company for elders. Refused where a real territory stands, and where all stand already.
 */
export async function loadExample(loading: Loading): Promise<Loaded> {
  const first = await loadFirst(loading)
  if (!first.ok && first.refusal === 'shell.example.realTerritory') return first
  const second = await loadCremasco(loading)
  const third = await loadBrescia(loading)
  if (first.ok || !(second || third)) return first
  return done({ slug: second ? CREMASCO.slug : BRESCIA.slug, rows: 0 })
}

/**
 * Builds the first example territory, the same each time but for the days around `now`. All of it, or nothing but an empty
 * territory that the next attempt fills. Refused where a real territory stands, and where the example does already.
 */
async function loadFirst({ command, now, accountOf, progress }: Loading): Promise<Loaded> {
  if ((await installationKind(command)) === 'real') return refused('shell.example.realTerritory')
  const territoryId = await emptyTerritory(command)
  if (!territoryId) return refused('shell.example.standsAlready')

  const today = localDay(now, TIME_ZONE)
  const dice = diceFrom(SEED)
  const cast = castOf(dice)
  const programme = programmeOf(dice, cast)
  const managers = involve(dice, cast, programme)
  const { crowd, encounters } = tell(dice, cast, programme)
  const current = todayIn(diceFrom(SEED + 1), cast, crowd, today)
  progress('imagined', crowd.everyone.length)

  const accounts = new Map<string, string>()
  for (const { id, email, given, family } of cast.operators) {
    if (email) accounts.set(id, await accountOf({ email, name: `${given} ${family}` }))
  }

  const book = bookOf(territoryId)
  writeCast(book, dice, cast, managers, today)
  const { twice } = writePeople(book, dice, { crowd, encounters }, cast)
  writeDiary(book, dice, [...encounters, ...current.encounters])
  writeManaging(book, diceFrom(SEED + 2), managers)
  writeActivities(book, dice, [...programme, ...current.activities])

  const actor = commandIn(territoryId, ['coordinator', 'facilitator'])
  const rows = await asActor(actor, async (tx) => {
    const closing = SPANS.map(({ to }) => to)
    await announceReportingDays(tx, actor, closing)
    const written = await book.write(tx, (table, count) => {
      if (table === 'person') progress('people', count)
      if (table === 'encounter') progress('diary', count)
      if (table === 'activity_session') progress('activities', count)
    })
    await finish(tx, territoryId, cast, twice)
    const pacts = { kinds: await pactKinds(tx), scale: (await pactRule(tx)).scale, today }
    const some = diceFrom(SEED + 7)
    await writePacts(tx, territoryId, some, pactsHere(some, cast, crowd, pacts), today)
    const intakes = await writeIntakes(tx, territoryId, diceFrom(SEED + 4), { cast, crowd, today })
    await writeFunds(tx, territoryId, diceFrom(SEED + 5), cast, today)
    await writeCalls(tx, territoryId, diceFrom(SEED + 19), cast, today)
    await writeAccompaniment(tx, territoryId, diceFrom(SEED + 8), {
      cast,
      crowd,
      today,
      now,
      timeZone: TIME_ZONE,
    })
    await writeHomes(tx, territoryId, diceFrom(SEED + 16), { cast, crowd, today })
    await writeHouses(tx, territoryId, diceFrom(SEED + 17), { cast, crowd, today })
    await writeHomeNotices(tx, territoryId, diceFrom(SEED + 20), { cast, crowd, today })
    await writeWork(tx, territoryId, diceFrom(SEED + 14), { cast, crowd, today })
    await writeSchoolWork(tx, territoryId, diceFrom(SEED + 15), { cast, crowd, today })
    await writeProximity(tx, territoryId, diceFrom(SEED + 18), { cast, crowd, today })
    const spaces = await writeTable(
      tx,
      territoryId,
      diceFrom(SEED + 21),
      CO_DESIGN_TABLE,
      whoPlansSpaces(cast),
    )
    await writeProceedings(tx, diceFrom(SEED + 61), spaces, today)
    const school = cast.places.find(({ name }) => name.includes('Aule Aperte'))
    if (school)
      await writeRooms(tx, territoryId, diceFrom(SEED + 45), {
        placeId: school.id,
        keeperId: cast.coordinator.id,
        today,
        house: SCHOOL_ROOMS,
      })
    await writePromotion(tx, territoryId, diceFrom(SEED + 31), {
      coordinatorId: cast.coordinator.id,
      today,
      timeZone: TIME_ZONE,
    })
    await writeSignUps(tx, territoryId, diceFrom(SEED + 40), { coordinatorId: cast.coordinator.id, now })
    await writeEditions(tx, territoryId, diceFrom(SEED + 30), {
      here: EXAMPLE,
      coordinatorId: cast.coordinator.id,
      today,
      told: TOLD,
    })
    await writePractices(tx, territoryId, diceFrom(SEED + 64), {
      here: EXAMPLE,
      coordinatorId: cast.coordinator.id,
      today,
    })
    await writeReports(tx, territoryId, diceFrom(SEED + 62), {
      here: EXAMPLE,
      coordinatorId: cast.coordinator.id,
      today,
    })
    await writeEvaluation(tx, territoryId, diceFrom(SEED + 65), {
      here: EXAMPLE,
      coordinatorId: cast.coordinator.id,
      today,
    })
    await writeSources(tx, territoryId, diceFrom(SEED + 59), {
      coordinatorId: cast.coordinator.id,
      pages: PRINTED.bassaBresciana,
    })
    await writeFramework(tx, territoryId, diceFrom(SEED + 60), {
      coordinatorId: cast.coordinator.id,
      today,
    })
    await writeLocals(tx, territoryId, diceFrom(SEED + 75), {
      coordinatorId: cast.coordinator.id,
      today,
    })
    await writePeriods(tx, territoryId, diceFrom(SEED + 58), cast.coordinator.id)
    await writeLabs(tx, territoryId, diceFrom(SEED + 40), { cast, today })
    await writePaper(tx, territoryId, diceFrom(SEED + 90), { cast, today })
    await writePhotos(tx, territoryId, diceFrom(SEED + 95), { cast, today })
    await writeOpenCenters(tx, territoryId, diceFrom(SEED + 48), cast.coordinator.id, today)
    for (const [personId, account] of accounts) {
      await sql`select app.link_account(${territoryId}, ${personId}, ${account})`.execute(tx)
    }
    await writeLearning(tx, territoryId, diceFrom(SEED + 35), { cast, today })
    progress('ties', written)
    return written + intakes
  })
  await sql`select app.look_at_tables()`.execute(command)
  return done({ slug: EXAMPLE.slug, rows })
}

/** The example's territory while nobody is in it; founded when it is not there yet. */
async function emptyTerritory(command: Kysely<Tables>): Promise<string | undefined> {
  const standing = await territoryAt(EXAMPLE.slug, command)
  if (!standing) {
    const istatCodes = Object.keys(MUNICIPALITIES)
    const founded = await foundTerritory(
      { ...EXAMPLE, language: 'it', timeZone: TIME_ZONE, istatCodes, example: true },
      command,
    )
    return founded.ok ? founded.value.id : undefined
  }
  const people = await asActor(commandIn(standing.id, ['facilitator']), (tx) =>
    tx.selectFrom('person').select('id').limit(1).executeTakeFirst(),
  )
  return people ? undefined : standing.id
}

/** What no insert may say: merges stand, reminders of the past are done, ties are what the evidence adds up to. */
async function finish(tx: ActorTx, territoryId: string, cast: Cast, twice: readonly Twice[]) {
  await become(tx, territoryId, cast.coordinator.id)
  for (const { keptId, mergedId } of twice) {
    await tx.updateTable('person').set({ merged_into: keptId }).where('id', '=', mergedId).execute()
  }
  for (const { id } of cast.facilitators) {
    await become(tx, territoryId, id)
    const done_at = sql<Date>`due_on + time '18:00'`
    await tx.updateTable('reminder').set({ done_at }).where('due_on', '<=', FINISHED).execute()
  }
  await rebuildTies(tx)
}

/** Who sits at the table on civic spaces: whoever coordinates keeps it, and a partner is there. */
function whoPlansSpaces({ coordinator, facilitators, caseOperators, operators }: Cast) {
  const partner = operators.find(({ roles }) => roles.includes('partner'))
  return [
    { id: coordinator.id, body: 'Ufficio di piano' },
    ...facilitators.slice(0, 1).map(({ id }) => ({ id, body: 'Punto di Comunità' })),
    ...caseOperators.slice(0, 1).map(({ id }) => ({ id, body: 'Comune di Montichiari' })),
    ...(partner ? [{ id: partner.id, body: 'Cooperativa sociale' }] : []),
  ]
}
