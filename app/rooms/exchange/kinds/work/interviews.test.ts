import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../../tests/support/territory.ts'
import { visits } from '../../../../../tests/support/visits.tsx'
import { newId } from '../../../../ground/db/ids.ts'
import { agreementById, wordsOf } from '../../agreements/reads.ts'
import { agree, endAgreement } from '../../agreements/writes.ts'
import { factsOf } from '../../facts/reads.ts'
import { routes as exchange } from '../../routes.ts'
import { routes } from './routes.ts'

openHouse()

async function house() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const karim = await territory.person('Karim Haddad')
  const visit = visits(routes, territory, { actor: anna, now: new Date('2026-11-21T10:00:00Z') })
  return { territory, anna, karim, visit }
}
const NEW = '/exchange/work/interviews/new'
const TOLD = 'Ha fatto il panettiere per dieci anni.'

test('an interview stands by itself: it counts on its day, its words are sealed, and nothing else is asked', async () => {
  const { territory, anna, karim, visit } = await house()
  const once = newId()
  const fields = { _once: once, person: karim, on: '2026-11-20', told: TOLD }
  for (const _ of [1, 2]) expect((await visit.post(NEW, fields)).status).toBe(303)
  const rows = await asOwner(
    'select id, counts, starts_on::text, ended_on::text from exchange_agreement where territory_id = $1',
    [territory.id],
  )
  expect(rows).toEqual([
    { id: once, counts: ['interviews'], starts_on: '2026-11-20', ended_on: '2026-11-20' },
  ])
  const [read, planned] = await asActor(anna, async (tx) => {
    const agreement = (await agreementById(tx, once))!
    return [await wordsOf(tx, anna, agreement), await factsOf(tx, once)] as const
  })
  expect([read, planned]).toEqual([{ told: TOLD }, []])
  expect((await visit.get('/exchange/work/interviews')).html).toContain('Karim Haddad')
  const [sealed] = await asOwner<{ words: string }>(
    "select encode(sealed, 'escape') as words from exchange_agreement_words where territory_id = $1",
    [territory.id],
  )
  expect(sealed?.words).not.toContain('panettiere')
})

test('an interview opens the need in the same breath, or neither is written', async () => {
  const { territory, karim, visit } = await house()
  const asked = { person: karim, on: '2026-11-20', told: TOLD, asks: 'yes' }
  const bare = await visit.post(NEW, asked)
  expect(bare.status).toBe(422)
  expect(bare.html).toContain(TOLD)
  const whole = {
    ...asked,
    title: 'Aiuto fornaio',
    canDo: 'Impastare e infornare',
    'ways[]': ['internship', 'hire'],
  }
  const opened = await visit.post(NEW, whole)
  expect(opened.status).toBe(303)
  const needs = await asOwner<{ id: string; title: string; visibility: string }>(
    'select id, title, visibility from exchange_notice where territory_id = $1',
    [territory.id],
  )
  expect(needs).toMatchObject([{ title: 'Aiuto fornaio', visibility: 'operators' }])
  expect(opened.location).toContain(`/exchange/notices/${needs[0]!.id}`)
})

test('not in the future, and not of a minor whom nobody agreed for', async () => {
  const { territory, karim, visit } = await house()
  const late = await visit.post(NEW, { person: karim, on: '2026-11-22', told: TOLD })
  expect([late.status, late.html.includes('Il colloquio non può essere nel futuro.')]).toEqual([422, true])
  await asOwner('insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, 2012)', [
    territory.id,
    karim,
  ])
  const minor = await visit.post(NEW, { person: karim, on: '2026-11-20', told: TOLD })
  expect([minor.status, minor.html.includes('responsabilità')]).toEqual([422, true])
  expect(await asOwner('select id from exchange_agreement where territory_id = $1', [territory.id])).toEqual(
    [],
  )
})

test('an internship counts by what it is, and how it goes is asked when it ends, after six months and after twelve', async () => {
  const { territory, anna, karim } = await house()
  const id = newId()
  const company = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Forno', 'company')",
    [territory.id, company],
  )
  const said = {
    id,
    kind: 'work',
    title: 'Tirocinio',
    needPersonId: karim,
    offerOrganisationId: company,
    startsOn: '2026-01-12',
    terms: { way: 'internship', weekHours: 20 },
    words: {},
  }
  const agreed = await asActor(anna, (tx) => agree(tx, anna, said, '2026-11-21'))
  expect(agreed.ok).toBe(true)
  const agreement = await asActor(anna, (tx) => agreementById(tx, id))
  expect(agreement?.counts).toEqual(['internships', 'internships_and_hires'])
  // The project is read, printed and signed on paper.
  const paper = visits(exchange, territory, { actor: anna })
  const { html } = await paper.get(`/exchange/agreements/${id}/document`)
  expect(html).toContain('Progetto individuale di tirocinio e lavoro')
  expect(html).toContain('sicurezza come per chi lavora lì')
  const file = await paper.get(`/exchange/agreements/${id}/document.docx`)
  expect([file.status, file.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ])
  await asActor(anna, (tx) =>
    endAgreement(tx, anna, id, { endedOn: '2026-08-31', outcome: 'hired' }, '2026-11-21'),
  )
  const planned = (await asActor(anna, (tx) => factsOf(tx, id))).map(({ code, dueOn }) => [code, dueOn])
  expect(planned).toEqual([
    ['outcome', '2026-08-31'],
    ['outcome', '2027-02-28'],
    ['outcome', '2027-08-31'],
  ])
})
