import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { newOrganisationNamed } from '../../organisations/writes.ts'
import { placeById } from '../reads.ts'
import { routes } from '../routes.ts'
import { centerAt, coordinatorsOf, familiesOf, placesCoordinatedBy } from './reads.ts'

openHouse()
const now = new Date('2016-10-10T10:00:00Z')

async function school(more: { opened?: boolean } = {}) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const browser = visits(routes, territory, { actor: anna, now })
  const visitor = visits(routes, territory, { now })
  const place = newId()
  await asOwner(
    `insert into place (territory_id, id, name, kind, published_on) values ($1, $2, 'Scuola di Dovera', 'space', '2016-01-01')`,
    [territory.id, place],
  )
  const at = `/places/${place}/civic`
  if (more.opened !== false) await browser.post(at, { openedOn: '2016-09-19' })
  const center = async () => (await asActor(anna, (tx) => centerAt(tx, place)))!
  return { territory, anna, browser, visitor, place, at, center }
}

test('a place becomes a civic center from a day on, and everyone finds it; twice it is one', async () => {
  const { territory, browser, visitor, place, at } = await school({ opened: false })
  expect((await browser.get(at)).html).toContain('Apri come centro civico')
  const wrong = await browser.post(at, { openedOn: '2016-12-01' })
  expect([wrong.status, wrong.html.includes('href="#f-openedOn"')]).toEqual([422, true])
  for (let times = 0; times < 2; times++)
    expect((await browser.post(at, { openedOn: '2016-09-19' })).status).toBe(303)
  expect(await asActor(territory.visitor, (tx) => placeById(tx, place))).toMatchObject({
    kind: 'civic_center',
    reactivated_on: '2016-09-19',
  })
  const list = (await visitor.get('/civic-centers')).html
  expect(list.match(/Scuola di Dovera/g)).toHaveLength(1)
  expect((await visitor.get(at)).status).toBe(303)
})

test('a center ends with a reason, not before it opened, and may open again', async () => {
  const { browser, visitor, at, center } = await school()
  expect((await browser.post(`${at}/end`, { endedOn: '2016-09-01', why: 'Lavori' })).status).toBe(422)
  expect((await browser.post(`${at}/end`, { endedOn: '2016-10-01' })).html).toContain('href="#end-why"')
  await browser.post(`${at}/end`, { endedOn: '2016-10-01', why: 'Lavori al tetto' })
  expect(await center()).toMatchObject({ endedOn: '2016-10-01', endedWhy: 'Lavori al tetto' })
  expect((await visitor.get('/civic-centers')).html).not.toContain('Scuola di Dovera')
  expect((await browser.post(at, { openedOn: '2016-09-25' })).status).toBe(422)
  expect((await browser.post(at, { openedOn: '2016-10-08' })).status).toBe(303)
  expect(await center()).toMatchObject({ openedOn: '2016-10-08', endedOn: null })
})

test('who coordinates hands on to the next with what they leave; days do not overlap', async () => {
  const { territory, anna, browser, at, center, place } = await school()
  const [elena, bruno] = [await territory.person('Elena Galli'), await territory.person('Bruno Verdi')]
  const hand = (personId: string, fromOn: string, more = {}) =>
    browser.post(`${at}/coordinator`, { personId, fromOn, ...more })
  expect((await hand(elena, '2016-09-01')).html).toContain('non era ancora aperto')
  expect((await hand(elena, '2016-09-19')).status).toBe(303)
  expect((await hand(bruno, '2016-09-10')).status).toBe(422)
  const early = await hand(bruno, '2016-09-18', { handOver: 'Le chiavi sono tre' })
  expect([early.status, early.html.includes('Le chiavi sono tre')]).toEqual([422, true])
  expect((await hand(bruno, '2016-10-01', { handOver: 'Le chiavi sono tre' })).status).toBe(303)
  const { id } = await center()
  expect(await asActor(anna, (tx) => coordinatorsOf(tx, id))).toMatchObject([
    { name: 'Bruno Verdi', until_on: null },
    { name: 'Elena Galli', until_on: '2016-10-01', handOver: 'Le chiavi sono tre' },
  ])
  const kept = (who: string, day: string) => asActor(anna, (tx) => placesCoordinatedBy(tx, who, day))
  expect(await kept(elena, '2016-09-30')).toEqual([place])
  expect(await kept(elena, '2016-10-01')).toEqual([])
  expect((await browser.get(at)).html).toContain('Lo coordina Bruno Verdi')
  await browser.post(`${at}/coordinator-leaves`, { untilOn: '2016-10-05' })
  expect((await browser.get(at)).html).toContain('Nessuno lo coordina')
})

test('families take part by name, a household once, and others are counted', async () => {
  const { territory, anna, browser, at, center } = await school()
  const [maria, luca, ada] = await Promise.all(
    ['Maria Rossi', 'Luca Rossi', 'Ada Neri'].map(territory.person),
  )
  const home = newId()
  await asOwner(`insert into household (territory_id, id, name) values ($1, $2, 'Famiglia Rossi')`, [
    territory.id,
    home,
  ])
  for (const one of [maria, luca])
    await asOwner(
      'insert into household_member (territory_id, household_id, person_id) values ($1, $2, $3)',
      [territory.id, home, one],
    )
  const add = (familyOf = '', more = {}) =>
    browser.post(`${at}/families`, { familyOf, since: '2016-10-01', ...more })
  expect((await add(maria, { does: 'Apre il venerdì' })).status).toBe(303)
  const twice = await add(luca)
  expect([twice.status, twice.html.includes('Questa famiglia c’è già')]).toEqual([422, true])
  expect((await add(ada, { since: '2016-01-01' })).status).toBe(422)
  await add(ada)
  await browser.post(`${at}/families/count`, { families: '12' })
  const { id } = await center()
  const families = await asActor(anna, (tx) => familiesOf(tx, id))
  expect(families.map(({ name }) => name)).toEqual(['Famiglia Rossi', 'Ada Neri'])
  const page = (await browser.get(`${at}/people`)).html
  for (const words of ['2 famiglie per nome', 'Altre senza nome: 12', 'Apre il venerdì'])
    expect(page).toContain(words)
  await browser.post(`${at}/families/end`, { id: families[0]?.id ?? '', untilOn: '2016-10-09' })
  expect((await browser.get(`${at}/people`)).html).toContain('Una famiglia per nome')
  const eva = await territory.operator('Eva Riva', 'administrator')
  expect(await asActor(eva, (tx) => familiesOf(tx, id))).toEqual([])
})

test('an agreement is written, printed, signed; then it stands and anyone reads it', async () => {
  const { anna, browser, visitor, at } = await school()
  const [owner, group] = await asActor(anna, async (tx) => [
    await newOrganisationNamed(tx, anna, 'Comune di Dovera', 'public_body'),
    await newOrganisationNamed(tx, anna, 'Genitori della primaria'),
  ])
  const id = newId()
  const form = {
    _once: id,
    'owners[]': owner as string,
    'community[]': group as string,
    fromOn: '2016-09-19',
    spaces: 'Palestra e tre aule, dalle 16:30.',
    conditions: 'Le famiglie aprono.\nIl Comune scalda.',
  }
  const both = await browser.post(`${at}/agreement`, { ...form, 'community[]': owner as string })
  expect([both.status, both.html.includes('da tutte e due le parti')]).toEqual([422, true])
  expect((await browser.post(`${at}/agreement`, { ...form, 'owners[]': [] })).html).toContain('#f-owners')
  expect((await browser.post(`${at}/agreement`, form)).status).toBe(303)
  const paper = `/civic-agreements/${id}`
  expect((await visitor.get(paper)).status).toBe(404)
  const page = (await browser.get(paper)).html
  for (const words of ['Comune di Dovera', 'Il Comune scalda.', 'sign-lines']) expect(page).toContain(words)
  expect((await browser.post(`${paper}/edit`, { ...form, untilOn: '2019-06-30' })).status).toBe(303)
  expect((await browser.post(`${paper}/signed`, { signedOn: '2016-11-01' })).status).toBe(422)
  expect((await browser.post(`${paper}/signed`, { signedOn: '2016-10-01' })).status).toBe(303)
  expect((await browser.get(`${paper}/edit`)).status).toBe(404)
  const read = (await visitor.get(paper)).html
  for (const words of ['Genitori della primaria', 'al 30 giugno 2019', 'Firmato il 1 ottobre 2016'])
    expect(read).toContain(words)
  const document = await visitor.get(`${paper}/document.docx`)
  expect(document.headers.get('content-type')).toContain('wordprocessingml')
  await expect(
    asOwner(`update civic_agreement set conditions = 'Altro' where id = $1`, [id]),
  ).rejects.toThrow('stands')
  await expect(asOwner('delete from civic_agreement_party where agreement_id = $1', [id])).rejects.toThrow(
    'stands',
  )
})
