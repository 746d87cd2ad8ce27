import { TEAM } from '../../../people/rules.ts'
import { type AgreementOf, kindOf } from '../forms.ts'
import {
  needReserved,
  needShown,
  offerReserved,
  offerShown,
  projectWords,
  terms,
  type WorkTerms,
} from './forms.ts'
import {
  needLines,
  needReservedLines,
  offerLines,
  offerReservedLines,
  termLines,
  wordLines,
} from './parts/lines.ts'
import { ProjectFields } from './parts/project-fields.tsx'
import { NeedFields, OfferFields } from './parts/work-fields.tsx'
import { countsOfWay, criteria } from './rules.ts'

const agreement: AgreementOf<typeof terms, typeof projectWords> = {
  label: 'exchange.work.agreement',
  terms,
  words: projectWords,
  Fields: ProjectFields,
  lines: termLines,
  wordLines,
  needParty: 'exchange.work.party.need',
  offerParty: 'exchange.work.party.offer',
  parts: [
    { code: 'company_tutor', label: 'exchange.work.part.companyTutor' },
    { code: 'tutor', label: 'exchange.work.part.tutor' },
  ],
  facts: [
    {
      code: 'attended',
      label: 'exchange.work.fact.attended',
      asks: ['hours'],
      by: 'parties',
      confirmed: true,
    },
    { code: 'visited', label: 'exchange.work.fact.visited', asks: ['words'], by: 'team', forTeam: true },
    { code: 'incentive', label: 'exchange.work.fact.incentive', asks: ['cents'], by: 'team', forTeam: true },
    { code: 'extended', label: 'exchange.work.fact.extended', asks: ['words'], by: 'team' },
    {
      code: 'hired',
      label: 'exchange.work.fact.hired',
      asks: ['words'],
      by: 'team',
      once: true,
      counts: ['hires', 'internships_and_hires'],
    },
    {
      code: 'outcome',
      label: 'exchange.work.fact.outcome',
      asks: ['words'],
      by: 'team',
      forTeam: true,
      planned: true,
      due: { from: 'end', months: [0, 6, 12], when: ({ way }) => way !== 'interview' },
    },
  ],
  outcomes: [
    { code: 'interviewed', label: 'exchange.work.outcome.interviewed', good: true },
    { code: 'hired', label: 'exchange.work.outcome.hired', good: true },
    { code: 'went_on', label: 'exchange.work.outcome.wentOn', good: true },
    { code: 'completed', label: 'exchange.work.outcome.completed', good: true },
    { code: 'left', label: 'exchange.work.outcome.left', good: false },
    { code: 'stopped', label: 'exchange.work.outcome.stopped', good: false },
  ],
  counts: [],
  countsOf: ({ way }: WorkTerms) => countsOfWay(way),
  alone: true,
  circle: false,
  fundPurposes: ['work'],
  paper: {
    title: 'exchange.work.paper.title',
    articles: [
      'exchange.work.paper.parties',
      'exchange.work.paper.project',
      'exchange.work.paper.tutors',
      'exchange.work.paper.hours',
      'exchange.work.paper.safety',
      'exchange.work.paper.end',
    ],
  },
  tie: 'agreement',
}

export const kind = kindOf({
  code: 'work',
  label: 'exchange.work.label',
  lead: 'exchange.work.lead',
  order: 40,
  need: {
    label: 'exchange.work.need',
    shown: needShown,
    reserved: needReserved,
    Fields: NeedFields,
    lines: needLines,
    reservedLines: needReservedLines,
    by: ['person'],
    citizens: true,
    visibilities: ['operators', 'network'],
    lastsDays: 120,
  },
  offer: {
    label: 'exchange.work.offer',
    shown: offerShown,
    reserved: offerReserved,
    Fields: OfferFields,
    lines: offerLines,
    reservedLines: offerReservedLines,
    by: ['organisation'],
    citizens: false,
    visibilities: ['public', 'network', 'operators'],
    lastsDays: 90,
    places: 'exchange.work.places',
  },
  criteria,
  pools: true,
  rounds: true,
  agreement: agreement as unknown as AgreementOf,
  pages: [
    { href: '/exchange/work/interviews', label: 'exchange.work.interviews.link', roles: TEAM },
    { href: '/exchange/rounds', label: 'exchange.rounds.heading', roles: TEAM },
  ],
  figures: [
    { code: 'interviews', unit: 'agreement', ofPeople: false },
    { code: 'internships', unit: 'agreement', ofPeople: false },
    { code: 'apprenticeships', unit: 'agreement', ofPeople: false },
    { code: 'hires', unit: 'agreement', ofPeople: false },
    { code: 'internships_and_hires', unit: 'agreement', ofPeople: false },
  ],
})
