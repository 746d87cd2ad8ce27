import * as z from 'zod'
import { type Contract, listed, type Told } from '../../../ground/api/contract.ts'
import { translatorFor } from '../../../ground/texts/texts.ts'
import { noteOutcomes } from '../evaluation/parts/told-rows.ts'
import { stateOf } from '../parts/outcome-csv.ts'
import { toldOutcomes } from '../protection/reads.ts'
import { INDICATORS, type KnownIndicator, READERS } from '../rules.ts'

const count = z.number().nullable()

/**
 * The outcome table as it may leave the team: what would single somebody out is not told, to whichever role. The day asked
 * may be any up to today.
 */
export const outcomes: Contract = {
  name: 'outcomes',
  label: 'indicators.api.outcomesName',
  about: 'indicators.api.outcomes',
  readers: READERS,
  codes: true,
  shape: z.strictObject({
    id: z.string(),
    name: z.string(),
    unit: z.string(),
    value: count,
    numerator: count,
    denominator: count,
    state: z.enum(['counted', 'not_collected', 'suppressed']),
    countedOn: z.iso.date(),
  }),
  list: listed(z.strictObject({ asOf: z.iso.date().optional() }), async (_, __, { after, limit }) => {
    const codes = INDICATORS.map(({ code }) => code)
    const from = after ? codes.indexOf(after as (typeof codes)[number]) + 1 : 0
    return codes.slice(from, from + limit)
  }),
  tell: async (tx, actor, ids, { today, language }, { asOf }): Promise<Told[]> => {
    const t = translatorFor(language)
    const until = typeof asOf === 'string' && asOf < today ? asOf : today
    const wanted = (INDICATORS as readonly KnownIndicator[]).filter(({ code }) => ids.includes(code))
    if (wanted.length === 0) return []
    const figures = await toldOutcomes(tx, actor, { until, today, forTeam: false }, wanted)
    // Whoever evaluates is seen to read here as on a page.
    await noteOutcomes(tx, actor, { said: `api/outcomes?as-of=${until}`, rows: figures.length })
    return figures.map((figure) => ({
      id: figure.code,
      name: t(`indicators.${figure.code}.name`),
      unit: figure.unit,
      value: figure.value,
      numerator: figure.numerator,
      denominator: figure.denominator,
      state: stateOf(figure),
      countedOn: figure.countedOn,
    }))
  },
}
