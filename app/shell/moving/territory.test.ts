import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asActor, asOwner, database, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { holdMarkSecret } from '../../ground/access/keyed.ts'
import { seal, unseal } from '../../ground/access/seal.ts'
import { just } from '../../ground/backup/sections.ts'
import { connectAs } from '../../ground/db/connect-as.ts'
import { newId } from '../../ground/db/ids.ts'
import { record } from '../../ground/journal/record.ts'
import { sealJournal } from '../../ground/journal/seal-journal.ts'
import { verifyJournal } from '../../ground/journal/verify.ts'
import { exportTerritory } from '../../ground/moving/export-territory.ts'
import { importTerritory } from '../../ground/moving/import-territory.ts'
import { MANIFEST, type Manifest, tableEntry } from '../../ground/moving/manifest.ts'
import { ZipReader } from '../../ground/moving/zip-read.ts'
import { ZipWriter } from '../../ground/moving/zip-write.ts'
import { askForNewsletter, keeperOf } from '../../rooms/directory/newsletter/writes.ts'
import { allMarked } from '../keys/marked.ts'
import { allSealed } from '../keys/sealed.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })
openHouse()

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'trama-moving-'))
  // What sign-in keeps of an account, as far as a member is told of.
  const auth = await connectAs(database, 'trama_auth')
  await auth.query('create table if not exists auth."user" (id text primary key, email text not null)')
  await auth.end()
})
afterAll(() => rmSync(folder, { recursive: true }))

const passphrase = 'quattro parole per un archivio'
const STORY = 'Una storia: «da quando è solo…»\u2028e continua\tcon "virgolette" \\ e altro\r\n'
const declared = { sealed: allSealed, marked: allMarked }

/** A territory with a sealed fact, a reader of the newsletter, an account and a sealed journal; and its file. */
async function territoryWithFile({ opened = false } = {}) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const auth = await connectAs(database, 'trama_auth')
  await auth.query('insert into auth."user" values ($1, $2)', [
    anna.accountId,
    `${anna.personId}@example.org`,
  ])
  await auth.end()
  const fact = newId()
  await asOwner(
    "insert into vulnerability (territory_id, id, person_id, sealed, from_on) values ($1, $2, $3, $4, '2017-03-12')",
    [territory.id, fact, anna.personId, seal(STORY, `vulnerability:${fact}`)],
  )
  const keeper = keeperOf(territory.id)
  const reader = { email: 'Lettrice@example.org', language: 'it' } as const
  await asActor(keeper, (tx) => askForNewsletter(tx, keeper, newId(), reader, new Date()))
  for (let batch = 0; batch < 2; batch++) {
    await asActor(anna, (tx) => record(tx, anna, 'people.changed', 'person', anna.personId))
    await vi.waitFor(async () => expect(await sealJournal(territory.id, folder)).toBeGreaterThan(0), 30_000)
  }
  const file = path.join(folder, `${territory.id}.zip`)
  const secret = opened ? ('opened' as const) : { passphrase }
  const made = await exportTerritory({
    database,
    sealsFolder: folder,
    territoryId: territory.id,
    file,
    secret,
    ...declared,
  })
  return { territory, anna, fact, file, made, reader }
}

const bringIn = (file: string, slug: string, given: Partial<Parameters<typeof importTerritory>[0]> = {}) =>
  importTerritory({
    database,
    sealsFolder: folder,
    file,
    slug,
    passphrase,
    ...declared,
    accountAt: async () => undefined,
    invitedDays: 14,
    say: () => {},
    ...given,
  })
const newSlug = () => `nuova-${newId().slice(-12)}`
const standsAt = (slug: string) => asOwner('select from territory where slug = $1', [slug])

/** The same archive with another manifest, or another table. */
async function rewritten(
  from: string,
  change: (manifest: Manifest) => object,
  tables: Record<string, string> = {},
) {
  const to = path.join(folder, `${newId()}.zip`)
  const zip = await ZipReader.of(from)
  const copy = await ZipWriter.to(to)
  const manifest: Manifest = JSON.parse(await zip.textOf(MANIFEST))
  for (const name of zip.entries.keys())
    if (name !== MANIFEST)
      manifest.entries[name] = await copy.entry(name, tables[name] ? just(tables[name]) : zip.bytesOf(name))
  await copy.entry(MANIFEST, just(JSON.stringify(change(manifest))))
  await copy.finish()
  await Promise.all([zip.close(), copy.close()])
  return to
}
const asItIs = (manifest: Manifest) => manifest

test('beside itself it stands under another id: words, marks and journal are good there, and people keep their accounts', async () => {
  const { territory, anna, fact, file, made, reader } = await territoryWithFile()
  expect(made).toMatchObject({ members: 1 })
  const slug = newSlug()
  const came = await bringIn(file, slug, { accountAt: async () => anna.accountId })
  expect(came).toMatchObject({ slug, invited: [], journalFault: undefined, rows: made.rows })
  expect(came.territoryId).not.toBe(territory.id)

  const [words] = await asOwner<{ sealed: Buffer }>(
    'select sealed from vulnerability where territory_id = $1 and id = $2',
    [came.territoryId, fact],
  )
  expect(unseal(words!.sealed, `vulnerability:${fact}`)).toBe(STORY)
  expect(await verifyJournal(came.territoryId, folder)).toMatchObject({
    whole: true,
    seals: 2,
    keptOutside: 2,
  })
  expect(await verifyJournal(territory.id, folder)).toMatchObject({ whole: true, seals: 2 })
  await vi.waitFor(async () => expect(await sealJournal(came.territoryId, folder)).toBe(1), 30_000)
  expect(await verifyJournal(came.territoryId, folder)).toMatchObject({ whole: true, seals: 3 })
  const linked = await asOwner('select from account_person where territory_id = $1', [came.territoryId])
  expect(linked.length).toBe(1)

  // The address is known there: it does not subscribe twice.
  const keeper = keeperOf(came.territoryId)
  await asActor(keeper, (tx) => askForNewsletter(tx, keeper, newId(), reader, new Date()))
  const readers = await asOwner('select from newsletter_subscriber where territory_id = $1', [
    came.territoryId,
  ])
  expect(readers.length).toBe(1)
})

test('in a house with another secret marks are made anew, and who has no account there is invited', async () => {
  const { file, anna, reader } = await territoryWithFile()
  holdMarkSecret(Buffer.alloc(32, 99))
  try {
    const came = await bringIn(file, newSlug(), { accountAt: async () => 'somebody-else' })
    const keeper = keeperOf(came.territoryId)
    await asActor(keeper, (tx) => askForNewsletter(tx, keeper, newId(), reader, new Date()))
    const readers = await asOwner('select from newsletter_subscriber where territory_id = $1', [
      came.territoryId,
    ])
    expect(readers.length).toBe(1)
    expect(came.invited).toMatchObject([
      { person_id: anna.personId, token: expect.stringMatching(/^[\w-]{43}$/) },
    ])
    const linked = await asOwner('select from account_person where territory_id = $1', [came.territoryId])
    expect(linked.length).toBe(0)
    const invited = await asOwner<{ email: string }>('select email from invitation where territory_id = $1', [
      came.territoryId,
    ])
    expect(invited).toEqual([{ email: `${anna.personId}@example.org` }])
  } finally {
    holdMarkSecret(Buffer.alloc(32, 8))
  }
})

test('a journal that is not what was sealed stays found out, wherever it goes', async () => {
  const { territory, file } = await territoryWithFile()
  const zip = await ZipReader.of(file)
  const lines = await zip.textOf(tableEntry('journal')).finally(() => zip.close())
  const altered = await rewritten(file, asItIs, {
    [tableEntry('journal')]: lines.replace('people.changed', 'people.recorded'),
  })
  const came = await bringIn(altered, newSlug())
  expect(came.territoryId).not.toBe(territory.id)
  expect(came.journalFault).toMatch(/a line was altered/)
  expect(await verifyJournal(came.territoryId, folder)).toMatchObject({ whole: false })
})

test('what is sealed opens with its passphrase only, and stands plain in the file only when that was asked', async () => {
  const { file, fact } = await territoryWithFile()
  const slug = newSlug()
  await expect(bringIn(file, slug, { passphrase: 'un’altra frase segreta' })).rejects.toThrow(
    /is not the one/,
  )
  await expect(bringIn(file, slug, { passphrase: undefined })).rejects.toThrow(/opens with a passphrase/)
  await expect(
    exportTerritory({
      database,
      sealsFolder: folder,
      territoryId: newId(),
      file: path.join(folder, 'none.zip'),
      secret: { passphrase: 'corta' },
      ...declared,
    }),
  ).rejects.toThrow(/at least 12/)
  expect(await standsAt(slug)).toEqual([])

  const open = await territoryWithFile({ opened: true })
  const rows = async (archive: string) => {
    const zip = await ZipReader.of(archive)
    return zip.textOf(tableEntry('vulnerability')).finally(() => zip.close())
  }
  expect(JSON.parse(await rows(open.file))).toMatchObject({ id: open.fact, sealed: { opened: STORY } })
  expect(JSON.parse(await rows(file))).toMatchObject({ id: fact, sealed: { sealed: expect.any(String) } })
  const came = await bringIn(open.file, newSlug(), { passphrase: undefined })
  const [words] = await asOwner<{ sealed: Buffer }>(
    'select sealed from vulnerability where territory_id = $1',
    [came.territoryId],
  )
  expect(unseal(words!.sealed, `vulnerability:${open.fact}`)).toBe(STORY)
})

test('a file altered anywhere, of another time, of another kind of house or for a taken address changes nothing', async () => {
  const { territory, file } = await territoryWithFile()
  const slug = newSlug()
  const whole = readFileSync(file)
  const refusedAs = async (broken: string, words: RegExp) => {
    await expect(bringIn(broken, slug)).rejects.toThrow(words)
    expect(await standsAt(slug)).toEqual([])
  }
  for (const place of [
    40,
    400,
    Math.floor(whole.length / 3),
    Math.floor(whole.length / 2),
    whole.length - 90,
  ]) {
    const altered = Buffer.from(whole)
    altered[place]! ^= 1
    const broken = path.join(folder, 'altered.zip')
    writeFileSync(broken, altered)
    await refusedAs(broken, /cut short or altered|or not whole|this Trama can read/)
  }
  const older = await rewritten(file, (said) => ({ ...said, migrations: said.migrations.slice(0, -1) }))
  await refusedAs(older, /was made by an older Trama/)
  const tomorrow = { name: '9999_from_tomorrow', checksum: '0' }
  const newer = await rewritten(file, (said) => ({ ...said, migrations: [...said.migrations, tomorrow] }))
  await refusedAs(newer, /was made by a newer Trama/)
  const invented = await rewritten(file, (said) => ({
    ...said,
    territory: { ...said.territory, kind: 'example' },
  }))
  await refusedAs(invented, /real people are here: it cannot come in/)
  await expect(bringIn(file, territory.slug)).rejects.toThrow(/is taken here/)
  await expect(bringIn(file, 'sign-in')).rejects.toThrow(/cannot be an address/)
  await expect(bringIn(file, 'Con Spazi')).rejects.toThrow(/cannot be an address/)
})

test('rows that do not hold together leave nothing behind', async () => {
  const { file, fact } = await territoryWithFile()
  const zip = await ZipReader.of(file)
  const lines = await zip.textOf(tableEntry('vulnerability')).finally(() => zip.close())
  const astray = {
    [tableEntry('vulnerability')]: lines.replace(/"person_id":"[^"]+"/, `"person_id":"${newId()}"`),
  }
  const slug = newSlug()
  await expect(bringIn(await rewritten(file, asItIs, astray), slug)).rejects.toThrow(/foreign key/)
  expect(await standsAt(slug)).toEqual([])
  const facts = await asOwner('select from vulnerability where id = $1', [fact])
  expect(facts.length).toBe(1)
  const [disabled] = await asOwner<{ count: string }>(
    "select count(*)::text from pg_trigger where tgenabled = 'D'",
  )
  expect(disabled?.count).toBe('0')
})
