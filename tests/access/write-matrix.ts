import { writeFileSync } from 'node:fs'
import pg from 'pg'
import { holdKeys } from '../../app/ground/access/seal.ts'
import { openThrowAway } from '../../app/ground/db/embedded/throw-away.ts'
import { migrate } from '../../app/ground/db/migrate.ts'
import { readReachingFunctions } from './catalogue.ts'
import { DOCUMENT, documentOf, observeAll } from './matrix.ts'
import { AccessHouse } from './observe.ts'

/** Writes docs/access.md from what each role can do in a database made from the migrations of this work tree. */
holdKeys([Buffer.alloc(32, 7)])
const database = await openThrowAway()
const owner = new pg.Pool(database.login('trama_owner'))
// What the database says while it stops is nobody's error any more.
owner.on('error', () => {})
const web = new pg.Client(database.login('trama_web'))
try {
  await migrate(database, { log: () => {} })
  await web.connect()
  const house = await AccessHouse.open(owner, web)
  writeFileSync(
    DOCUMENT,
    documentOf(house.tables, await observeAll(house), await readReachingFunctions(owner)),
  )
} finally {
  await web.end()
  await owner.end()
  await database.stop()
}
