import { type AgreementOf, kindOf } from '../forms.ts'
import { needReserved, needShown, offerReserved, offerShown, terms, words } from './forms.ts'
import { CondominiumFields, HouseFields, HouseholdFields } from './parts/fields.tsx'
import {
  needLines,
  needReservedLines,
  offerLines,
  offerReservedLines,
  termLines,
  wordLines,
} from './parts/lines.ts'
import { criteria } from './rules.ts'

const agreement: AgreementOf<typeof terms, typeof words> = {
  label: 'exchange.condominium.agreement',
  terms,
  words,
  Fields: CondominiumFields,
  lines: termLines,
  wordLines,
  needParty: 'exchange.condominium.party.household',
  offerParty: 'exchange.condominium.party.owner',
  parts: [
    { code: 'resident', label: 'exchange.condominium.part.resident' },
    { code: 'caretaker', label: 'exchange.condominium.part.caretaker' },
    { code: 'partner', label: 'exchange.condominium.part.partner' },
  ],
  facts: [
    {
      code: 'turn',
      label: 'exchange.condominium.fact.turn',
      asks: ['words', 'person'],
      by: 'parties',
      planned: true,
      among: true,
    },
    {
      code: 'assembly',
      label: 'exchange.condominium.fact.assembly',
      asks: ['words'],
      by: 'team',
      planned: true,
      among: true,
    },
    { code: 'log', label: 'exchange.condominium.fact.log', asks: ['words'], by: 'team', forTeam: true },
    {
      code: 'trouble',
      label: 'exchange.condominium.fact.trouble',
      asks: ['words'],
      by: 'parties',
      alarming: true,
    },
    {
      code: 'settled',
      label: 'exchange.condominium.fact.settled',
      asks: ['words'],
      by: 'team',
    },
  ],
  outcomes: [
    { code: 'on_its_own', label: 'exchange.condominium.outcome.onItsOwn', good: true },
    { code: 'ended', label: 'exchange.condominium.outcome.ended', good: true },
    { code: 'broken_off', label: 'exchange.condominium.outcome.brokenOff', good: false },
  ],
  counts: ['social_condominiums'],
  alone: true,
  steps: (id) => [{ href: `/exchange/agreements/${id}/rota`, label: 'exchange.condominium.rota.link' }],
  circle: false,
  fundPurposes: ['other'],
  paper: {
    title: 'exchange.condominium.paper.title',
    articles: [
      'exchange.condominium.paper.house',
      'exchange.condominium.paper.turns',
      'exchange.condominium.paper.caretaker',
      'exchange.condominium.paper.assembly',
      'exchange.condominium.paper.trouble',
    ],
  },
  tie: 'agreement',
}

export const kind = kindOf({
  code: 'condominium',
  label: 'exchange.condominium.label',
  lead: 'exchange.condominium.lead',
  order: 30,
  need: {
    label: 'exchange.condominium.need',
    shown: needShown,
    reserved: needReserved,
    Fields: HouseholdFields,
    lines: needLines,
    reservedLines: needReservedLines,
    by: ['person'],
    citizens: true,
    visibilities: ['operators'],
    lastsDays: 180,
  },
  offer: {
    label: 'exchange.condominium.offer',
    shown: offerShown,
    reserved: offerReserved,
    Fields: HouseFields,
    lines: offerLines,
    reservedLines: offerReservedLines,
    by: ['organisation', 'person'],
    citizens: false,
    visibilities: ['public', 'network', 'operators'],
    lastsDays: 120,
    places: 'exchange.condominium.places',
  },
  criteria,
  pools: true,
  rounds: true,
  agreement: agreement as unknown as AgreementOf,
  figures: [{ code: 'social_condominiums', unit: 'agreement', ofPeople: false }],
})
