import { said } from '../../../parts/answers.ts'
import type { Line } from '../../forms.ts'
import type {
  CohabitationTerms,
  CohabitationWords,
  NeedReserved,
  NeedShown,
  OfferReserved,
  OfferShown,
} from '../forms.ts'
import type { Hand } from '../rules.ts'

type Answer = Line['answer']
const yes = (value: 'yes' | undefined): Answer => (value ? { key: 'exchange.cohabitation.yes' } : null)
const handsOf = (label: Line['label'], hands: readonly Hand[]): Line => ({
  label,
  answer: hands.length ? { keys: hands.map((hand) => `exchange.cohabitation.hand.${hand}` as const) } : null,
})

export const needLines = (need: NeedShown): Line[] => [
  { label: 'exchange.cohabitation.fields.people', answer: { number: need.people } },
  handsOf('exchange.cohabitation.fields.handsGiven', need.hands),
  { label: 'exchange.cohabitation.fields.aboutMe', answer: said(need.about) },
]

export const needReservedLines = (need: NeedReserved): Line[] => [
  {
    label: 'exchange.cohabitation.fields.most',
    answer: need.mostCents ? { cents: need.mostCents } : null,
  },
  { label: 'exchange.cohabitation.fields.stepFreeNeed', answer: yes(need.stepFree) },
  { label: 'exchange.cohabitation.fields.smokes', answer: yes(need.smokes) },
  { label: 'exchange.cohabitation.fields.animalsMine', answer: yes(need.animals) },
  { label: 'exchange.cohabitation.fields.noAnimals', answer: yes(need.noAnimals) },
  { label: 'exchange.cohabitation.fields.story', answer: said(need.story) },
]

export const offerLines = (offer: OfferShown): Line[] => [
  { label: 'exchange.cohabitation.fields.rooms', answer: { number: offer.rooms } },
  {
    label: 'exchange.cohabitation.fields.contribution',
    answer: offer.contributionCents
      ? { cents: offer.contributionCents }
      : { key: 'exchange.cohabitation.lines.nothing' },
  },
  handsOf('exchange.cohabitation.fields.handsAsked', offer.hands),
  {
    label: 'exchange.cohabitation.fields.smoking',
    answer: { key: `exchange.cohabitation.smoking.${offer.smoking}` },
  },
  { label: 'exchange.cohabitation.fields.animalsHere', answer: yes(offer.animals) },
  { label: 'exchange.cohabitation.fields.noAnimals', answer: yes(offer.noAnimals) },
  { label: 'exchange.cohabitation.fields.stepFree', answer: yes(offer.stepFree) },
  { label: 'exchange.cohabitation.fields.about', answer: said(offer.about) },
]

export const offerReservedLines = (offer: OfferReserved): Line[] => [
  { label: 'exchange.cohabitation.fields.address', answer: said(offer.address) },
  { label: 'exchange.cohabitation.fields.wishes', answer: said(offer.wishes) },
]

export const termLines = (terms: CohabitationTerms): Line[] => [
  {
    label: 'exchange.cohabitation.fields.contribution',
    answer: terms.contributionCents
      ? { cents: terms.contributionCents }
      : { key: 'exchange.cohabitation.lines.nothing' },
  },
  { label: 'exchange.cohabitation.fields.trialDays', answer: { number: terms.trialDays } },
]

export const wordLines = (words: CohabitationWords): Line[] => [
  { label: 'exchange.cohabitation.fields.houseRules', answer: said(words.houseRules) },
  { label: 'exchange.cohabitation.fields.ownSpaces', answer: said(words.ownSpaces) },
  { label: 'exchange.cohabitation.fields.together', answer: said(words.together) },
  { label: 'exchange.cohabitation.fields.hand', answer: said(words.hand) },
]
