import { expect, test } from 'vitest'
import { correctColumns, guessColumns, headingSignature, missingFields, plainHeading } from './columns.ts'

const fields = [
  { name: 'name', headings: ['denominazione', 'ragione sociale', 'nome'], required: true },
  { name: 'fiscalCode', headings: ['codice fiscale', 'fiscal code'] },
  { name: 'municipality', headings: ['comune', 'nome comune', 'città', 'municipality'] },
  { name: 'phone', headings: ['telefono', 'cellulare', 'phone'] },
]
const guessed = (headings: string[]) => guessColumns(headings, fields)

test('accents, case and punctuation of a heading do not matter', () => {
  expect(plainHeading('  Città / Località* ')).toBe('citta localita')
  expect(guessed(['DENOMINAZIONE:', 'Codice_Fiscale', 'CITTÀ', 'Telefono'])).toEqual([
    'name',
    'fiscalCode',
    'municipality',
    'phone',
  ])
})

test('English headings are known too', () => {
  expect(guessed(['Name', 'Fiscal code', 'Municipality', 'Phone'])).toEqual([
    'name',
    'fiscalCode',
    'municipality',
    'phone',
  ])
})

test('the same words win over a heading that only contains them', () => {
  expect(guessed(['old_nome_comune', 'nome_comune', 'denominazione'])).toEqual([null, 'municipality', 'name'])
})

test('a heading that contains a known one, or is mistyped, is guessed', () => {
  expect(guessed(['Denominazione dell’ente', 'Codice fiscale ente', 'N. telefono'])).toEqual([
    'name',
    'fiscalCode',
    'phone',
  ])
  expect(guessed(['Denominazzione', 'Codice ficsale'])).toEqual(['name', 'fiscalCode'])
})

test('a heading like none of them is left out, and two columns never fill one field', () => {
  expect(guessed(['Importo', 'prog', ''])).toEqual([null, null, null])
  expect(guessed(['Nome', 'Denominazione']).filter((name) => name === 'name')).toHaveLength(1)
})

test('a correction moves a field, and leaves a column out', () => {
  const headings = ['Titolo', 'Nome', 'Comune']
  const guess = guessed(headings)
  expect(guess).toEqual([null, 'name', 'municipality'])
  expect(correctColumns(guess, headings, fields, ['titolo=name', 'Comune='])).toEqual({
    ok: true,
    value: ['name', null, null],
  })
})

test('a correction of a heading or field that is not there is refused with its name', () => {
  const headings = ['Nome']
  expect(correctColumns(['name'], headings, fields, ['Cognome=name'])).toMatchObject({
    refusal: 'imports.columns.noHeading',
    params: { heading: 'Cognome' },
  })
  expect(correctColumns(['name'], headings, fields, ['Nome=surname'])).toMatchObject({
    refusal: 'imports.columns.noField',
    params: { field: 'surname', fields: 'name, fiscalCode, municipality, phone' },
  })
})

test('a list without the column of a required field lacks it', () => {
  expect(missingFields(guessed(['Codice fiscale']), fields).map(({ name }) => name)).toEqual(['name'])
})

test('a list is recognised by its headings in their order', () => {
  expect(headingSignature(['Nome', 'Città'])).toBe(headingSignature(['NOME', 'citta']))
  expect(headingSignature(['Nome', 'Città'])).not.toBe(headingSignature(['Città', 'Nome']))
})
