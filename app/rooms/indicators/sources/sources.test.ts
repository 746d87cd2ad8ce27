import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { routes } from '../routes.tsx'
import { PRINTED } from './example.ts'
import { saidElsewhere } from './reads.ts'
import { agreementOf } from './rules.ts'

openHouse()
const now = new Date('2018-01-10T10:00:00Z')
const around = frame({ navigation: [], footer: [] })
const QUOTE = {
  source: 'Relazione 2017',
  words: 'Numero di luoghi (ri)attivati: 3',
  code: 'places_activated',
  value: '3',
  onDay: '2017-12-31',
  assumed: 'yes',
  remark: 'Aperti e riaperti insieme',
}

async function valleyWithQuotes() {
  const valley = await newTerritory()
  const giorgio = await valley.operator('Giorgio Verdi', 'coordinator')
  const { get, post } = visits(routes, valley, { actor: giorgio, now, around })
  return { valley, giorgio, get, post }
}

test('a quote stands beside the records of its day, once, and marks the row of the table and its figure', async () => {
  const { giorgio, get, post } = await valleyWithQuotes()
  const _once = newId()
  expect((await post('/outcomes/sources', { _once, ...QUOTE })).status).toBe(303)
  await post('/outcomes/sources', { _once, ...QUOTE, value: '9' })
  expect(await asActor(giorgio, (tx) => saidElsewhere(tx))).toMatchObject([
    { id: _once, value: 3, dayAssumed: true, code: 'places_activated' },
  ])
  const page = (await get('/outcomes/sources')).html
  expect(page).toContain('<q>Numero di luoghi (ri)attivati: 3</q>')
  expect(page).toContain('giorno supposto da noi')
  expect(page).toContain('Luoghi attivati</a>: 0')
  expect(page).toContain('diverso')
  expect((await get('/outcomes?as-of=2017-12-31')).html).toContain('la fonte non è chiara')
  expect((await get('/outcomes?as-of=2017-12-30')).html).not.toContain('la fonte non è chiara')
  expect((await get('/outcomes/places_activated')).html).toContain('Aperti e riaperti insieme')

  await post(`/outcomes/sources/quotes/${_once}/end`, { _once: newId() })
  expect((await get('/outcomes/sources')).html).not.toContain('Relazione 2017')
})

test('what makes no sense is told beside its field and kept as typed; only who coordinates notes', async () => {
  const { valley, get, post } = await valleyWithQuotes()
  for (const [wrong, words] of [
    [{ words: ' ' }, 'Serve una risposta'],
    [{ value: 'oltre 20' }, 'Scrivi un numero'],
    [{ onDay: '2017-02-30' }, 'Scegli un giorno che esiste'],
    [{ code: 'labs_with_community_share', value: '165' }, 'da 0 a 100'],
  ] as const) {
    const answer = await post('/outcomes/sources', { _once: newId(), ...QUOTE, ...wrong })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(words)
    expect(answer.html).toContain('value="Relazione 2017"')
  }
  expect((await get('/outcomes/sources')).html).toContain('Nessuna fonte annotata')
  const eva = visits(routes, valley, { actor: await valley.operator('Eva Neri', 'evaluator'), now, around })
  expect((await eva.get('/outcomes/sources')).status).toBe(200)
  expect((await eva.post('/outcomes/sources', { _once: newId(), ...QUOTE })).status).toBe(404)
})

test('a source and the records agree, differ, or cannot be compared', () => {
  const figure = { value: 0.6503, suppressed: false, unit: 'share' as const }
  expect(agreementOf(0.65, figure)).toBe('same')
  expect(agreementOf(0.66, figure)).toBe('differs')
  expect(agreementOf(20, { ...figure, unit: 'act', value: 20.4 })).toBe('differs')
  expect(agreementOf(null, figure)).toBe('notComparable')
  expect(agreementOf(0.65, { ...figure, suppressed: true, value: null })).toBe('notComparable')
  expect(agreementOf(0.65, undefined)).toBe('notComparable')
})

test('what sources leave unclear is said: the qualifier dropped, "and/or", missing denominators, 45,000 families', () => {
  const remarks = PRINTED.bassaBresciana.flatMap(({ printed }) => printed.map(({ remark }) => remark ?? ''))
  for (const words of ['estranei ai servizi', 'E/o', 'denominatore', 'una persona e mezza', 'e senza fonte'])
    expect(remarks.some((remark) => remark.includes(words))).toBe(true)
})
