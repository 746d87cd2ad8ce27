import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { erasePerson } from '../../../shell/privacy/erasure.ts'
import { requestForm } from '../../people/rights/forms.ts'
import { askRight } from '../../people/rights/writes.ts'
import { encounterById, encounters } from '../reads.ts'
import { routes } from '../routes.ts'
import { metAtOf } from './rules.ts'

openHouse()

const now = new Date('2026-06-10T15:00:00Z')
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

async function annaPrints(cards = 4) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const maria = await territory.person('Maria Rossi')
  const browser = visits(routes, territory, { actor: anna, now })
  const printed = await browser.post('/diary/cards', {
    _once: newId(),
    cards: String(cards),
    onDate: '2026-06-09',
    language: 'it',
  })
  const below = (printed.location ?? '').slice(territory.slug.length + 1)
  return { territory, anna, maria, browser, print: below, copy: below.replace('/print', '') }
}
type Printed = Awaited<ReturnType<typeof annaPrints>>

const all = ({ anna }: Printed) => asActor(anna, (tx) => encounters(tx, {}))

test('each card that is printed has a code of its own, four to a sheet', async () => {
  const { browser, print, copy } = await annaPrints(6)
  const page = await browser.get(print)
  const code = copy.slice(-6)
  for (const number of [1, 6]) expect(page.html).toContain(`${code.slice(0, 3)} ${code.slice(3)} ${number}<`)
  expect(page.html).not.toContain(`${code.slice(3)} 7<`)
  expect(page.html.match(/class="slip-page /g)).toHaveLength(2)
  expect(page.html).toContain('9 giugno 2026')
})

test('cards become encounters, each with its own words; empty ones wait', async () => {
  const house = await annaPrints()
  const { browser, copy, maria, anna } = house
  const copied = await browser.post(copy, {
    _once: newId(),
    'who-1[]': `person:${maria}`,
    'onDate-1': '2026-06-09',
    'at-1': '10:30',
    'otherTopics-1': 'casa',
    'note-1': 'Cerca una stanza',
    'reserved-1': 'yes',
    'who-3[]': 'new-person:Ivo Conti',
    'onDate-3': '2026-06-09',
    'next-3': 'Richiamarlo',
    'nextOn-3': '2026-06-20',
    'onDate-2': '2026-06-09',
  })
  expect(copied.status).toBe(303)
  const noted = await all(house)
  expect(noted.map(({ people }) => people[0]?.name).sort()).toEqual(['Ivo Conti', 'Maria Rossi'])
  const of = noted.find(({ people }) => people[0]?.id === maria)
  expect(of).toMatchObject({ topics: ['casa'], authorId: anna.personId })
  expect(of?.metAt.toISOString()).toBe('2026-06-09T08:30:00.000Z')
  const whole = await asActor(anna, (tx) => encounterById(tx, of?.id ?? ''))
  expect(whole?.note).toEqual({ text: 'Cerca una stanza', reserved: true })

  const page = await browser.get(copy)
  expect(page.html).toContain('id="row-2"')
  expect(page.html).not.toContain('id="row-1"')
  expect(page.html).toContain('Scheda 1: ricopiata da Anna Bianchi')
  const one = await browser.get(`/diary/${of?.id}`)
  expect(one.html).toContain(copy)
})

test('the same form sent twice, or a card copied in two windows, is one encounter', async () => {
  const house = await annaPrints()
  const { browser, copy, maria } = house
  const form = { _once: newId(), 'who-1[]': `person:${maria}`, 'onDate-1': '2026-06-09' }
  const [first, second] = await Promise.all([browser.post(copy, form), browser.post(copy, form)])
  expect([first?.status, second?.status]).toEqual([303, 303])
  const other = {
    _once: newId(),
    'who-1[]': 'new-person:Altra',
    'onDate-1': '2026-06-09',
    'note-1': 'Resta qui',
  }
  const again = await browser.post(copy, other)
  expect(again.status).toBe(422)
  expect(again.html).toContain('già stata ricopiata')
  expect(again.html).toContain('Resta qui')
  expect(await all(house)).toHaveLength(1)
})

test('two windows that copy different cards at once lose nothing', async () => {
  const house = await annaPrints(8)
  const { browser, copy, maria } = house
  const sent = [1, 2, 3, 4].map((row) =>
    browser.post(copy, {
      _once: newId(),
      [`who-${row}[]`]: `person:${maria}`,
      [`onDate-${row}`]: '2026-06-09',
    }),
  )
  expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([303, 303, 303, 303])
  expect(await all(house)).toHaveLength(4)
})

test('where one card is refused none is noted, and what was typed stays', async () => {
  const house = await annaPrints()
  const { browser, copy, maria } = house
  const refused = await browser.post(copy, {
    _once: newId(),
    'who-1[]': `person:${maria}`,
    'onDate-1': '2026-06-09',
    'who-2[]': `person:${maria}`,
    'onDate-2': '2026-06-11',
    'note-2': 'Domani',
    'note-3': 'Senza nome',
    'onDate-3': '2026-06-09',
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Senza nome')
  expect(refused.html).toContain('href="#f-who-3"')
  const future = await browser.post(copy, {
    _once: newId(),
    'who-1[]': `person:${maria}`,
    'onDate-1': '2026-06-09',
    'who-2[]': `person:${maria}`,
    'onDate-2': '2026-06-11',
  })
  expect(future.status).toBe(422)
  expect(future.html).toContain('href="#f-onDate-2"')
  expect(await all(house)).toEqual([])
})

test('without script a name is looked for in its own card', async () => {
  const { browser, copy, maria } = await annaPrints()
  const searched = await browser.post(copy, {
    _once: newId(),
    _search: 'who-2',
    'who-2.text': 'Mar',
    'note-2': 'Resta',
  })
  expect(searched.status).toBe(200)
  expect(searched.html).toContain(`name="who-2[]" value="person:${maria}"`)
  expect(searched.html).not.toContain(`name="who-1[]" value="person:${maria}"`)
  expect(searched.html).toContain('Resta')
})

test('a photo is kept beside the cards, and nobody else finds cards or photo', async () => {
  const house = await annaPrints()
  const { territory, browser, copy, maria } = house
  const empty = await browser.post(copy, { _once: newId() })
  expect(empty.status).toBe(422)
  const body = new FormData()
  body.set('_once', newId())
  body.set('who-1[]', `person:${maria}`)
  body.set('onDate-1', '2026-06-09')
  body.set('photo', new File([PHOTO], 'foglio.png', { type: 'image/png' }))
  expect((await browser.send(copy, body)).status).toBe(303)
  expect((await browser.get(copy)).html).toMatch(/photos\/[0-9a-f-]{36}/)
  const carla = await territory.operator('Carla Monti', 'coordinator', 'facilitator')
  const stranger = visits(routes, territory, { actor: carla, now })
  expect((await stranger.get(copy)).status).toBe(404)
  expect((await stranger.post(copy, { _once: newId(), 'who-2[]': `person:${maria}` })).status).toBe(404)
  const [row] = await asOwner<{ seen_by: string }>(
    'select seen_by from paper_sheet where territory_id = $1',
    [territory.id],
  )
  expect(row?.seen_by).toBe('person')
})

test('whoever is forgotten is on no photo of a card; the photo of another sheet stays', async () => {
  const house = await annaPrints()
  const { territory, maria, browser, copy } = house
  const ivo = await territory.person('Ivo Conti')
  const again = await browser.post('/diary/cards', {
    _once: newId(),
    cards: '4',
    onDate: '2026-06-09',
    language: 'it',
  })
  const other = (again.location ?? '').slice(territory.slug.length + 1).replace('/print', '')
  const photographed = async (sheet: string, person: string) => {
    const body = new FormData()
    body.set('_once', newId())
    body.set('who-1[]', `person:${person}`)
    body.set('onDate-1', '2026-06-09')
    body.set('photo', new File([PHOTO], 'foglio.png', { type: 'image/png' }))
    expect((await browser.send(sheet, body)).status).toBe(303)
  }
  await photographed(copy, maria)
  await photographed(other, ivo)
  const photos = () =>
    asOwner<{ code: string; bytes: number }>(
      `select s.code, sum(length(c.sealed))::integer as bytes from record_photo p
       join paper_sheet s on s.territory_id = p.territory_id and s.id = p.record_id
       join record_photo_content c on c.territory_id = p.territory_id and c.photo_id = p.id
       where p.territory_id = $1 and p.record_kind = 'paper_sheet' group by s.code`,
      [territory.id],
    )
  const codes = async () => (await photos()).map(({ code }) => code).sort()
  expect(await codes()).toEqual([copy.slice(-6), other.slice(-6)].sort())
  for (const { bytes } of await photos()) expect(bytes).toBeGreaterThan(100)

  const carla = await territory.operator('Carla Verdi', 'coordinator', 'case_operator')
  const request = newId()
  const asked = requestForm.parse({ kind: 'erasure', askedOn: '2026-06-10', how: 'aloud' })
  await asActor(carla, (tx) => askRight(tx, carla, request, maria, asked))
  const erased = await asActor(carla, (tx) => erasePerson(tx, carla, maria, request))
  expect(erased).toMatchObject({ ok: true })

  expect(await codes()).toEqual([other.slice(-6)])
  // Nor is anything of the picture left without its record.
  expect(
    await asOwner(
      `select from record_photo_content c where territory_id = $1
       and not exists (select from record_photo p where p.territory_id = c.territory_id and p.id = c.photo_id)`,
      [territory.id],
    ),
  ).toHaveLength(0)
  expect((await browser.get(copy)).html).not.toMatch(/photos\/[0-9a-f-]{36}/)
  expect((await browser.get(other)).html).toMatch(/photos\/[0-9a-f-]{36}/)
})

test('without an hour it was at noon, or now where noon is yet to come', () => {
  const now = '2026-06-10T09:15'
  expect(metAtOf({ onDate: '2026-06-09' }, now)).toBe('2026-06-09T12:00')
  expect(metAtOf({ onDate: '2026-06-10' }, now)).toBe(now)
  expect(metAtOf({ onDate: '2026-06-10', at: '08:00' }, now)).toBe('2026-06-10T08:00')
  expect(metAtOf({ onDate: '2026-06-10' }, '2026-06-10T18:00')).toBe('2026-06-10T12:00')
})
