import type pg from 'pg'
import type { MarkedColumn } from '../access/keyed.ts'
import type { SealedColumn } from '../access/rotate.ts'
import { hashOf, newToken } from '../access/token.ts'
import { migrationsOf } from '../backup/catalogue.ts'
import { connectAs } from '../db/connect-as.ts'
import type { Database } from '../db/connection.ts'
import { newId } from '../db/ids.ts'
import { beginEraAfter } from '../journal/era.ts'
import { sealsIn } from '../journal/kept-seals.ts'
import { MovingFault } from './fault.ts'
import { fieldLockOf } from './field-lock.ts'
import { type Manifest, type Member, SEALS } from './manifest.ts'
import { markAnew } from './marks.ts'
import { inviteMember, unlinkOthers } from './members.ts'
import { planOf } from './plan.ts'
import { assertSameMigrations, assertWhole, manifestOf, membersIn } from './read-export.ts'
import { type Arriving, stage } from './rows-in.ts'
import { keepSeals, resealJournal } from './seals.ts'
import { settled, withoutTriggers } from './settle.ts'
import { ZipReader } from './zip-read.ts'

export type Coming = {
  database: Database
  sealsFolder: string
  file: string
  /** Its address here; that of the file where none is given. */
  slug: string | undefined
  passphrase: string | undefined
  sealed: readonly SealedColumn[]
  marked: readonly MarkedColumn[]
  /** The account this house has at an e-mail address. */
  accountAt: (email: string) => Promise<string | undefined>
  invitedDays: number
  say: (line: string) => void
}
export type Imported = {
  territoryId: string
  slug: string
  rows: number
  tables: number
  /** Who comes in with a new link. */
  invited: (Member & { token: string })[]
  /** What is wrong with the journal, as it was before it came. */
  journalFault: string | undefined
}

const ARRIVING = 7_241_009

/**
 * Makes of a file the same territory here: all of it or, whatever happens, nothing. Ids stay; the territory's own stays where
 * it is free. Throws a MovingFault or DatabaseFault of one line.
 */
export async function importTerritory(coming: Coming): Promise<Imported> {
  const zip = await ZipReader.of(coming.file)
  try {
    const manifest = await manifestOf(zip)
    const owner = await connectAs(coming.database, 'trama_owner')
    try {
      assertSameMigrations(manifest.migrations, await migrationsOf(owner))
      const lock = await fieldLockOf(manifest.sealed, coming.passphrase)
      await assertWhole(zip, manifest)
      coming.say(`the file is whole: ${manifest.territory.name}, as it was at ${manifest.madeAt}`)
      const members = await knownHere(await membersIn(zip), coming)
      await owner.query("set time zone 'UTC'")
      await owner.query('begin')
      const place = await placeFor(owner, manifest, coming.slug)
      const imported = await bringIn({ owner, zip, lock, ...place }, manifest, members, coming)
      await owner.query('commit')
      // The database comes first: a seal kept outside that the database lacks would mean that somebody took it away.
      const asItWas = imported.journalFault && place.territoryId === manifest.territory.id
      await keepSeals(owner, coming.sealsFolder, place.territoryId, asItWas ? await keptIn(zip) : null)
      await owner.query('analyze')
      return imported
    } finally {
      await owner.end()
    }
  } finally {
    await zip.close()
  }
}

type Members = { known: string[]; others: Member[] }

/** Whose account is here already, as in a house that the territory comes back to; everybody else is invited. */
async function knownHere(members: readonly Member[], { accountAt }: Coming): Promise<Members> {
  const sorted: Members = { known: [], others: [] }
  for (const one of members)
    if ((await accountAt(one.email)) === one.account_id) sorted.known.push(one.account_id)
    else sorted.others.push(one)
  return sorted
}

/** Whether it may come, under which id and address. Throws a MovingFault of one line. */
async function placeFor(owner: pg.Client, { territory }: Manifest, wanted: string | undefined) {
  await owner.query('select pg_advisory_xact_lock($1)', [ARRIVING])
  const slug = wanted ?? territory.slug
  const { rows } = await owner.query<{ kind: string | null; taken: boolean; here: boolean }>(
    `select (select kind from installation) as kind, exists (select from territory where slug = $1) as taken,
       exists (select from territory where id = $2) as here`,
    [slug, territory.id],
  )
  const [{ kind, taken, here } = { kind: null, taken: false, here: false }] = rows
  if (kind && kind !== territory.kind)
    throw new MovingFault(
      kind === 'real'
        ? 'this is the territory of an example, and real people are here: it cannot come in'
        : 'this installation is an example, which anyone may enter: a territory with real people cannot come in',
    )
  if (taken) throw new MovingFault(`the address ${slug} is taken here: choose another with --slug`)
  return { slug, territoryId: here ? newId() : territory.id }
}

async function bringIn(
  arriving: Arriving & { owner: pg.Client },
  manifest: Manifest,
  { known, others }: Members,
  { sealed, marked, invitedDays, say }: Coming,
): Promise<Imported> {
  const { owner, zip, territoryId, slug } = arriving
  const plan = (await planOf(owner, sealed)).filter(({ name }) => manifest.rows[name])
  let rows = 0
  for (const table of plan) {
    const staged = await stage(arriving, table)
    if (staged !== manifest.rows[table.name]) throw new Error(`${table.name}: ${staged} rows were read`)
    rows += staged
  }
  say(`${rows} rows are read: they take their places`)
  await withoutTriggers(owner, plan, async () => {
    await owner.query('insert into installation (kind) values ($1) on conflict do nothing', [
      manifest.territory.kind,
    ])
    for (const table of plan) await settled(owner, table, slug)
    await unlinkOthers(owner, territoryId, known)
    await markAnew(owner, marked, territoryId, manifest.otherMarks)
  })
  const invited = []
  for (const member of others) {
    const token = newToken()
    await inviteMember(owner, territoryId, member, { id: newId(), hash: hashOf(token), days: invitedDays })
    invited.push({ ...member, token })
  }
  const from = manifest.territory.id
  const journalFault = await resealJournal(owner, { from, to: territoryId, kept: await keptIn(zip) })
  await beginEraAfter(owner, territoryId)
  await owner.query(
    `insert into journal (territory_id, id, act, record_kind, record_id, origin)
     values ($1, $2, 'territories.takenIn', 'territory', $1, 'command')`,
    [territoryId, newId()],
  )
  return { territoryId, slug, rows, tables: plan.length, invited, journalFault }
}

const keptIn = async (zip: ZipReader) => (zip.entries.has(SEALS) ? sealsIn(await zip.textOf(SEALS)) : null)
