import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asActor, asOwner, database, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { keyFileOf } from '../../ground/access/key-file.ts'
import { heldKeyring, holdInstallationKeys, installationKeys, writtenKeys } from '../../ground/access/keys.ts'
import { retireKeys, rotateKeys } from '../../ground/access/rotate.ts'
import { heldKeyIds, seal, unseal } from '../../ground/access/seal.ts'
import { newId } from '../../ground/db/ids.ts'
import { allSealed } from './sealed.ts'

openHouse()

let dataDir: string
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'trama-rotate-'))
  holdInstallationKeys(installationKeys(dataDir, undefined))
  await asOwner('delete from vulnerability')
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const nothingWaits = async () => []

/** `count` sealed facts in one statement; returns the ids. */
async function sealedFacts(count: number) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const ids = Array.from({ length: count }, newId)
  await asOwner(
    `insert into vulnerability (territory_id, id, person_id, sealed, from_on, recorded_by)
     select $1, id, $2, sealed, '2017-03-12', $2 from unnest($3::uuid[], $4::bytea[]) as f (id, sealed)`,
    [territory.id, anna.personId, ids, ids.map((id) => seal(`segreto di ${id}`, `vulnerability:${id}`))],
  )
  return { anna, ids }
}
const keysInUse = async () =>
  (
    await asOwner<{ key: string }>(
      "select distinct encode(substr(sealed, 2, 4), 'hex') as key from vulnerability",
    )
  ).map(({ key }) => key)

test('every column of bytes is declared as sealed, or is known to hold no words of anyone', async () => {
  const HASHES = [
    'invitation.token_hash',
    'journal_seal.hash',
    'tie_link.token_hash',
    'exchange_notice_of.renewal_hash',
    'calendar_address.hash',
    'calendar_key.token_hash',
    // People under codes, told coarsely: kept as they were frozen, for their fingerprint.
    'evaluation_dataset_piece.content',
  ]
  // Pictures of things and rooms, seen by whoever sees their notice; what goes with an idea, or with the drawing of a place, is
  // shown to anyone with it.
  const PICTURES = [
    'exchange_photo.content',
    'exchange_photo.thumbnail',
    'idea_attachment_content.content',
    'redesign_file.content',
    'redesign_file.thumbnail',
  ]
  const columns = await asOwner<{ name: string }>(`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.atttypid = 'bytea'::regtype
      and not a.attisdropped order by 1`)
  const known = [...allSealed.map(({ table, column }) => `${table}.${column}`), ...HASHES, ...PICTURES]
  expect(
    columns.map(({ name }) => name).filter((name) => !known.includes(name)),
    'declare it in `sealed` of its room’s writes.ts and in app/shell/keys/sealed.ts, so that keys can rotate',
  ).toEqual([])
  const gone = known.filter((name) => !columns.some((column) => column.name === name))
  expect(gone).toEqual([])
})

test('after a rotation everything is sealed with the new key, and still opens', async () => {
  const { anna, ids } = await sealedFacts(1_203)
  const [old] = heldKeyIds()
  expect(await rotateKeys(database, allSealed)).toEqual({ values: 1_203, continued: false })
  expect(await keysInUse()).toEqual([heldKeyIds()[0]])
  expect(heldKeyIds()[1]).toBe(old)
  const read = await asActor(anna, (tx) => tx.selectFrom('vulnerability').select(['id', 'sealed']).execute())
  expect(read.map(({ id, sealed }) => unseal(sealed, `vulnerability:${id}`)).sort()).toEqual(
    ids.map((id) => `segreto di ${id}`).sort(),
  )
})

test('a rotation that was stopped goes on with the same key', async () => {
  await sealedFacts(1_100)
  const stopped = rotateKeys(database, allSealed, () => {
    throw new Error('killed')
  })
  await expect(stopped).rejects.toThrow('killed')
  const file = readFileSync(keyFileOf(dataDir), 'utf8')
  expect(await keysInUse()).toHaveLength(2)
  await expect(retireKeys(database, allSealed, nothingWaits)).rejects.toThrow(
    /^600 values are sealed with an older key: run trama keys rotate first$/,
  )
  expect(await rotateKeys(database, allSealed)).toEqual({ values: 600, continued: true })
  expect(readFileSync(keyFileOf(dataDir), 'utf8')).toBe(file)
})

test('what someone writes during a rotation is neither lost nor left behind', async () => {
  const { ids } = await sealedFacts(600)
  let turning = true
  const rotating = rotateKeys(database, allSealed).finally(() => {
    turning = false
  })
  const last = new Map<string, string>()
  for (let turn = 0; turning; turn++) {
    const id = ids[turn % ids.length]!
    last.set(id, `scritto al turno ${turn}`)
    await asOwner('update vulnerability set sealed = $2 where id = $1', [
      id,
      seal(last.get(id)!, `vulnerability:${id}`),
    ])
  }
  await rotating
  expect(last.size).toBeGreaterThan(10)
  expect(await keysInUse()).toEqual([heldKeyIds()[0]])
  const now = await asOwner<{ id: string; sealed: Buffer }>('select id, sealed from vulnerability')
  const opened = now.map(({ id, sealed }) => unseal(sealed, `vulnerability:${id}`))
  expect(opened).toEqual(now.map(({ id }) => last.get(id) ?? `segreto di ${id}`))
})

test('older keys are forgotten only when neither a table nor the queue needs them', async () => {
  await sealedFacts(3)
  const waiting = seal('una lettera', 'mail:1')
  await rotateKeys(database, allSealed)
  await expect(retireKeys(database, allSealed, async () => [waiting])).rejects.toThrow(
    /^1 messages that wait/,
  )
  expect(await retireKeys(database, allSealed, nothingWaits)).toEqual({ keys: 1 })
  expect(heldKeyIds()).toHaveLength(1)
  expect(readFileSync(keyFileOf(dataDir), 'utf8').trim().split('\n')).toHaveLength(2)
  expect(() => unseal(waiting, 'mail:1')).toThrow(/is not held/)
})

test('keys of the environment are made, then used once they are set', async () => {
  await sealedFacts(2)
  const given = writtenKeys(heldKeyring(), ' ')
  holdInstallationKeys(installationKeys(dataDir, given))
  const before = await keysInUse()
  const made = await rotateKeys(database, allSealed)
  if (!('toSet' in made)) throw new Error('nothing to set')
  expect(await keysInUse()).toEqual(before)
  holdInstallationKeys(installationKeys(dataDir, made.toSet))
  expect(await rotateKeys(database, allSealed)).toEqual({ values: 2, continued: true })
  const retired = await retireKeys(database, allSealed, nothingWaits)
  if (!('toSet' in retired)) throw new Error('nothing to set')
  holdInstallationKeys(installationKeys(dataDir, retired.toSet))
  expect(await keysInUse()).toEqual(heldKeyIds())
})
