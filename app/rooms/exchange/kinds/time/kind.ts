import { type AgreementOf, kindOf } from '../forms.ts'
import { agreedWords, needReserved, needShown, offerReserved, offerShown, terms } from './forms.ts'
import { AgreementFields, NoticeFields } from './parts/fields.tsx'
import { noticeLines, reservedLines, termLines, wordLines } from './parts/lines.ts'
import { hindrances } from './reads.ts'
import { criteria } from './rules.ts'

const PATH = 'exchange.time'

const agreement: AgreementOf<typeof terms, typeof agreedWords> = {
  label: `${PATH}.agreement`,
  terms,
  words: agreedWords,
  Fields: AgreementFields,
  lines: termLines,
  wordLines,
  needParty: `${PATH}.party.need`,
  offerParty: `${PATH}.party.offer`,
  parts: [],
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
    { code: 'done', label: `${PATH}.outcome.done`, good: true },
    { code: 'not_done', label: `${PATH}.outcome.notDone`, good: false },
  ],
  counts: [],
  circle: false,
  fundPurposes: [],
  hindrances,
  tie: 'exchange',
}

export const kind = kindOf({
  code: 'time',
  label: `${PATH}.label`,
  lead: `${PATH}.lead`,
  order: 90,
  need: {
    label: `${PATH}.need`,
    shown: needShown,
    reserved: needReserved,
    Fields: NoticeFields,
    lines: noticeLines,
    reservedLines,
    by: ['person'],
    citizens: true,
    visibilities: ['network', 'public', 'operators'],
    lastsDays: 60,
  },
  offer: {
    label: `${PATH}.offer`,
    shown: offerShown,
    reserved: offerReserved,
    Fields: NoticeFields,
    lines: noticeLines,
    reservedLines,
    by: ['person'],
    citizens: true,
    visibilities: ['public', 'network', 'operators'],
    lastsDays: 180,
    places: `${PATH}.places`,
  },
  criteria,
  pools: false,
  rounds: false,
  agreement: agreement as unknown as AgreementOf,
  pages: [
    { href: '/hours', label: `${PATH}.mine.link`, signedIn: true },
    {
      href: '/hours/all',
      label: `${PATH}.all.link`,
      roles: ['facilitator', 'case_operator', 'coordinator'],
    },
  ],
  figures: [{ code: 'exchange_hours', unit: 'hours', ofPeople: false }],
})
