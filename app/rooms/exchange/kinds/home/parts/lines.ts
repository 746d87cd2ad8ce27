import { counted, money, said } from '../../../parts/answers.ts'
import type { Line } from '../../forms.ts'
import type {
  HomeNeedReserved,
  HomeNeedShown,
  HomeOfferReserved,
  HomeOfferShown,
  LeaseTermsForm,
  LeaseWords,
} from '../forms.ts'
import { affordableRent, inMoney } from '../rules.ts'

type Answer = Line['answer']
const yes = (value: 'yes' | undefined): Answer => (value ? { key: 'exchange.home.yes' } : null)

export const needLines = ({ people }: HomeNeedShown): Line[] => [
  { label: 'exchange.home.fields.people', answer: counted(people) },
]

export const needReservedLines = (need: HomeNeedReserved): Line[] => [
  { label: 'exchange.home.fields.income', answer: money(need.incomeCents) },
  {
    label: 'exchange.home.lines.affordable',
    answer: need.incomeCents ? money(affordableRent(need.incomeCents, need.share)) : null,
  },
  { label: 'exchange.home.fields.stepFreeNeed', answer: yes(need.stepFree) },
  { label: 'exchange.home.fields.story', answer: said(need.story) },
]

export const offerLines = (offer: HomeOfferShown): Line[] => [
  { label: 'exchange.home.fields.rent', answer: money(offer.rentCents) },
  { label: 'exchange.home.fields.extras', answer: money(offer.extrasCents) },
  {
    label: 'exchange.home.fields.bedrooms',
    answer: offer.bedrooms === 0 ? { key: 'exchange.home.lines.oneRoom' } : counted(offer.bedrooms),
  },
  { label: 'exchange.home.fields.squareMetres', answer: counted(offer.squareMetres) },
  {
    label: 'exchange.home.lines.steps',
    answer: { key: offer.stepFree ? 'exchange.home.lines.stepFree' : 'exchange.home.lines.withSteps' },
  },
  { label: 'exchange.home.fields.furnished', answer: yes(offer.furnished) },
  {
    label: 'exchange.home.fields.contract',
    answer: offer.contract ? { key: `exchange.home.contract.${offer.contract}` } : null,
  },
  { label: 'exchange.home.fields.about', answer: said(offer.about) },
]

export const offerReservedLines = (offer: HomeOfferReserved): Line[] => [
  { label: 'exchange.home.fields.address', answer: said(offer.address) },
  { label: 'exchange.home.fields.conditions', answer: said(offer.conditions) },
]

export const termLines = (terms: LeaseTermsForm): Line[] => [
  { label: 'exchange.home.fields.form', answer: { key: `exchange.home.form.${terms.form}` } },
  { label: 'exchange.home.fields.rent', answer: money(terms.rentCents) },
  { label: 'exchange.home.fields.rentBefore', answer: money(terms.rentBeforeCents) },
  { label: 'exchange.home.fields.extras', answer: money(terms.extrasCents) },
  { label: 'exchange.home.fields.deposit', answer: money(terms.depositCents) },
  { label: 'exchange.home.fields.guarantee', answer: money(terms.guaranteeCents) },
  { label: 'exchange.home.fields.arrears', answer: money(terms.arrearsCents) },
  { label: 'exchange.home.lines.inMoney', answer: money(inMoney(terms)) },
  { label: 'exchange.home.fields.instalments', answer: counted(terms.instalments) },
  { label: 'exchange.home.fields.firstOn', answer: terms.firstOn ? { day: terms.firstOn } : null },
  { label: 'exchange.home.fields.byHoursCents', answer: money(terms.byHoursCents) },
  { label: 'exchange.home.fields.byHours', answer: counted(terms.byHours) },
]

export const wordLines = (words: LeaseWords): Line[] => [
  { label: 'exchange.home.fields.address', answer: said(words.address) },
  { label: 'exchange.home.fields.givesBack', answer: said(words.givesBack) },
  { label: 'exchange.home.fields.conditionsAgreed', answer: said(words.conditions) },
]
