import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { TEAM } from '../../../people/rules.ts'
import { type AgreementOf, kindOf } from '../forms.ts'
import { agreedWords, needReserved, needShown, offerReserved, offerShown, terms } from './forms.ts'
import { AgreementFields } from './parts/agreement-fields.tsx'
import {
  needLines,
  needReservedLines,
  offerLines,
  offerReservedLines,
  termLines,
  wordLines,
} from './parts/lines.ts'
import { NeedFields, OfferFields } from './parts/notice-fields.tsx'
import { hindrances } from './reads.ts'
import { criteria } from './rules.ts'

const PATH = 'exchange.companionship'

const agreement: AgreementOf<typeof terms, typeof agreedWords> = {
  label: `${PATH}.agreement`,
  terms,
  words: agreedWords,
  Fields: AgreementFields,
  lines: termLines,
  wordLines,
  needParty: `${PATH}.party.need`,
  offerParty: `${PATH}.party.offer`,
  parts: [{ code: 'relative', label: `${PATH}.part.relative` }],
  facts: [
    {
      code: 'visit',
      label: `${PATH}.fact.visit`,
      asks: ['hours', 'words'],
      by: 'parties',
      planned: true,
    },
    { code: 'missed', label: `${PATH}.fact.missed`, asks: ['words'], by: 'parties', alarming: true },
    {
      code: 'sign',
      label: `${PATH}.fact.sign`,
      asks: ['words'],
      by: 'parties',
      forTeam: true,
      alarming: true,
    },
    {
      code: 'loneliness',
      label: `${PATH}.fact.loneliness`,
      asks: ['step'],
      scale: [3, 9],
      by: 'team',
      forTeam: true,
    },
    { code: 'rest', label: `${PATH}.fact.rest`, asks: ['words'], by: 'team' },
  ],
  outcomes: [
    { code: 'friendship', label: `${PATH}.outcome.friendship`, good: true },
    { code: 'other_ties', label: `${PATH}.outcome.otherTies`, good: true },
    { code: 'rotated', label: `${PATH}.outcome.rotated`, good: true },
    { code: 'residential_care', label: `${PATH}.outcome.residentialCare`, good: false },
    { code: 'moved', label: `${PATH}.outcome.moved`, good: false },
    { code: 'not_wished', label: `${PATH}.outcome.notWished`, good: false },
    { code: 'died', label: `${PATH}.outcome.died`, good: false },
  ],
  counts: ['elders_accompanied'],
  circle: true,
  fundPurposes: [],
  plan: ({ hours }, startsOn) => [{ code: 'visit', dueOn: daysLater(startsOn, 0), hours }],
  hindrances,
  steps: (agreementId) => [
    { href: `/visits/following#a-${agreementId}`, label: `${PATH}.following.link`, roles: TEAM },
  ],
  tie: 'agreement',
}

export const kind = kindOf({
  code: 'companionship',
  label: `${PATH}.label`,
  lead: `${PATH}.lead`,
  order: 60,
  need: {
    label: `${PATH}.need`,
    shown: needShown,
    reserved: needReserved,
    Fields: NeedFields,
    lines: needLines,
    reservedLines: needReservedLines,
    by: ['person'],
    citizens: true,
    visibilities: ['operators'],
    lastsDays: 180,
  },
  offer: {
    label: `${PATH}.offer`,
    shown: offerShown,
    reserved: offerReserved,
    Fields: OfferFields,
    lines: offerLines,
    reservedLines: offerReservedLines,
    by: ['person'],
    citizens: true,
    visibilities: ['operators'],
    lastsDays: 180,
    places: `${PATH}.places`,
  },
  criteria,
  pools: false,
  rounds: true,
  agreement: agreement as unknown as AgreementOf,
  pages: [
    { href: '/visits', label: `${PATH}.visits.link`, roles: ['volunteer'], daily: true },
    {
      href: '/visits/following',
      label: `${PATH}.following.link`,
      roles: TEAM,
    },
  ],
  figures: [{ code: 'elders_accompanied', unit: 'person', ofPeople: true }],
})
