import { beforeAll, expect, test } from 'vitest'
import type { Auth } from '../../app/ground/access/auth.ts'
import { createApp } from '../../app/shell/app.tsx'
import { readConfig } from '../../app/shell/config.ts'
import { fill, idOf, inTerritory, recordParameters, routesOf } from '../access/routes.ts'
import { app, house, openWholeHouse, postAs, slugOf } from '../access/whole-house.ts'
import { asOwner } from '../support/territory.ts'
import { allForms, type FoundForm } from './forms.ts'

openWholeHouse()

const acts = routesOf(createApp({ config: readConfig({}), auth: {} as Auth })).filter(
  (route) => route.method === 'POST' && inTerritory(route),
)
let forms: FoundForm[]
beforeAll(async () => {
  forms = await allForms('coordinator')
}, 120_000)

/** How often a network tried to vote is counted there too, whoever tries. */
const ATTEMPTS = ['idea_traffic']

/** Everything that stands in a territory, as one number a table. */
async function everythingIn(territory: string) {
  const all: Record<string, string> = {}
  for (const { name, ofATerritory } of house.tables) {
    if (!ofATerritory || ATTEMPTS.includes(name)) continue
    const [row] = await asOwner<{ digest: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), 'nothing') as digest from ${name} t where territory_id = $1`,
      [territory],
    )
    all[name] = row?.digest ?? ''
  }
  return all
}
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

test('the route table has acts to try', () => {
  expect(acts.length).toBeGreaterThan(30)
  expect(routesOf(app).length).toBeGreaterThan(acts.length)
})

test('no act of a coordinator here reaches a record there', { timeout: 120_000 }, async () => {
  const there = house.castOf('facilitator').territory
  const before = await everythingIn(there)
  for (const route of acts) {
    const path = fill(route, house, 'coordinator', slugOf('coordinator'), (table) =>
      idOf(house, 'facilitator', table),
    )
    const answer = await postAs('coordinator', path, {})
    expect(answer.status, path).toBeLessThan(500)
    if (recordParameters(route).some((name) => !['upload', 'role', 'operation'].includes(name)))
      expect([303, 404, 409, 422], `${path}: ${answer.status}`).toContain(answer.status)
    // By their own address the other territory's pages do not know them either.
    const direct = fill(route, house, 'facilitator', slugOf('facilitator'), 'theirs')
    // The form of another site leads anyone to the page where they ask themselves; it writes nothing. Nor does a try without a
    // token: it shows the answer, which is that it takes one.
    if (['/:slug/embed/newsletter', '/:slug/api/try/:operation'].includes(route.pattern)) continue
    expect((await postAs('coordinator', direct, {})).status, direct).not.toBe(200)
  }
  expect(await everythingIn(there)).toEqual(before)
})

test('nor does a form here that names records of there', { timeout: 120_000 }, async () => {
  const there = house.castOf('facilitator').territory
  const before = await everythingIn(there)
  const foreign = ['person', 'organisation', 'place', 'activity', 'activity_session', 'encounter'].map(
    (table) => [table, idOf(house, 'facilitator', table)] as const,
  )
  for (const { action, method, fields } of forms) {
    if (method !== 'post' || action.startsWith('/sign-out')) continue
    for (const [table, id] of foreign) {
      const typed = Object.fromEntries(
        [...fields].map(([name, value]) => {
          if (name === '_once') return [name, value]
          if (uuid.test(value)) return [name, value.replaceAll(uuid, id)]
          return [name, value || `${table}:${id}`]
        }),
      )
      expect((await postAs('coordinator', action, typed)).status, action).toBeLessThan(500)
    }
  }
  expect(await everythingIn(there)).toEqual(before)
})
