import sharp from 'sharp'
import { expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { countedAs } from '../../../shell/security/rates.ts'
import { routes } from '../routes.ts'
import { drawCard } from './parts/draw-card.ts'
import { escaped, shortened } from './rules.ts'

openHouse()
const now = new Date('2026-03-09T08:00:00Z')

async function house() {
  const territory = await newTerritory()
  const [place, hidden, activity, session] = [newId(), newId(), newId(), newId()]
  await asOwner(
    "insert into place (territory_id, id, name, kind, istat_code, published_on) values ($1, $2, 'Casa Fontana', 'space', '017113', '2020-01-01'), ($1, $3, 'Da aprire', 'space', null, null)",
    [territory.id, place, hidden],
  )
  await asOwner(
    "insert into activity (territory_id, id, title, kind, area, place_id, published_at) values ($1, $2, 'Cucito & filo <insieme>', 'lab', 'proximity', $3, now())",
    [territory.id, activity, place],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
     values ($1, $2, $3, '2026-03-11', '2026-03-11T16:00Z', '2026-03-11T18:00Z', true)`,
    [territory.id, session, activity],
  )
  return { territory, place, hidden, activity, session, browser: visits(routes, territory, { now }) }
}

test('every public page names a picture, and the picture is there', async () => {
  const { territory, place, activity, session, browser } = await house()
  const pictures = [
    '/cards/territory.png',
    `/cards/place/${place}.png`,
    `/cards/activity/${activity}.png`,
    `/cards/session/${session}.png`,
  ]
  for (const path of pictures) {
    const { status, headers } = await browser.get(path)
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png'])
    const again = await browser.get(path, { 'If-None-Match': headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  }
  const around = visits(routes, territory, {
    now,
    around: (await import('hono/jsx-renderer')).jsxRenderer(
      ({ children, head }) => [head, children] as never,
    ),
  })
  const { html } = await around.get(`/agenda/${activity}/${session}`)
  const picture = `http://localhost/${territory.slug}/cards/session/${session}.png`
  expect(html).toContain(`<meta property="og:image" content="${picture}"/>`)
  expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>')
})

test('what a visitor may not read has no picture', async () => {
  const { hidden, place, browser, territory } = await house()
  for (const path of [
    `place/${hidden}`,
    `place/${newId()}`,
    `session/${place}`,
    `person/${place}`,
    'place/x',
  ])
    expect((await browser.get(`/cards/${path}.png`)).status).toBe(404)
  await asOwner('update activity_session set public = false where territory_id = $1', [territory.id])
})

test('a changed title is another picture', async () => {
  const { activity, browser, territory } = await house()
  const before = (await browser.get(`/cards/activity/${activity}.png`)).headers.get('etag') ?? ''
  await asOwner("update activity set title = 'Un altro nome' where territory_id = $1", [territory.id])
  const after = await browser.get(`/cards/activity/${activity}.png`, { 'If-None-Match': before })
  expect(after.status).toBe(200)
  expect(after.headers.get('etag')).not.toBe(before)
})

/** How many pixels of a picture are nearly white: the words of a title are. */
async function whiteIn(picture: Buffer) {
  const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let white = 0
  for (let at = 0; at < data.length; at += 3)
    if ((data[at] ?? 0) > 230 && (data[at + 1] ?? 0) > 230 && (data[at + 2] ?? 0) > 230) white += 1
  return white
}

test.each([
  ['a short one', 'Cucito', ''],
  ['a long one', `Un titolo lungo ${'che continua '.repeat(30)}`, 'Casa Fontana, Montichiari'],
  ['one word without end', 'x'.repeat(160), ''],
  ['markup and what XML refuses', '<span size="900000">&amp; \u0001 </b> "ciao"', '& <'],
])('a card holds its words whatever they are: %s', async (_, title, line) => {
  const picture = await drawCard({ kicker: 'Valle di prova', title, line })
  expect(await sharp(picture).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' })
  const empty = await whiteIn(await drawCard({ kicker: '', title: '', line: '' }))
  expect(await whiteIn(picture)).toBeGreaterThan(empty + 500)
})

test('words are shortened at a whole one, and mean nothing to Pango', () => {
  expect(shortened('uno due tre', 8)).toBe('uno due…')
  expect(escaped(`<a b="c">&'`)).toBe('&#60;a b=&#34;c&#34;&#62;&#38;&#39;')
})

test('whoever asks for too many pictures waits', () => {
  expect(countedAs('GET', new URL('http://localhost/valle/cards/territory.png'))).toBe('picture')
})
