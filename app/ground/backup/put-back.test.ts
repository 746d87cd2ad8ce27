import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdInstallationKeys, installationKeys } from '../access/keys.ts'
import { asOwner } from '../db/as-owner.ts'
import type { Database } from '../db/connection.ts'
import { openThrowAway } from '../db/embedded/throw-away.ts'
import { newId } from '../db/ids.ts'
import { migrate } from '../db/migrate.ts'
import { backUp } from './back-up.ts'
import { migrationsOf } from './catalogue.ts'
import { matchSchema } from './empty-house.ts'
import { inspect } from './inspect.ts'
import { backUpTonight } from './nightly.ts'
import { putBack } from './put-back.ts'

let from: Database
let to: Database
let dataDir: string
const secret = { passphrase: 'quattro parole per un archivio' }
const quiet = () => {}

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'trama-backup-'))
  holdInstallationKeys(installationKeys(dataDir, undefined))
  from = await openThrowAway()
  to = await openThrowAway()
  await migrate(from, { log: quiet })
  await asOwner(from, async (owner) => {
    await owner.query("insert into installation (kind) values ('real')")
    await owner.query(
      "insert into territory (id, slug, name, installation) values ($1, 'valle', 'Valle', 'real')",
      [valle],
    )
    await owner.query(
      `insert into person (territory_id, id, given_name, family_name) values ($1, $2, 'Anna', E'Tab\\t e a capo\\n \\\\N')`,
      [valle, anna],
    )
  })
  await migrate(to, { log: quiet })
})
afterAll(async () => {
  await from.stop()
  await to.stop()
  rmSync(dataDir, { recursive: true })
})
const [valle, anna] = [newId(), newId()]

const namesIn = (database: Database) =>
  asOwner(database, async (owner) =>
    (await owner.query<{ family_name: string }>('select family_name from person order by id')).rows.map(
      ({ family_name }) => family_name,
    ),
  )
const restored = (file: string, into = to, folder = path.join(dataDir, 'restored')) =>
  putBack({
    database: into,
    dataDir: folder,
    file,
    passphrase: secret.passphrase,
    filledAtStart: ['municipality'],
    before: async () => {},
  })
let made = 0
const newBackup = async () => {
  const file = path.join(dataDir, `${++made}.backup`)
  await backUp({ database: from, dataDir, secret, file })
  return file
}

test('what is written while the backup runs is in it whole or not at all', { timeout: 120_000 }, async () => {
  const file = path.join(dataDir, 'while.backup')
  let copying = true
  const backing = backUp({ database: from, dataDir, secret, file }).finally(() => {
    copying = false
  })
  let written = 0
  await asOwner(from, async (owner) => {
    while (copying) {
      const id = newId()
      await owner.query('begin')
      await owner.query(
        "insert into person (territory_id, id, given_name, family_name) values ($1, $2, 'Bruno', 'Neri')",
        [valle, id],
      )
      await owner.query('insert into person_profile (territory_id, person_id) values ($1, $2)', [valle, id])
      await owner.query('commit')
      written += 1
    }
  })
  await backing
  expect(written).toBeGreaterThan(0)
  // A description without its person would break a foreign key here; a person without one shows in the count.
  const database = await openThrowAway()
  try {
    await migrate(database, { log: quiet })
    await restored(file, database, path.join(dataDir, 'while'))
    const [{ alone } = { alone: -1 }] = await asOwner(
      database,
      async (owner) =>
        (
          await owner.query<{ alone: number }>(
            `select count(*)::integer as alone from person p where given_name = 'Bruno'
           and not exists (select from person_profile d where d.person_id = p.id)`,
          )
        ).rows,
    )
    expect(alone).toBe(0)
  } finally {
    await database.stop()
    await asOwner(from, (owner) =>
      owner.query("delete from person_profile; delete from person where given_name = 'Bruno'"),
    )
  }
})

test('a backup older than this Trama comes back as it was; then it can be brought up to date', async () => {
  const old = await openThrowAway()
  try {
    const all = new Map(
      await asOwner(from, async (owner) =>
        (await migrationsOf(owner)).map(({ name, checksum }) => [name, checksum] as const),
      ),
    )
    const few = new Map([...all].filter(([name]) => name < '0070'))
    await migrate(old, { log: quiet, only: few })
    await asOwner(old, async (owner) => {
      await owner.query("insert into installation (kind) values ('real')")
      await owner.query(
        "insert into territory (id, slug, name, installation) values ($1, 'valle', 'Valle', 'real')",
        [valle],
      )
    })
    const file = path.join(dataDir, 'old.backup')
    await backUp({ database: old, dataDir, secret, file })
    const { manifest } = await inspect(file, secret.passphrase)
    expect(manifest.migrations.map(({ name }) => name)).toEqual([...few.keys()])

    await matchSchema(to, manifest, ['municipality'], quiet)
    await restored(file)
    const later = await migrate(to, { log: quiet })
    expect(later).toEqual([...all.keys()].filter((name) => !few.has(name)))
    const slugs = await asOwner(to, async (owner) => (await owner.query('select slug from territory')).rows)
    expect(slugs).toEqual([{ slug: 'valle' }])
  } finally {
    await old.stop()
    await asOwner(to, (owner) => owner.query('truncate territory, installation cascade'))
  }
})

test('a backup of a newer Trama is refused', async () => {
  const file = await newBackup()
  const { manifest } = await inspect(file, secret.passphrase)
  const newer = {
    ...manifest,
    migrations: [...manifest.migrations, { name: '9999_tomorrow', checksum: 'x' }],
  }
  await expect(matchSchema(to, newer, ['municipality'], quiet)).rejects.toThrow(/newer Trama/)
  expect(await asOwner(to, (owner) => migrationsOf(owner))).toEqual(manifest.migrations)
})

test('files come along, private; a file that loses its end while it is put back leaves nothing behind', async () => {
  mkdirSync(path.join(dataDir, 'files', 'letters'), { recursive: true })
  mkdirSync(path.join(dataDir, 'seals'))
  writeFileSync(path.join(dataDir, 'files', 'letters', 'one.txt'), 'una lettera')
  writeFileSync(path.join(dataDir, 'seals', 'valle.log'), '\n')
  const file = await newBackup()
  const folder = path.join(dataDir, 'restored')
  const broken = path.join(dataDir, 'broken.backup')
  writeFileSync(broken, readFileSync(file).subarray(0, -40))
  await expect(restored(broken)).rejects.toThrow(/cut short or altered/)
  expect(await namesIn(to)).toEqual([])
  expect(readdirSync(dataDir)).not.toContain('restored')

  await restored(file)
  expect(await namesIn(to)).toEqual(['Tab\t e a capo\n \\N'])
  expect(readFileSync(path.join(folder, 'files', 'letters', 'one.txt'), 'utf8')).toBe('una lettera')
  expect(readdirSync(path.join(folder, 'seals'))).toEqual(['valle.log'])

  await expect(restored(file)).rejects.toThrow(/only where nothing was written yet/)
  expect(await namesIn(to)).toHaveLength(1)
})

test('transactions are counted anew after a restore: old lines of the journal keep their place', async () => {
  const [era] = await asOwner(
    to,
    async (owner) =>
      (
        await owner.query<{ now: string }>(
          `select column_default as now from information_schema.columns where table_name = 'journal' and column_name = 'era'`,
        )
      ).rows,
  )
  expect(era).toEqual({ now: '1' })
})

test('by night the last ones are kept, and files of others are left alone', async () => {
  const folder = path.join(dataDir, 'nights')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'trama-notes.txt'), 'mine')
  const nightly = { database: from, dataDir, folder, keep: 2, secret }
  for (const day of ['19', '20', '21']) await backUpTonight(nightly, new Date(`2026-11-${day}T02:23:00Z`))
  expect(readdirSync(folder).sort()).toEqual([
    'trama-2026-11-20T022300Z.backup',
    'trama-2026-11-21T022300Z.backup',
    'trama-notes.txt',
  ])
  await expect(
    backUp({ database: from, dataDir, secret, file: path.join(folder, 'trama-2026-11-21T022300Z.backup') }),
  ).rejects.toThrow(/is there already/)
})
