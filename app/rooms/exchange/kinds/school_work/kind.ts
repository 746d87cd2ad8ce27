import { TEAM } from '../../../people/rules.ts'
import { type AgreementOf, kindOf } from '../forms.ts'
import {
  needReserved,
  needShown,
  offerReserved,
  offerShown,
  projectWords,
  type SchoolTerms,
  terms,
} from './forms.ts'
import {
  needLines,
  needReservedLines,
  offerLines,
  offerReservedLines,
  termLines,
  wordLines,
} from './parts/lines.ts'
import { NeedFields, OfferFields, ProjectFields } from './parts/school-fields.tsx'
import { countsOfForm, criteria } from './rules.ts'

const agreement: AgreementOf<typeof terms, typeof projectWords> = {
  label: 'exchange.school_work.agreement',
  terms,
  words: projectWords,
  Fields: ProjectFields,
  lines: termLines,
  wordLines,
  needParty: 'exchange.school_work.party.need',
  offerParty: 'exchange.school_work.party.offer',
  parts: [
    { code: 'host_tutor', label: 'exchange.school_work.part.hostTutor', side: 'offer' },
    { code: 'school_tutor', label: 'exchange.school_work.part.schoolTutor', side: 'need' },
    { code: 'guardian', label: 'exchange.school_work.part.guardian', side: 'need' },
  ],
  facts: [
    {
      code: 'attended',
      label: 'exchange.school_work.fact.attended',
      asks: ['hours'],
      by: 'parties',
      confirmed: true,
    },
    {
      code: 'student_says',
      label: 'exchange.school_work.fact.studentSays',
      asks: ['step', 'words'],
      scale: [1, 5],
      by: 'parties',
      side: 'need',
      once: true,
    },
    {
      code: 'host_says',
      label: 'exchange.school_work.fact.hostSays',
      asks: ['step', 'words'],
      scale: [1, 5],
      by: 'parties',
      side: 'offer',
      once: true,
    },
  ],
  outcomes: [
    { code: 'completed', label: 'exchange.school_work.outcome.completed', good: true },
    { code: 'called_back', label: 'exchange.school_work.outcome.calledBack', good: true },
    { code: 'left', label: 'exchange.school_work.outcome.left', good: false },
    { code: 'stopped', label: 'exchange.school_work.outcome.stopped', good: false },
  ],
  counts: [],
  countsOf: ({ form }: SchoolTerms) => countsOfForm(form),
  drafted: (_, offer) => {
    const { form, schoolYear, hours, startsOn, endsOn } = offerShown.parse(offer)
    return { terms: { form, schoolYear, hours }, startsOn, endsOn }
  },
  circle: false,
  fundPurposes: [],
  paper: {
    title: 'exchange.school_work.paper.title',
    articles: [
      'exchange.school_work.paper.parties',
      'exchange.school_work.paper.project',
      'exchange.school_work.paper.tutors',
      'exchange.school_work.paper.safety',
      'exchange.school_work.paper.end',
    ],
  },
  tie: 'agreement',
}

export const kind = kindOf({
  code: 'school_work',
  label: 'exchange.school_work.label',
  lead: 'exchange.school_work.lead',
  order: 50,
  need: {
    label: 'exchange.school_work.need',
    shown: needShown,
    reserved: needReserved,
    Fields: NeedFields,
    lines: needLines,
    reservedLines: needReservedLines,
    by: ['person', 'organisation'],
    citizens: false,
    visibilities: ['operators'],
    lastsDays: 270,
  },
  offer: {
    label: 'exchange.school_work.offer',
    shown: offerShown,
    reserved: offerReserved,
    Fields: OfferFields,
    lines: offerLines,
    reservedLines: offerReservedLines,
    by: ['organisation', 'person'],
    citizens: true,
    visibilities: ['public', 'network', 'operators'],
    lastsDays: 270,
    places: 'exchange.school_work.places',
  },
  criteria,
  pools: true,
  rounds: true,
  agreement: agreement as unknown as AgreementOf,
  pages: [
    { href: '/exchange/rounds', label: 'exchange.rounds.heading', roles: TEAM },
    { href: '/exchange/wishes', label: 'exchange.wishes.heading', signedIn: true },
  ],
  figures: [{ code: 'youth_in_experiences', unit: 'person', ofPeople: true }],
})
