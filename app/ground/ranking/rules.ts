/** What is looked at: how much it weighs, and the best that can be given. */
export type Criterion = { code: string; weight: number; best: number }

/** One assessor's whole sheet on a proposal: a whole number from 0 to the best for each criterion, in their order. */
export type Sheet = readonly number[]

/** `arrived`: when it came in, as anything that sorts; it decides last. */
export type Assessed = { id: string; arrived: string; sheets: readonly Sheet[] }

export type Ranked = {
  id: string
  /** From 1; those that nothing tells apart but the day they came have places of their own all the same. */
  place: number
  /** Of a hundred, to two decimals, as it is told. The order follows the exact fraction. */
  points: number
  /** Mean of each criterion, to two decimals. */
  means: number[]
  /** What told it from the one before, where the points did not: a criterion's code, or the day it came. */
  tie?: string
}

/** Points as a fraction, so that the order never depends on rounding. */
export type Fraction = readonly [top: bigint, bottom: bigint]
export const compare = ([a, b]: Fraction, [c, d]: Fraction) =>
  Number(a * d - c * b > 0n) - Number(a * d - c * b < 0n)
/** To two decimals, rounded half up. */
export const said = ([top, bottom]: Fraction, times = 1n) =>
  Number((top * times * 200n + bottom) / (bottom * 2n)) / 100

/**
 * The weighted mean of sheets, exact: each criterion's mean over those who assessed a proposal, as a part of its best, weighted; a
 * hundred is the best of all. Assessors may differ from one to the next, because whoever has an interest in one does not assess
 * it. Of equals the one with more in the heaviest criterion comes first, then in the next, then the one that came in earlier.
 * Those that nobody assessed are not ranked. Throws a RangeError on a sheet that is not whole.
 */
export function rankSheets(criteria: readonly Criterion[], proposals: readonly Assessed[]): Ranked[] {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  if (criteria.length === 0 || weights <= 0) throw new RangeError('there is nothing to assess by')
  const heaviest = criteria.map((_, at) => at).sort((a, b) => weightAt(criteria, b) - weightAt(criteria, a))
  const measured = proposals
    .filter(({ sheets }) => sheets.length > 0)
    .map((about) => ({ about, ...pointsOf(criteria, weights, about) }))
  type One = (typeof measured)[number]
  const apart = (a: One, b: One): { by: string; sign: number } => {
    const byPoints = compare(b.points, a.points)
    if (byPoints !== 0) return { by: '', sign: byPoints }
    for (const at of heaviest) {
      const sign = compare(b.means[at] ?? [0n, 1n], a.means[at] ?? [0n, 1n])
      if (sign !== 0) return { by: criteria[at]?.code ?? '', sign }
    }
    const [one, other] = [`${a.about.arrived} ${a.about.id}`, `${b.about.arrived} ${b.about.id}`]
    return { by: 'arrived', sign: one < other ? -1 : 1 }
  }
  measured.sort((a, b) => apart(a, b).sign)
  return measured.map((one, at) => {
    const before = measured[at - 1]
    const by = before ? apart(before, one).by : ''
    return {
      id: one.about.id,
      place: at + 1,
      points: said(one.points, 100n),
      means: one.means.map((mean) => said(mean)),
      ...(by && { tie: by }),
    }
  })
}

const weightAt = (criteria: readonly Criterion[], at: number) => criteria[at]?.weight ?? 0

/** What sheets come to, as an exact part of the best there is. Throws a RangeError on a sheet that is not whole. */
export const sheetPoints = (criteria: readonly Criterion[], about: Assessed): Fraction =>
  pointsOf(
    criteria,
    criteria.reduce((sum, { weight }) => sum + weight, 0),
    about,
  ).points

function pointsOf(criteria: readonly Criterion[], weights: number, { id, sheets }: Assessed) {
  const assessors = BigInt(sheets.length)
  const means: Fraction[] = criteria.map(({ code, best }, at) => [
    sheets.reduce((sum, sheet) => sum + BigInt(whole(sheet[at], best, `${id} ${code}`)), 0n),
    assessors,
  ])
  const bests = criteria.reduce((product, { best }) => product * BigInt(best), 1n)
  const top = means.reduce(
    (sum, [total], at) =>
      sum + (total * BigInt(weightAt(criteria, at)) * bests) / BigInt(criteria[at]?.best ?? 1),
    0n,
  )
  return { means, points: [top, assessors * BigInt(weights) * bests] as Fraction }
}

function whole(score: number | undefined, best: number, what: string): number {
  if (score === undefined || !Number.isInteger(score) || score < 0 || score > best)
    throw new RangeError(`${what}: ${score} is not from 0 to ${best}`)
  return score
}
