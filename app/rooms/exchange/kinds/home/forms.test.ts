import { expect, test } from 'vitest'
import { agreementForm, agreementIn } from '../../agreements/forms.ts'
import { leaseTerms, needReserved, offerShown } from './forms.ts'
import { kind } from './kind.ts'

const form = agreementForm(kind.agreement)
const fieldsOf = (typed: Record<string, string>) => {
  const read = form.safeParse({ title: 'Casa in via Roma', startsOn: '2017-01-01', ...typed })
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const { terms } = agreementIn(kind.agreement, read.data as never)
  return (kind.agreement.odd?.(terms) ?? []).map(({ field, refusal }) => `${field}: ${refusal}`)
}

test('a lease is read from what was typed, terms apart from words', () => {
  const read = form.parse({ title: 'Casa', form: 'lease', rentCents: '420,50', address: 'via Roma 1' })
  expect(agreementIn(kind.agreement, read as never)).toMatchObject({
    terms: { form: 'lease', rentCents: 42_050, extrasCents: 0 },
    words: { address: 'via Roma 1' },
  })
})

test('terms that make no agreement are refused beside their fields', () => {
  expect(fieldsOf({ form: 'lease', rentCents: '420' })).toEqual([])
  expect(fieldsOf({ form: 'mediation', rentCents: '420', arrearsCents: '1200,00' }).sort()).toEqual([
    'firstOn: exchange.home.terms.fromWhen',
    'instalments: exchange.home.terms.inHowMany',
  ])
  expect(fieldsOf({ form: 'lease', rentCents: '1.234' })).toEqual(['rentCents: funds.amount.ambiguous'])
})

test('what stands is read again as it is', () => {
  const offer = offerShown.parse({ rentCents: '450', bedrooms: '2', stepFree: 'yes' })
  expect(offerShown.parse(offer)).toEqual(offer)
  const need = needReserved.parse({ incomeCents: '1600' })
  expect(need.share).toBe(30)
  expect(needReserved.parse(need)).toEqual(need)
  const terms = leaseTerms.parse({ form: 'lease', rentCents: '300', extrasCents: '0' })
  expect(leaseTerms.parse(terms)).toEqual(terms)
})
