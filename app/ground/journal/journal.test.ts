import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { newId } from '../db/ids.ts'
import { record } from './record.ts'
import { sealJournal } from './seal-journal.ts'
import { verifyJournal } from './verify.ts'

openHouse()
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trama-seals-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Seals what waits. Whoever writes anywhere on this server holds sealing back: other tests do. */
const sealing = (territoryId: string) =>
  vi.waitFor(async () => expect(await sealJournal(territoryId, folder)).toBeGreaterThan(0), 15_000)

/** A territory whose journal has three seals of two lines each. */
async function sealedJournal() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  for (let batch = 0; batch < 3; batch++) {
    await asActor(anna, async (tx) => {
      await record(tx, anna, 'people.recorded', 'person', newId())
      await record(tx, anna, 'people.changed', 'person', newId())
    })
    await sealing(territory.id)
  }
  return { ...territory, anna, file: path.join(folder, `${territory.id}.log`) }
}

const linesOf = (territoryId: string) =>
  asOwner<{ id: string }>('select id from journal where territory_id = $1 order by tx, id', [territoryId])

const found = async (territoryId: string) => {
  const verdict = await verifyJournal(territoryId, folder)
  return verdict.whole ? 'whole' : verdict.where
}

test('an untouched journal is whole, and says how much of it is sealed', async () => {
  const { id, file } = await sealedJournal()
  expect(await verifyJournal(id, folder)).toEqual({ whole: true, seals: 3, lines: 6, keptOutside: 3 })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await sealJournal(id, folder)).toBe(0)
})

test('a removed line is found', async () => {
  const { id } = await sealedJournal()
  const [, , third] = await linesOf(id)
  await asOwner('delete from journal where territory_id = $1 and id = $2', [id, third!.id])
  expect(await found(id)).toMatch(/^1 of 2 lines were removed \(seal 2, lines from .+Z to .+Z\)$/)
})

test('an altered line is found, also by one microsecond', async () => {
  const { id } = await sealedJournal()
  const [first] = await linesOf(id)
  await asOwner("update journal set at = at + interval '1 microsecond' where territory_id = $1 and id = $2", [
    id,
    first!.id,
  ])
  expect(await found(id)).toMatch(/^a line was altered among 2 \(seal 1,/)
})

test('a line slipped under a seal is found', async () => {
  const { id, anna } = await sealedJournal()
  await asOwner(
    `insert into journal (territory_id, id, person_id, act, record_kind, record_id, origin, tx)
     select territory_id, $2, $3, 'people.changed', 'person', $3, 'web', min(tx) from journal
     where territory_id = $1 group by territory_id`,
    [id, newId(), anna.personId],
  )
  expect(await found(id)).toMatch(/^1 lines were inserted among 2 \(seal 1,/)
})

test('an altered seal is found, also one that agrees with altered lines', async () => {
  const { id } = await sealedJournal()
  await asOwner("update journal_seal set hash = sha256('forged') where territory_id = $1 and number = 2", [
    id,
  ])
  expect(await found(id)).toMatch(/^the seal was altered \(seal 2,/)
})

test('a chain made anew after a line was taken away does not agree with what is kept outside', async () => {
  const { id } = await sealedJournal()
  const [first] = await linesOf(id)
  await asOwner('delete from journal_seal where territory_id = $1', [id])
  await asOwner('delete from journal where territory_id = $1 and id = $2', [id, first!.id])
  await expect(sealJournal(id, folder)).rejects.toThrow(/does not continue seal 3/)
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'trama-seals-'))
  await vi.waitFor(async () => expect(await sealJournal(id, elsewhere)).toBe(1), 15_000)
  rmSync(elsewhere, { recursive: true })
  expect(await found(id)).toMatch(/^the seal was altered \(seal 1,/)
})

test('a shortened chain is found, and nothing is sealed on top of it', async () => {
  const { id, anna } = await sealedJournal()
  await asOwner('delete from journal_seal where territory_id = $1 and number = 3', [id])
  expect(await found(id)).toBe(
    'the chain was shortened: it ends at seal 2, and seal 3 is kept outside the database',
  )
  await asActor(anna, (tx) => record(tx, anna, 'people.changed', 'person', anna.personId))
  await expect(sealJournal(id, folder)).rejects.toThrow(/does not continue seal 3/)
})

test('a seal taken from the middle is found in the database and outside', async () => {
  const inside = await sealedJournal()
  await asOwner('delete from journal_seal where territory_id = $1 and number = 2', [inside.id])
  expect(await found(inside.id)).toBe('seal 2 was taken out of the chain')
  const outside = await sealedJournal()
  writeFileSync(outside.file, readFileSync(outside.file, 'utf8').replace(/^2 .*\n/m, ''))
  expect(await found(outside.id)).toBe('seal 2 was taken out of what is kept outside the database')
  rmSync(outside.file)
  expect(await found(outside.id)).toMatch(/^the seals kept outside the database are gone/)
})

test('a line of a transaction that is still running waits, and is sealed in its turn', async () => {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const early = newId()
  await asActor(anna, async (tx) => {
    await record(tx, anna, 'people.recorded', 'person', early)
    await asActor(anna, (other) => record(other, anna, 'people.changed', 'person', newId()))
    expect(await sealJournal(territory.id, folder)).toBe(0)
  })
  await vi.waitFor(async () => {
    await sealJournal(territory.id, folder)
    expect(await verifyJournal(territory.id, folder)).toMatchObject({ whole: true, lines: 2 })
  }, 15_000)
})

test('a line of what is kept outside that a crash cut short is written again', async () => {
  const { id, anna, file } = await sealedJournal()
  const whole = readFileSync(file, 'utf8')
  writeFileSync(file, whole.slice(0, -20))
  await asActor(anna, (tx) => record(tx, anna, 'people.changed', 'person', anna.personId))
  await sealing(id)
  expect(await verifyJournal(id, folder)).toMatchObject({ whole: true, seals: 4, keptOutside: 4 })
})

test('neither the web nor the command line can change a line or a seal', async () => {
  const { id, anna, command } = await sealedJournal()
  for (const actor of [anna, command]) {
    const attempts = [
      sql`update journal set act = 'people.changed' where territory_id = ${id}`,
      sql`delete from journal where territory_id = ${id}`,
      sql`update journal_seal set lines = 1 where territory_id = ${id}`,
      sql`delete from journal_seal where territory_id = ${id}`,
    ]
    for (const attempt of attempts)
      await expect(asActor(actor, (tx) => attempt.execute(tx))).rejects.toThrow(/permission denied/)
  }
  const [{ lines } = { lines: '0' }] = await asOwner<{ lines: string }>(
    'select sum(lines)::text as lines from journal_seal where territory_id = $1',
    [id],
  )
  expect(lines).toBe('6')
})

test('the web cannot add a seal', async () => {
  const { id } = await sealedJournal()
  const [seal] = await asOwner('select * from journal_seal where territory_id = $1 and number = 1', [id])
  expect(seal).toBeDefined()
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Verdi', 'coordinator')
  await expect(
    asActor(carla, (tx) =>
      sql`insert into journal_seal (territory_id, number, below_era, below_tx, lines, first_at, last_at, hash)
        values (${territory.id}, 1, 0, '1', 1, now(), now(), sha256('x'))`.execute(tx),
    ),
  ).rejects.toThrow(/permission denied/)
})
