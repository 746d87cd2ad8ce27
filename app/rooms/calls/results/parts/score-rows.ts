import type { Call } from '../../reads.ts'
import { isVoted } from '../../rules.ts'
import type { Rank } from '../reads.ts'

type Say = (
  key:
    | 'calls.result.csvIdea'
    | 'calls.idea.title'
    | 'calls.result.csvArrived'
    | 'calls.result.csvAsked'
    | 'calls.result.csvSheet'
    | 'calls.result.votes'
    | 'calls.result.place'
    | 'calls.result.points'
    | 'calls.result.funded',
) => string

/** A line a sheet, or a line an idea where nobody assessed: whoever has them all can reckon places again. A sheet's number says no juror. */
export const scoreHeadings = (call: Call, t: Say): string[] => [
  t('calls.result.csvIdea'),
  t('calls.idea.title'),
  t('calls.result.csvArrived'),
  t('calls.result.csvAsked'),
  t('calls.result.csvSheet'),
  ...call.criteria.map(({ label, weight, best }) => `${label} (${weight}; 0-${best})`),
  ...(isVoted(call.method) ? [t('calls.result.votes')] : []),
  t('calls.result.points'),
  t('calls.result.place'),
  t('calls.result.funded'),
]

export const scoreRows = (call: Call, ranks: readonly Rank[]) =>
  ranks.flatMap((one) => {
    const empty = call.criteria.map(() => '')
    const sheets =
      one.sheets.length > 0 ? one.sheets.map((sheet, at) => [at + 1, ...sheet]) : [['', ...empty]]
    return sheets.map((sheet) => [
      one.ideaId,
      one.title,
      one.arrivedOn,
      one.askedCents / 100,
      ...sheet,
      ...(isVoted(call.method) ? [one.votes ?? 0] : []),
      one.points,
      one.place,
      one.funded ? 1 : 0,
    ])
  })
