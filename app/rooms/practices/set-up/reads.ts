import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { allKinds } from '../../exchange/kinds/reads.ts'
import { weightsOf } from '../../exchange/matches/reads.ts'
import { INDICATORS } from '../../indicators/rules.ts'
import { standingTargets } from '../../indicators/targets/reads.ts'
import { pactKinds, pactRule } from '../../pacts/reads.ts'
import { modelsHere } from '../models/reads.ts'
import type { PackForm } from './forms.ts'

/** All of the territory's own set-up that can travel with a practice. */
export async function setUpHere(tx: ActorTx) {
  const weights = []
  for (const { code, label, criteria } of allKinds()) {
    if (criteria.soft.length === 0) continue
    const changed = await weightsOf(tx, code)
    if (Object.keys(changed).length === 0) continue
    const own = criteria.soft.map((one): [string, number] => [one.code, changed[one.code] ?? one.weight])
    weights.push({ exchange: code, label, weights: Object.fromEntries(own) })
  }
  return {
    models: (await modelsHere(tx)).filter(({ retiredAt }) => retiredAt === null),
    pactKinds: await pactKinds(tx),
    pactRule: await pactRule(tx),
    aims: await standingTargets(tx),
    indicators: INDICATORS.map(({ code }) => code as string),
    weights,
  }
}
export type SetUp = Awaited<ReturnType<typeof setUpHere>>

/** The part of it that was chosen. */
export const chosenOf = (all: SetUp, chosen: PackForm) => ({
  models: all.models.filter(({ id }) => chosen.models.includes(id)),
  pactKinds: all.pactKinds.filter(({ id }) => chosen.pactKinds.includes(id)),
  pactRule: chosen.pactRule ? all.pactRule : null,
  aims: all.indicators
    .filter((code) => chosen.indicators.includes(code))
    .map((indicator) => ({ indicator, aim: all.aims.find(({ code }) => code === indicator) })),
  weights: all.weights.filter(({ exchange }) => chosen.weights.includes(exchange)),
})
