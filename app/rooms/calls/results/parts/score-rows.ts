import type { Call } from '../../reads.ts'
import type { Rank } from '../reads.ts'

type Say = (
  key:
    | 'calls.result.csvIdea'
    | 'calls.idea.title'
    | 'calls.result.csvArrived'
    | 'calls.result.csvAsked'
    | 'calls.result.csvSheet'
    | 'calls.result.place'
    | 'calls.result.points'
    | 'calls.result.funded',
) => string

/** A line a sheet: whoever has them all can reckon places and points again. A sheet's number says no juror. */
export const scoreHeadings = (call: Call, t: Say): string[] => [
  t('calls.result.csvIdea'),
  t('calls.idea.title'),
  t('calls.result.csvArrived'),
  t('calls.result.csvAsked'),
  t('calls.result.csvSheet'),
  ...call.criteria.map(({ label, weight, best }) => `${label} (${weight}; 0-${best})`),
  t('calls.result.points'),
  t('calls.result.place'),
  t('calls.result.funded'),
]

export const scoreRows = (ranks: readonly Rank[]) =>
  ranks.flatMap((one) =>
    one.sheets.map((sheet, at) => [
      one.ideaId,
      one.title,
      one.arrivedOn,
      one.askedCents / 100,
      at + 1,
      ...sheet,
      one.points,
      one.place,
      one.funded ? 1 : 0,
    ]),
  )
