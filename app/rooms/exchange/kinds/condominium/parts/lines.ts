import { said } from '../../../parts/answers.ts'
import type { Line } from '../../forms.ts'
import type { HouseTerms, HouseWords, NeedReserved, NeedShown, OfferReserved, OfferShown } from '../forms.ts'
import type { Doing } from '../rules.ts'

type Answer = Line['answer']
const yes = (value: 'yes' | undefined): Answer => (value ? { key: 'exchange.condominium.yes' } : null)
const doings = (all: readonly Doing[]): Answer =>
  all.length ? { keys: all.map((one) => `exchange.condominium.doing.${one}` as const) } : null
const list = (all: readonly string[]): Answer => (all.length ? { said: all.join(', ') } : null)

export const needLines = (need: NeedShown): Line[] => [
  { label: 'exchange.condominium.fields.people', answer: { number: need.people } },
  { label: 'exchange.condominium.fields.canGive', answer: doings(need.canGive) },
  { label: 'exchange.condominium.fields.aboutUs', answer: said(need.about) },
]
export const needReservedLines = (need: NeedReserved): Line[] => [
  { label: 'exchange.condominium.fields.stepFreeNeed', answer: yes(need.stepFree) },
  { label: 'exchange.condominium.fields.story', answer: said(need.story) },
]
export const offerLines = (offer: OfferShown): Line[] => [
  { label: 'exchange.condominium.fields.bedrooms', answer: { number: offer.bedrooms } },
  {
    label: 'exchange.condominium.fields.rent',
    answer: offer.rentCents ? { cents: offer.rentCents } : null,
  },
  { label: 'exchange.condominium.fields.stepFree', answer: yes(offer.stepFree) },
  { label: 'exchange.condominium.fields.looksFor', answer: doings(offer.looksFor) },
  { label: 'exchange.condominium.fields.about', answer: said(offer.about) },
]
export const offerReservedLines = (offer: OfferReserved): Line[] => [
  { label: 'exchange.condominium.fields.conditions', answer: said(offer.conditions) },
]
export const termLines = (terms: HouseTerms): Line[] => [
  { label: 'exchange.condominium.fields.homes', answer: { number: terms.homes } },
  { label: 'exchange.condominium.fields.weekly', answer: list(terms.weekly) },
  { label: 'exchange.condominium.fields.fortnightly', answer: list(terms.fortnightly) },
  { label: 'exchange.condominium.fields.monthly', answer: list(terms.monthly) },
]
export const wordLines = (words: HouseWords): Line[] => [
  { label: 'exchange.condominium.fields.houseRules', answer: said(words.houseRules) },
  { label: 'exchange.condominium.fields.shared', answer: said(words.shared) },
]
