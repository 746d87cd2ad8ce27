import { type Actor, holdsRole } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { likelyDuplicates } from '../../people/duplicates/reads.ts'
import { TEAM } from '../../people/rules.ts'
import { type ToldFigure, toldOutcomes } from '../protection/reads.ts'
import { protectionOf } from '../protection/rules.ts'
import { type Indicator, type IndicatorCode, indicatorOf } from '../rules.ts'

/** What stands beside a figure of people and is never added to it. */
export type ApartFigures = {
  /** Pairs of records that may be one person; null where they are too many to be compared for a page, undefined for who may not look. */
  duplicates?: number | null | undefined
  figures: readonly ToldFigure[]
}

/** Direct and indirect beneficiaries: a count of people, and an estimate with its author. */
const SIDES: Partial<Record<string, readonly IndicatorCode[]>> = {
  pacts_direct: ['pacts_direct', 'pacts_indirect'],
  pacts_indirect: ['pacts_direct', 'pacts_indirect'],
  fna_direct: ['fna_direct', 'fna_indirect'],
  fna_indirect: ['fna_direct', 'fna_indirect'],
}

/** What has to be read beside this figure: nothing for a figure that is not of people who took part. */
export async function apartFrom(
  tx: ActorTx,
  actor: Actor,
  asking: { until: string; today: string; forTeam: boolean },
  indicator: Indicator,
): Promise<ApartFigures | undefined> {
  const told = (codes: readonly IndicatorCode[]) =>
    toldOutcomes(
      tx,
      actor,
      asking,
      codes.flatMap((code) => indicatorOf(code) ?? []),
    )
  const sides = SIDES[indicator.code]
  if (sides) return { figures: await told(sides) }
  const isOfPeople = indicator.set.records === 'person' && protectionOf(indicator.set) === 'ordinary'
  if (!isOfPeople || indicator.set.lapses || indicator.of) return undefined
  return {
    duplicates: holdsRole(actor, ...TEAM) ? await duplicatesCounted(tx) : undefined,
    figures: await told(['headcount_anonymous']),
  }
}

/** Comparing everybody with everybody takes as long as a page may take at about so many. */
const MOST_COMPARED = 20_000

async function duplicatesCounted(tx: ActorTx) {
  const some = await tx
    .selectFrom('person')
    .select('id')
    .limit(MOST_COMPARED + 1)
    .execute()
  return some.length > MOST_COMPARED ? null : (await likelyDuplicates(tx)).length
}
