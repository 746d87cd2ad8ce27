import sharp from 'sharp'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { fileContent, filesOf, forgottenSteps, redesignById, redesignsOf, stepsOf } from './reads.ts'
import { addDrawing, readDrawing } from './writes.ts'

openHouse()
const now = new Date('2026-06-10T15:00:00Z')
const today = '2026-06-10'

async function house() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [group, place, id] = [newId(), newId(), newId()]
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'Sala prove', 'group', 'youth')`,
    [territory.id, group],
  )
  await asOwner(
    `insert into place (territory_id, id, name, kind, istat_code) values ($1, $2, 'La Stazione', 'community_point', '017113')`,
    [territory.id, place],
  )
  const browser = visits(routes, territory, { actor: anna, now })
  const visitor = visits(routes, territory, { now })
  const propose = (more: object = {}) =>
    browser.post(`/activities/${group}/redesigns`, {
      _once: id,
      title: 'Un palco nel cortile',
      placeId: place,
      what: 'Un palco di legno, due panchine, una presa.',
      proposedOn: '2026-03-01',
      ...more,
    })
  const here = `/redesigns/${id}`
  const ask = (more: object = {}) =>
    browser.post(`${here}/steps`, {
      what: 'Si può usare il cortile la sera?',
      askedOf: 'Ufficio tecnico del Comune',
      onDate: '2026-04-01',
      ...more,
    })
  return { territory, anna, group, place, id, browser, visitor, propose, ask, here }
}

const drawn = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#7a8' } })
    .png()
    .toBuffer()

test('youths propose, what is asked waits for its answer, and a step forgotten for 60 days shows', async () => {
  const { anna, id, browser, propose, ask, here } = await house()
  expect((await propose()).status).toBe(303)
  expect((await propose()).status).toBe(303)
  expect((await ask()).status).toBe(303)
  expect((await ask({ what: 'E una presa?', onDate: '2026-05-20' })).status).toBe(303)
  const { html } = await browser.get(here)
  expect(html).toContain('senza risposta da 70 giorni')
  expect(html).toContain('in attesa di risposta')
  const forgotten = await asActor(anna, (tx) => forgottenSteps(tx, today))
  expect(forgotten).toMatchObject([{ redesignId: id, askedOf: 'Ufficio tecnico del Comune' }])
  const [, old] = await asActor(anna, (tx) => stepsOf(tx, id))
  const answer = (more: object = {}) =>
    browser.post(`${here}/steps/${old?.id}/answer`, {
      answer: 'Sì, fino alle 23.',
      answeredOn: today,
      ...more,
    })
  const early = await answer({ answeredOn: '2026-03-15' })
  expect([early.status, early.html.includes('prima che fosse chiesto')]).toEqual([422, true])
  expect((await answer()).status).toBe(303)
  expect((await answer()).status).toBe(303)
  expect((await answer({ answer: 'Anzi no' })).status).toBe(422)
  expect(await asActor(anna, (tx) => forgottenSteps(tx, today))).toEqual([])
})

test('a proposal is public once the group agreed, with its drawings and answers, and no longer when it is taken back', async () => {
  const { territory, anna, id, visitor, browser, propose, ask, here } = await house()
  await propose()
  await ask()
  const made = await readDrawing(await drawn())
  expect(made.ok).toBe(true)
  if (made.ok) await asActor(anna, (tx) => addDrawing(tx, anna, id, newId(), 'Il palco', made.value))
  expect((await visitor.get(here)).status).toBe(404)
  expect(await asActor(territory.visitor, (tx) => filesOf(tx, id))).toEqual([])
  const unsaid = await browser.post(`${here}/show`, { shown: 'yes' })
  expect([unsaid.status, unsaid.html.includes('quando il gruppo ha detto di sì')]).toEqual([422, true])
  await browser.post(`${here}/show`, { shown: 'yes', agreedOn: '2026-06-01' })
  const { html } = await visitor.get(here)
  for (const words of ['Un palco di legno', 'Il palco', 'senza risposta da 70 giorni'])
    expect(html).toContain(words)
  // A group that is not public is not named by what it proposes; nobody changes anything without an account.
  expect(html).not.toContain('Sala prove')
  expect(html).not.toContain('<form')
  expect((await visitor.get('/redesigns')).html).toContain('Un palco nel cortile')
  const [file] = await asActor(territory.visitor, (tx) => filesOf(tx, id))
  const picture = await visitor.get(`${here}/files/${file?.id}`)
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  await ask({ what: 'E le luci?', onDate: '2026-06-02' })
  expect((await visitor.get(here)).html).toContain('E le luci?')
  await browser.post(`${here}/show`, { shown: 'no' })
  expect((await visitor.get(here)).status).toBe(404)
  expect(
    await asActor(territory.visitor, (tx) => fileContent(tx, id, String(file?.id), 'content')),
  ).toBeUndefined()
})

test('a file is judged by what it holds: a photo is made anew, a PDF that runs something and a false picture are refused', async () => {
  const photo = await readDrawing(await drawn())
  expect(photo).toMatchObject({ ok: true, value: { kind: 'jpeg', width: 300, height: 200 } })
  const pdf = (inside: string) =>
    Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\nstartxref\n9\n%%EOF\n`)
  expect(await readDrawing(pdf(''))).toMatchObject({ ok: true, value: { kind: 'pdf' } })
  expect(await readDrawing(pdf('/OpenAction << /S /JavaScript /JS (x) >>'))).toMatchObject({ ok: false })
  expect(await readDrawing(Buffer.from('<svg onload="x"/>'))).toMatchObject({ ok: false })
})

test('what came of it stays, nothing more is asked then, and no more than twelve drawings are kept', async () => {
  const { anna, id, browser, propose, ask, here } = await house()
  await propose()
  const early = await browser.post(`${here}/end`, { outcome: 'Fatto', endedOn: '2026-01-01' })
  expect([early.status, early.html.includes('prima che fosse proposto')]).toEqual([422, true])
  await browser.post(`${here}/end`, { outcome: 'Il palco c’è.', endedOn: today })
  expect(await asActor(anna, (tx) => redesignById(tx, id))).toMatchObject({ outcome: 'Il palco c’è.' })
  const late = await ask()
  expect([late.status, late.html.includes('conclusa')]).toEqual([422, true])
  expect((await browser.get(here)).html).toContain('Il palco c’è.')
  const made = await readDrawing(await drawn())
  if (!made.ok) throw new Error('no drawing')
  const add = () => asActor(anna, (tx) => addDrawing(tx, anna, id, newId(), 'Uno', made.value))
  for (let at = 0; at < 12; at += 1) expect((await add()).ok).toBe(true)
  expect(await add()).toMatchObject({ refusal: 'activities.redesigns.tooManyFiles' })
})

test('another territory sees nothing, and proposes for none of our places', async () => {
  const one = await house()
  await one.propose()
  await one.browser.post(`${one.here}/show`, { shown: 'yes', agreedOn: '2026-06-01' })
  const other = await house()
  expect((await other.browser.get(one.here)).status).toBe(404)
  expect(
    (await other.browser.post(`${one.here}/steps`, { what: 'x', askedOf: 'x', onDate: today })).status,
  ).toBe(404)
  expect((await other.propose({ placeId: one.place })).status).toBe(404)
  expect(await asActor(other.anna, (tx) => redesignsOf(tx))).toEqual([])
})
