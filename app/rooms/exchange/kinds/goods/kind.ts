import { type AgreementOf, kindOf } from '../forms.ts'
import { handOverWords, needReserved, needShown, offerReserved, offerShown, terms } from './forms.ts'
import { AgreementFields, NeedFields, OfferFields } from './parts/fields.tsx'
import {
  needLines,
  needReservedLines,
  offerLines,
  offerReservedLines,
  termLines,
  wordLines,
} from './parts/lines.ts'
import { criteria } from './rules.ts'

const PATH = 'exchange.goods'
const TEAM = ['facilitator', 'case_operator', 'coordinator'] as const

const agreement: AgreementOf<typeof terms, typeof handOverWords> = {
  label: `${PATH}.agreement`,
  terms,
  words: handOverWords,
  Fields: AgreementFields,
  lines: termLines,
  wordLines,
  needParty: `${PATH}.party.need`,
  offerParty: `${PATH}.party.offer`,
  parts: [],
  facts: [
    {
      code: 'handedOver',
      label: `${PATH}.fact.handedOver`,
      asks: ['grams'],
      by: 'team',
      once: true,
      counts: ['exchanges'],
    },
  ],
  outcomes: [
    { code: 'handed_over', label: `${PATH}.outcome.handedOver`, good: true },
    { code: 'not_collected', label: `${PATH}.outcome.notCollected`, good: false },
  ],
  counts: [],
  circle: false,
  fundPurposes: [],
  // Who takes stays private: that two people are tied by it is told to nobody.
  tie: null,
}

export const kind = kindOf({
  code: 'goods',
  label: `${PATH}.label`,
  lead: `${PATH}.lead`,
  order: 70,
  need: {
    label: `${PATH}.need`,
    shown: needShown,
    reserved: needReserved,
    Fields: NeedFields,
    lines: needLines,
    reservedLines: needReservedLines,
    by: ['person', 'organisation'],
    citizens: true,
    visibilities: ['operators', 'network', 'public'],
    lastsDays: 60,
  },
  offer: {
    label: `${PATH}.offer`,
    shown: offerShown,
    reserved: offerReserved,
    Fields: OfferFields,
    lines: offerLines,
    reservedLines: offerReservedLines,
    by: ['person', 'organisation'],
    citizens: true,
    visibilities: ['public', 'network', 'operators'],
    once: true,
    lastsDays: 60,
    places: `${PATH}.places`,
    steps: (noticeId) => [
      { href: `/emporium/${noticeId}/book`, label: `${PATH}.book.link`, signedIn: true },
      { href: `/emporium/${noticeId}/shelf`, label: `${PATH}.shelf.link`, roles: TEAM },
    ],
  },
  criteria,
  pools: false,
  rounds: false,
  agreement: agreement as unknown as AgreementOf,
  pages: [
    { href: '/emporium/bookings', label: `${PATH}.mine.link`, signedIn: true },
    { href: '/emporium', label: `${PATH}.desk.link`, roles: TEAM },
  ],
  figures: [{ code: 'exchanges', unit: 'fact', ofPeople: false }],
})
