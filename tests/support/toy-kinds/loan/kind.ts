import * as z from 'zod'
import { kindOf } from '../../../../app/rooms/exchange/kinds/forms.ts'
import { Wanted } from './wanted.tsx'

const shown = z.object({
  what: z.string().trim().min(1).max(60),
  days: z.coerce.number().int().min(1).max(60).optional(),
})
const reserved = z.object({ floor: z.coerce.number().int().min(0).max(9).optional() })
const lines = ({ what }: z.output<typeof shown>) => [
  { label: 'exchange.notice.title', answer: { said: what } } as const,
]

/** A kind made for a test: things lent for some days. It says nothing that the house has no words for already. */
export const kind = kindOf({
  code: 'loan',
  label: 'exchange.hub.heading',
  lead: 'exchange.hub.lead',
  order: 99,
  need: {
    label: 'exchange.need',
    shown,
    reserved,
    Fields: Wanted,
    lines,
    reservedLines: ({ floor }) => [
      { label: 'exchange.notice.places', answer: floor === undefined ? null : { number: floor } },
    ],
    by: ['person', 'organisation'],
    citizens: true,
    visibilities: ['network', 'public', 'operators'],
    lastsDays: 30,
  },
  offer: {
    label: 'exchange.offer',
    shown,
    reserved,
    Fields: Wanted,
    lines,
    reservedLines: () => [],
    by: ['person', 'organisation'],
    citizens: true,
    visibilities: ['public', 'network', 'operators'],
    lastsDays: 60,
    places: 'exchange.notice.places',
  },
  criteria: {
    hard: [
      {
        code: 'same',
        holds: ({ need, offer }) => need.what.toLowerCase() === offer.what.toLowerCase(),
        why: () => ({ key: 'exchange.match.impossible' }),
      },
    ],
    soft: [
      {
        code: 'days',
        weight: 50,
        measure: ({ need, offer }) =>
          need.days && offer.days ? Math.min(1, offer.days / need.days) : undefined,
        why: ({ offer }) => ({ key: 'exchange.board.days', params: { days: offer.days ?? 0 } }),
      },
      {
        code: 'stairs',
        weight: 20,
        measure: ({ need }) => (need.floor === undefined ? undefined : 1 - need.floor / 10),
        why: () => ({ key: 'exchange.notice.places' }),
      },
    ],
  },
  pools: true,
  rounds: false,
  agreement: {
    label: 'exchange.agreement.kind',
    terms: z.object({ cents: z.coerce.number().int().min(0).optional() }),
    words: z.object({ promise: z.string().trim().max(500).optional() }),
    Fields: () => null,
    lines: ({ cents }) => [
      { label: 'exchange.fact.amount', answer: cents === undefined ? null : { cents: Number(cents) } },
    ],
    wordLines: ({ promise }) => [
      { label: 'exchange.fact.words', answer: promise ? { said: String(promise) } : null },
    ],
    needParty: 'exchange.need',
    offerParty: 'exchange.offer',
    parts: [{ code: 'helper', label: 'exchange.agreement.kind' }],
    facts: [
      {
        code: 'lent',
        label: 'exchange.fact.noted',
        asks: ['hours', 'words'],
        by: 'parties',
        confirmed: true,
        counts: ['exchanges'],
      },
      { code: 'broken', label: 'exchange.fact.alarming', asks: ['words'], by: 'parties', alarming: true },
      {
        code: 'check',
        label: 'exchange.fact.planned',
        asks: ['step'],
        by: 'team',
        planned: true,
        forTeam: true,
      },
      {
        code: 'after',
        label: 'exchange.fact.planned',
        asks: ['step'],
        by: 'team',
        due: { from: 'end', months: [6] },
        once: true,
      },
    ],
    outcomes: [
      { code: 'given_back', label: 'exchange.end.heading', good: true },
      { code: 'lost', label: 'exchange.end.outcome', good: false },
    ],
    counts: ['exchanges'],
    circle: false,
    fundPurposes: ['other'],
    paper: { title: 'exchange.agreement.kind', articles: ['exchange.hub.lead'] },
    tie: 'exchange',
  },
  figures: [{ code: 'exchanges', unit: 'agreement', ofPeople: false }],
})
