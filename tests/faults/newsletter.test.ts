import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { seal } from '../../app/ground/access/seal.ts'
import { asOwner } from '../../app/ground/db/as-owner.ts'
import { asActor } from '../../app/ground/db/database.ts'
import { newId } from '../../app/ground/db/ids.ts'
import { startIssue } from '../../app/rooms/directory/issues/writes.ts'
import { sealedWhere } from '../../app/rooms/directory/newsletter/rules.ts'
import { keeperOf } from '../../app/rooms/directory/newsletter/writes.ts'
import { foundTerritory } from '../../app/rooms/territories/writes.ts'
import { readConfig } from '../../app/shell/config.ts'
import { openHouse } from '../../app/shell/open-house.ts'
import { openPostOffice } from '../support/post-office.ts'
import { newDataFolder, removeFolder, startTrama } from '../support/running-trama.ts'
import { ask, open } from './holding.ts'

vi.setConfig({ testTimeout: 600_000 })
const READERS = 1_500
const HALF_WAY = 600

/** A house with an issue that has just begun to go out to all its readers. */
async function prepare(folder: string) {
  const house = await openHouse(readConfig({ TRAMA_DATA: folder }), { as: 'command', say: () => {} })
  try {
    const founded = await foundTerritory(
      {
        slug: 'valle-di-carta',
        name: 'Valle di carta',
        istatCodes: ['017113'],
        language: 'it',
        timeZone: 'Europe/Rome',
        example: false,
      },
      house.command,
    )
    if (!founded.ok) throw new Error(founded.refusal)
    const territoryId = founded.value.id
    const ids = Array.from({ length: READERS }, newId)
    const issue = newId()
    await asOwner(house.database, async (owner) => {
      await owner.query(
        `insert into newsletter_subscriber (territory_id, id, address_mark, sealed, language, confirmed_at)
         select $1, id, id::text, sealed, 'it', now() from unnest($2::uuid[], $3::bytea[]) as one (id, sealed)`,
        [territoryId, ids, ids.map((id, at) => seal(`lettrice${at}@example.org`, sealedWhere(id)))],
      )
      await owner.query(
        "insert into newsletter_issue (territory_id, id, words) values ($1, $2, 'Ciao a tutte e tutti.')",
        [territoryId, issue],
      )
    })
    const keeper = keeperOf(territoryId)
    const when = { now: new Date(), timeZone: 'Europe/Rome' }
    const started = await asActor(keeper, (tx) => startIssue(tx, keeper, issue, when))
    expect(started).toEqual({ ok: true, value: { to: READERS } })
  } finally {
    await house.close()
  }
}

test('a server killed while the newsletter goes out goes on when it is back, and nobody gets it twice', async () => {
  const folder = newDataFolder()
  const post = await openPostOffice()
  onTestFinished(async () => {
    await post.close()
    removeFolder(folder)
  })
  await prepare(folder)
  const env = { SMTP_URL: post.url }

  const first = await startTrama(folder, env)
  while (post.taken.length < HALF_WAY) await sleep(20)
  await first.stop('SIGKILL')
  const before = post.taken.length
  expect(before).toBeLessThan(READERS)

  // Two minutes and a half later nobody can still be at work.
  const database = await open(folder, 'command')
  await ask(database, "update newsletter_issue set beat_at = beat_at - interval '10 minutes'")
  await database.stop()

  const second = await startTrama(folder, env)
  onTestFinished(async () => void (await second.stop()))
  // The one that was in hand may have arrived or not: it is not sent again.
  while (post.taken.length < READERS - 1) await sleep(50)
  await sleep(2_000)
  expect(new Set(post.taken).size).toBe(post.taken.length)
  expect(post.taken.length).toBeGreaterThanOrEqual(READERS - 1)
})
