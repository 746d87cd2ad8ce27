import { expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'

openHouse()
const now = new Date('2026-03-09T08:00:00Z')

/** One of each: a session, a call that closes, a meeting in public, a place that opens; and what is not for everyone. */
async function house() {
  const territory = await newTerritory()
  const { id } = territory
  const [place, activity, session, call, table, meeting] = Array.from({ length: 6 }, newId)
  await asOwner(
    `insert into place (territory_id, id, name, kind, istat_code, opened_on, published_on) values
      ($1, $2, 'Centro civico di prova', 'civic_center', '017113', '2026-03-14', '2026-01-01'),
      ($1, gen_random_uuid(), 'Da pubblicare', 'space', '017113', '2026-03-15', null)`,
    [id, place],
  )
  await asOwner(
    "insert into activity (territory_id, id, title, kind, area, place_id, published_at) values ($1, $2, 'Cucito insieme', 'lab', 'proximity', $3, now())",
    [id, activity, place],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
     values ($1, $2, $3, '2026-03-11', '2026-03-11T16:00Z', '2026-03-11T18:00Z', true)`,
    [id, session, activity],
  )
  await asOwner(
    `insert into idea_call (territory_id, id, title, purpose, who, total_cents, ceiling_cents, criteria, opens_on, closes_on, result_on, published_at)
     values ($1, $2, 'Idee per il quartiere', 'Prova', '{person}', 100, 100, '[{"code":"c1","label":"Unisce","weight":1,"best":5}]',
       '2026-03-01', '2026-03-12', '2026-04-01', '2026-03-01'),
      ($1, gen_random_uuid(), 'Bando in bozza', 'Prova', '{person}', 100, 100, '[{"code":"c1","label":"Unisce","weight":1,"best":5}]',
       '2026-03-01', '2026-03-13', '2026-04-01', null)`,
    [id, call],
  )
  await asOwner(
    "insert into round_table (territory_id, id, kind, name, purpose, quorum, starts_on, shown) values ($1, $2, 'district', 'Tavolo di distretto', 'Prova', 2, '2026-01-01', true)",
    [id, table],
  )
  await asOwner(
    `insert into table_meeting (territory_id, id, table_id, starts_at, on_date, place_said, convened_on, shown) values
      ($1, $2, $3, '2026-03-13T16:00Z', '2026-03-13', 'Municipio', '2026-03-01', true),
      ($1, gen_random_uuid(), $3, '2026-03-10T16:00Z', '2026-03-10', 'A porte chiuse', null, false)`,
    [id, meeting, table],
  )
  return { territory, call, meeting, place, browser: visits(routes, territory, { now }) }
}
const TITLES = ['Cucito insieme', 'Idee per il quartiere', 'Tavolo di distretto', 'Centro civico di prova']
const HIDDEN = ['Bando in bozza', 'A porte chiuse', 'Da pubblicare']

test('one agenda holds what all rooms have for anyone, in order, and leads to where it is read', async () => {
  const { browser, call, meeting, place, territory } = await house()
  const { html } = await browser.get('/agenda')
  const at = TITLES.map((title) => html.indexOf(`">${title}</a>`))
  expect(at.every((one) => one > 0)).toBe(true)
  expect(at).toEqual(at.toSorted((a, b) => a - b))
  for (const said of HIDDEN) expect(html).not.toContain(said)
  for (const path of [`calls/${call}`, `tables/meetings/${meeting}`, `places/${place}`])
    expect(html).toContain(`href="/${territory.slug}/${path}"`)
  expect(html).toContain('4 appuntamenti')
  expect((await browser.get('')).html).toContain('Idee per il quartiere')
})

test('a meeting that was called off stays in the agenda, and says so', async () => {
  const { browser, meeting } = await house()
  expect((await browser.get('/agenda?kind=meeting')).html).not.toContain('Annullat')
  await asOwner(
    "update table_meeting set called_off_on = '2026-03-09', called_off_why = 'La sala è allagata' where id = $1",
    [meeting],
  )
  expect((await browser.get('/agenda?kind=meeting')).html).toContain('Annullat')
})

test.each([
  ['kind=call', ['Idee per il quartiere']],
  ['kind=meeting', ['Tavolo di distretto']],
  ['kind=opening', ['Centro civico di prova']],
  ['kind=lab', ['Cucito insieme']],
  ['kind=event', []],
  ['municipality=017113', ['Cucito insieme', 'Centro civico di prova']],
  ['municipality=017039', []],
  ['kind=call&municipality=017113', []],
  ['area=proximity', ['Cucito insieme']],
  ['area=proximity&kind=lab&municipality=017113', ['Cucito insieme']],
  ['from=2026-03-12&to=2026-03-13', ['Idee per il quartiere', 'Tavolo di distretto']],
] as const)('narrowed to %s it holds %j', async (query, titles) => {
  const { browser } = await house()
  const { html } = await browser.get(`/agenda?${query}`)
  expect(TITLES.filter((title) => html.includes(`">${title}</a>`))).toEqual([...titles])
})

test('a page after the first goes on where it ended, whatever room its entries come from', async () => {
  const { browser, territory } = await house()
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
     select $1, gen_random_uuid(), (select id from activity where territory_id = $1), day, day + time '10:00', day + time '11:00', true
     from generate_series(1, 98) n cross join lateral (select date '2026-03-10' + n % 5 as day) d`,
    [territory.id],
  )
  const entries = async (page: number) => {
    const { html } = await browser.get(`/agenda?page=${page}`)
    return [...html.matchAll(/class="card-title"><a href="([^"]+)"/g)].map(([, href]) => href)
  }
  const pages = [await entries(1), await entries(2), await entries(3)]
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 2])
  expect(new Set(pages.flat()).size).toBe(102)
})
