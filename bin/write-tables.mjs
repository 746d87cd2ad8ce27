import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openThrowAway } from '../app/ground/db/embedded/throw-away.ts'
import { migrate } from '../app/ground/db/migrate.ts'
import { typesOf } from './types-of-tables.mjs'

const OUTPUT = path.resolve(import.meta.dirname, '../app/ground/db/tables.ts')

/** The types of every table, as the migrations of this work tree make them in a database of the moment. */
async function tablesOfTheMigrations() {
  const database = await openThrowAway()
  try {
    await migrate(database, { log: () => {} })
    return await typesOf(database)
  } finally {
    await database.stop()
  }
}

const fresh = await tablesOfTheMigrations()
if (!process.argv.includes('--verify')) writeFileSync(OUTPUT, fresh)
else if (readFileSync(OUTPUT, 'utf8') !== fresh) {
  console.error('app/ground/db/tables.ts is not what the migrations make: run npm run tables.')
  process.exit(1)
}
