import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
// @ts-expect-error plain JavaScript that the npm command shares
import { typesOf } from '../bin/types-of-tables.mjs'
import { database, openHouse } from './support/territory.ts'

openHouse()

test('the types of the tables are those that the migrations make', async () => {
  const stands = readFileSync('app/ground/db/tables.ts', 'utf8')
  expect(stands, 'run npm run tables').toBe(await typesOf(database))
})
