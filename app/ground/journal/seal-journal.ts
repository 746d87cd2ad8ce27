import { sql } from 'kysely'
import type { ActorTx } from '../db/as-actor.ts'
import { asActor, beforeActor } from '../db/database.ts'
import type { AnyJob } from '../jobs/jobs.ts'
import { BEGINNING, contentsOf, hashOfSeal, type Mark, type Seal, sealsAfter } from './chain.ts'
import { keeperIn } from './keeper.ts'
import { appendKept, keptSeals, lastKept, sameSeal } from './kept-seals.ts'

/** Lines in a batch, give or take those of one transaction: so near is a fault located. */
const BATCH = 10_000
const TEN_MINUTES = '*/10 * * * *'

/**
 * Seals what the journal of a territory holds below the oldest running transaction, and keeps each seal's hash in
 * `folder` as well. Returns how many seals were made. Throws where the chain does not continue the one kept outside.
 */
export async function sealJournal(territoryId: string, folder: string): Promise<number> {
  const keeper = keeperIn(territoryId)
  const known = lastKept(keptSeals(folder, territoryId))
  await asActor(keeper, (tx) => assertContinues(tx, territoryId, known))
  let made = 0
  while (await asActor(keeper, (tx) => sealNextBatch(tx, territoryId))) made += 1
  // The database comes first: a seal kept outside that the database lacks always means that somebody took it away.
  const seals = await asActor(keeper, (tx) => sealsAfter(tx, territoryId, known?.number ?? 0))
  appendKept(folder, territoryId, seals)
  return made
}

async function assertContinues(tx: ActorTx, territoryId: string, known: Seal | undefined) {
  if (!known) return
  const [here] = await sealsAfter(tx, territoryId, known.number - 1)
  if (here && sameSeal(here, known)) return
  throw new Error(
    `the journal of ${territoryId} does not continue seal ${known.number} as it was kept outside the database: nothing is sealed until someone has looked (trama journal verify)`,
  )
}

async function sealNextBatch(tx: ActorTx, territoryId: string): Promise<boolean> {
  // Two who seal at once take turns; whoever writes a line waits for neither.
  await sql`select pg_advisory_xact_lock(hashtext('seal the journal'), hashtext(${territoryId}))`.execute(tx)
  const last = await lastSeal(tx, territoryId)
  const from = last?.below ?? BEGINNING
  const below = await endOfBatch(tx, territoryId, from)
  const contents = await contentsOf(tx, territoryId, from, below)
  if (contents.lines === 0) return false
  const number = (last?.number ?? 0) + 1
  const hash = hashOfSeal(territoryId, { number, below }, contents, last)
  await sql`
    insert into journal_seal (territory_id, number, below_era, below_tx, lines, first_at, last_at, hash)
    values (${territoryId}, ${number}, ${below.era}, ${below.tx}::xid8, ${contents.lines}, ${contents.firstAt},
      ${contents.lastAt}, ${Buffer.from(hash, 'hex')})`.execute(tx)
  return true
}

async function lastSeal(tx: ActorTx, territoryId: string): Promise<Seal | undefined> {
  const { rows } = await sql<{ number: number | null }>`
    select max(number) as number from journal_seal where territory_id = ${territoryId}`.execute(tx)
  const number = rows[0]?.number
  return number ? (await sealsAfter(tx, territoryId, number - 1))[0] : undefined
}

/** Nobody who is still writing can come before this place; nearer, where there are more lines than a batch holds. */
async function endOfBatch(tx: ActorTx, territoryId: string, from: Mark): Promise<Mark> {
  const safe = await oldestRunning(tx)
  const { rows } = await sql<Mark>`
    select era, tx::text from journal where territory_id = ${territoryId}
      and (era, tx) >= (${from.era}, ${from.tx}::xid8) and (era, tx) < (${safe.era}, ${safe.tx}::xid8)
    order by journal.era, journal.tx offset ${BATCH - 1} limit 1`.execute(tx)
  const [full] = rows
  return full ? { era: full.era, tx: String(BigInt(full.tx) + 1n) } : safe
}

async function oldestRunning(tx: ActorTx): Promise<Mark> {
  // The era now is what a new line would get; lines of eras before it are all written.
  const { rows } = await sql<Mark>`
    select pg_get_expr(d.adbin, d.adrelid)::integer as era, pg_snapshot_xmin(pg_current_snapshot())::text as tx
    from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where d.adrelid = 'public.journal'::regclass and a.attname = 'era'`.execute(tx)
  const [mark] = rows
  if (!mark) throw new Error('the journal has no era')
  return mark
}

let folder: string | undefined

/** Where this process keeps seals outside the database. */
export function openSeals(dataDir: string) {
  folder = sealsFolder(dataDir)
}
export const sealsFolder = (dataDir: string) => `${dataDir}/seals`

/** Every territory in turn; one whose chain is broken does not keep the others from being sealed. */
export async function sealEveryJournal() {
  if (!folder) throw new Error('seals have no folder: call openSeals() first')
  const territories = await beforeActor().selectFrom('territory').select('id').orderBy('id').execute()
  const faults: string[] = []
  for (const { id } of territories)
    await sealJournal(id, folder).catch((error: Error) => faults.push(error.message))
  if (faults.length) throw new Error(faults.join('; '))
}

export const sealJournalJob: AnyJob = {
  name: 'journal.seal',
  every: TEN_MINUTES,
  retries: 0,
  work: sealEveryJournal,
}
