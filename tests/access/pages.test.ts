import { expect, test } from 'vitest'
import type { Auth } from '../../app/ground/access/auth.ts'
import { createApp } from '../../app/shell/app.tsx'
import { readConfig } from '../../app/shell/config.ts'
import { VIEWERS, type Viewer } from './observe.ts'
import { PAGES_DOCUMENT, pagesDocument } from './opens.ts'
import { fill, idOf, inTerritory, recordParameters, routesOf } from './routes.ts'
import { waysTo } from './ways.ts'
import { askAs, house, openWholeHouse, slugOf } from './whole-house.ts'

openWholeHouse()

const routes = routesOf(createApp({ config: readConfig({}), auth: {} as Auth })).filter(inTerritory)
const pages = routes.filter(({ method }) => method === 'GET')
const other = (viewer: Viewer): Viewer => (viewer === 'coordinator' ? 'facilitator' : 'coordinator')

/** What an answer says, but for what differs each time: ids, the nonce, the day. */
async function answerOf(viewer: Viewer, path: string) {
  const answer = await askAs(viewer, path)
  const body = (await answer.text())
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/nonce="[^"]*"|content="[A-Za-z0-9+/=]{20,}"/g, '')
  const location = (answer.headers.get('location') ?? '').replaceAll(
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    'ID',
  )
  return { status: answer.status, location, body }
}

/** Roles of the staff see pages of the staff; who may not gets the answer of a record that does not exist. */
const isHidden = ({ status, location }: { status: number; location: string }) =>
  status === 404 || location.startsWith('/sign-in')

test.for(pages.flatMap((route) => VIEWERS.map((viewer) => ({ pattern: route.pattern, viewer, route }))))(
  '$viewer at $pattern',
  async ({ viewer, route }) => {
    const slug = slugOf(viewer)
    const real = await answerOf(viewer, fill(route, house, viewer, slug, 'theirs'))
    expect(real.status, real.body.slice(0, 400)).toBeLessThan(500)
    if (viewer === 'signed out' && isHidden(real))
      expect(real.status === 404 || real.status === 303).toBe(true)
    if (recordParameters(route).length === 0) return

    const missing = await answerOf(viewer, fill(route, house, viewer, slug, 'nobody'))
    const foreign = await answerOf(
      viewer,
      fill(route, house, viewer, slug, (table) => idOf(house, other(viewer), table)),
    )
    // A record of another territory is a record that does not exist; so is one that is not for them.
    expect(foreign).toEqual(missing)
    if (isHidden(real)) expect(real).toEqual(missing)
  },
)

// An uploaded list is there while somebody checks it, a file of bad rows where an import had some, a proposal where two
// have something in common; a link opens by its token, which nobody else knows: here are none. Interfaces tell some things by
// ids of their own (app/rooms/directory/hsds); a card's address ends as a picture's. One signs up for what is to come, and assesses
// what may be offered no more: all meetings here were in 2018, and all calls are open.
// An evaluator has a seat while their evaluation lasts: all here are over, and what was brought for a record is words.
const EMPTY = [
  ':upload',
  '/bad.csv',
  '/introductions/decide',
  ':token',
  '/api/hsds/',
  '/cards/:card',
  '/sign-up',
  '/space-calls/:call/assess',
  '/offered-spaces/:candidate/assess',
  ...['freeze', 'samples/new', 'findings/new'].map((act) => `/evaluations/:evaluation/${act}`),
  '/evidence/:evidence',
  // What was just printed, by its codes.
  '/papers/print',
  '/slips/print',
  ...['manifest.json', 'codebook.csv', 'files/'].map((file) => `/datasets/:dataset/${file}`),
]

test.for(pages.map((route) => ({ pattern: route.pattern, route })))(
  'somebody opens $pattern: its record is there',
  async ({ pattern, route }) => {
    if (EMPTY.some((word) => pattern.includes(word))) return
    // What is published, or what one wrote oneself, where a page is for that.
    for (const viewer of VIEWERS.toReversed())
      for (const one of waysTo(route, viewer)) if (!isHidden(await answerOf(viewer, one))) return
    expect.fail(`nobody opens ${pattern}`)
  },
)

test('the document of pages says who opens what', { timeout: 900_000 }, async () => {
  const opens = new Map<string, Set<Viewer>>()
  for (const route of pages) {
    const who = new Set<Viewer>()
    for (const viewer of VIEWERS)
      for (const path of waysTo(route, viewer))
        if (!who.has(viewer) && !isHidden(await answerOf(viewer, path))) who.add(viewer)
    opens.set(route.pattern, who)
  }
  await expect(pagesDocument(opens)).toMatchFileSnapshot(`../../${PAGES_DOCUMENT}`)
})

const SENSITIVE = [
  '/people',
  '/diary',
  '/operators',
  '/ties',
  '/activities',
  '/import',
  '/break-glass',
  '/outcomes',
]

test.for(['signed out', 'signed in without a role', 'partner', 'volunteer', 'citizen', 'guardian'] as const)(
  'no page of the staff opens to: %s',
  async (viewer) => {
    const staff = pages.filter(({ pattern }) => SENSITIVE.some((word) => pattern.startsWith(`/:slug${word}`)))
    expect(staff.length).toBeGreaterThan(20)
    for (const route of staff) {
      const answer = await answerOf(viewer, fill(route, house, viewer, slugOf(viewer), 'theirs'))
      expect(isHidden(answer), `${route.pattern}: ${answer.status}`).toBe(true)
      expect(answer.status).toBe(viewer === 'signed out' ? answer.status : 404)
    }
  },
)

test('an evaluator reads figures, and no name in the lists beneath them', async () => {
  const slug = slugOf('evaluator')
  for (const route of pages.filter(({ pattern }) => pattern.startsWith('/:slug/outcomes'))) {
    const { status, body } = await answerOf('evaluator', fill(route, house, 'evaluator', slug, 'theirs'))
    expect([200, 404], route.pattern).toContain(status)
    expect(body).not.toMatch(/\b(Ada|Bice)\b/)
  }
})
