import { Hono } from 'hono'
import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { Env, Membership } from '../../../ground/access/request.ts'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { routes } from '../routes.tsx'
import { populationsHere } from './reads.ts'
import { perThousand, populationFor } from './rules.ts'

openHouse()
const now = new Date('2018-01-10T10:00:00Z')
const around = frame({ navigation: [], footer: [] })
const PATH = '/outcomes/compared'
const COUNT = { people: '67.000', onDay: '2017-01-01', source: 'ISTAT' }

async function opened(valley: TestTerritory, places: number) {
  for (let at = 0; at < places; at += 1)
    await asOwner(
      "insert into place (territory_id, id, name, kind, opened_on) values ($1, $2, $3, 'community_point', '2017-05-01')",
      [valley.id, newId(), `Cortile ${at}`],
    )
}

async function valleyAndCoordinator(name = 'Valle di sopra') {
  const valley = await newTerritory(name)
  const giorgio = await valley.operator('Giorgio Verdi', 'coordinator')
  return { valley, giorgio, ...visits(routes, valley, { actor: giorgio, now, around }) }
}

/** The same pages for an account that is somebody in several territories. */
const withMemberships = (memberships: Membership[]) =>
  new Hono<Env>()
    .use(async (c, next) => {
      if (c.var.session) c.set('session', { ...c.var.session, memberships })
      await next()
    })
    .route('/', routes)

test('inhabitants have a day and a source; another number for the day takes the place of the last', async () => {
  const { giorgio, get, post } = await valleyAndCoordinator()
  const [_once, again] = [newId(), newId()]
  expect((await post(PATH, { _once, ...COUNT })).status).toBe(303)
  await post(PATH, { _once, ...COUNT, people: '9' })
  const counts = () => asActor(giorgio, (tx) => populationsHere(tx))
  expect(await counts()).toMatchObject([{ id: _once, people: 67_000, assumed: false }])
  await post(PATH, { _once: again, ...COUNT, people: '67500', assumed: 'yes' })
  expect(await counts()).toMatchObject([{ id: again, people: 67_500, assumed: true }])
  expect((await get(PATH)).html).toContain('circa 67.500 abitanti')
  for (const wrong of [{ people: '0' }, { people: '67,5' }, { onDay: '2019-01-01' }, { source: ' ' }]) {
    const answer = await post(PATH, { _once: newId(), ...COUNT, ...wrong })
    expect(answer.status).toBe(422)
  }
  expect(await counts()).toHaveLength(1)
})

test('only the territories in which the same account reads figures stand side by side, for every thousand inhabitants', async () => {
  const here = await valleyAndCoordinator()
  const [read, closed] = [
    await valleyAndCoordinator('Valle di sotto'),
    await valleyAndCoordinator('Valle chiusa'),
  ]
  await here.post(PATH, { _once: newId(), ...COUNT, people: '2.000' })
  await read.post(PATH, { _once: newId(), ...COUNT, people: '4.000' })
  await opened(here.valley, 3)
  await opened(read.valley, 4)
  const { accountId } = here.giorgio
  const membership = async (valley: TestTerritory, name: string, role: string): Promise<Membership> => {
    const { personId, roles } = await valley.operator('Giorgio Altrove', role)
    await asOwner('update account_person set account_id = $1 where territory_id = $2 and person_id = $3', [
      accountId,
      valley.id,
      personId,
    ])
    return { territoryId: valley.id, slug: valley.slug, name, personId, personName: 'Giorgio', roles }
  }
  const memberships = [
    await membership(read.valley, 'Valle di sotto', 'evaluator'),
    await membership(closed.valley, 'Valle chiusa', 'volunteer'),
  ]
  const { get } = visits(withMemberships(memberships), here.valley, { actor: here.giorgio, now, around })
  // The frame names all territories of the account.
  const main = ({ html }: { html: string }) => html.split('<main')[1] ?? ''
  const html = main(await get(PATH))
  expect(html).toContain('Valle di sotto')
  expect(html).not.toContain('Valle chiusa')
  expect(html).toContain('1,5 ogni 1.000 abitanti')
  expect(html).toContain('1 ogni 1.000 abitanti')

  const acting = { ...here.giorgio, acting: 'coordinator' }
  const narrow = visits(withMemberships(memberships), here.valley, { actor: acting, now, around })
  expect(main(await narrow.get(PATH))).not.toContain('Valle di sotto')
})

test('published editions of territories stand side by side for anyone, with their dates; drafts do not', async () => {
  const [one, other] = [await valleyAndCoordinator('Valle uno'), await valleyAndCoordinator('Valle due')]
  await one.post(PATH, { _once: newId(), ...COUNT, people: '2.000' })
  await opened(one.valley, 3)
  await opened(other.valley, 4)
  const publish = async ({ post }: typeof one, name: string) => {
    const { location } = await post('/editions/new', { _once: newId(), name, until: '2017-12-31' })
    return async () => post(`${location?.replace(/^\/[^/]+/, '')}/publish`, { _once: newId() })
  }
  await (await publish(one, 'Anno uno'))()
  const publishOther = await publish(other, 'Anno due')
  const visitor = visits(routes, one.valley, { now, around })
  const path = `/editions/across?with[]=${one.valley.slug}&with[]=${other.valley.slug}`
  const before = (await visitor.get(path)).html
  expect(before).toContain('Valle uno: Anno uno')
  expect(before).toContain('1,5 ogni 1.000 abitanti')
  expect(before).toContain('2.000 abitanti al 1 gennaio 2017 (ISTAT)')
  expect(before).toContain('Senza un’edizione pubblicata: Valle due')
  expect(before).not.toContain('Anno due')
  await publishOther()
  const after = (await visitor.get(path)).html
  expect(after).toContain('Valle due: Anno due')
  expect(after).toContain('nessuno ha ancora scritto quanti sono gli abitanti')
  expect(after).toContain('Tutte le edizioni definiscono le cifre allo stesso modo')

  // An edition published with other words of a sheet is told, with both.
  await asOwner(
    `update outcome_edition set content = jsonb_set(jsonb_set(content::jsonb, '{sheets,places_activated,version}', '"altra"'),
       '{sheets,places_activated,it,definition}', '"Luoghi aperti e basta."')::text where territory_id = $1`,
    [other.valley.id],
  )
  const redefined = (await visitor.get(path)).html
  expect(redefined).toContain('definizione diversa')
  expect(redefined).toContain('Luoghi aperti e basta.')
})

test('rates, and the count for a day', () => {
  expect(perThousand('place', 3, 2000)).toBe(1.5)
  expect(perThousand('share', 0.5, 2000)).toBeNull()
  expect(perThousand('place', null, 2000)).toBeNull()
  expect(perThousand('place', 3, null)).toBeNull()
  const counts = [{ onDay: '2018-01-01' }, { onDay: '2016-01-01' }]
  expect(populationFor(counts, '2017-12-31')?.onDay).toBe('2016-01-01')
  expect(populationFor(counts, '2015-12-31')?.onDay).toBe('2016-01-01')
  expect(populationFor([], '2015-12-31')).toBeUndefined()
})
