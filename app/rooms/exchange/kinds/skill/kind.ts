import { type AgreementOf, kindOf } from '../forms.ts'
import { hindrances } from '../time/reads.ts'
import { agreedWords, needReserved, needShown, offerReserved, offerShown, terms } from './forms.ts'
import { AgreementFields, NeedFields, OfferFields } from './parts/fields.tsx'
import { needLines, offerLines, reservedLines, termLines, wordLines } from './parts/lines.ts'
import { criteria } from './rules.ts'

const PATH = 'exchange.skill'

const agreement: AgreementOf<typeof terms, typeof agreedWords> = {
  label: `${PATH}.agreement`,
  terms,
  words: agreedWords,
  Fields: AgreementFields,
  lines: termLines,
  wordLines,
  needParty: `${PATH}.party.need`,
  offerParty: `${PATH}.party.offer`,
  parts: [{ code: 'learner', label: `${PATH}.part.learner` }],
  facts: [
    {
      code: 'hours',
      label: `${PATH}.fact.hours`,
      asks: ['hours', 'words'],
      by: 'parties',
      confirmed: true,
      counts: ['exchanges', 'exchange_hours'],
    },
  ],
  outcomes: [
    { code: 'learnt', label: `${PATH}.outcome.learnt`, good: true },
    { code: 'teaches_now', label: `${PATH}.outcome.teachesNow`, good: true },
    { code: 'stopped', label: `${PATH}.outcome.stopped`, good: false },
  ],
  counts: [],
  circle: false,
  fundPurposes: [],
  hindrances,
  tie: 'exchange',
}

export const kind = kindOf({
  code: 'skill',
  label: `${PATH}.label`,
  lead: `${PATH}.lead`,
  order: 80,
  need: {
    label: `${PATH}.need`,
    shown: needShown,
    reserved: needReserved,
    Fields: NeedFields,
    lines: needLines,
    reservedLines,
    by: ['person'],
    citizens: true,
    visibilities: ['network', 'public', 'operators'],
    lastsDays: 90,
  },
  offer: {
    label: `${PATH}.offer`,
    shown: offerShown,
    reserved: offerReserved,
    Fields: OfferFields,
    lines: offerLines,
    reservedLines,
    by: ['person', 'organisation'],
    citizens: true,
    visibilities: ['public', 'network', 'operators'],
    lastsDays: 180,
    places: `${PATH}.places`,
  },
  criteria,
  // Six who want to learn the same thing make a course.
  pools: true,
  rounds: false,
  agreement: agreement as unknown as AgreementOf,
  pages: [{ href: '/hours', label: `${PATH}.hoursLink`, signedIn: true }],
  figures: [],
})
