import type { Actor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { wholeTable } from '../../local/reads.ts'
import type { TableFigure } from '../../parts/outcome-csv.ts'
import { standingTargets } from '../../targets/reads.ts'
import { type Target, targetOn } from '../../targets/rules.ts'

/** The figures a framework reads, with the aim of each, as they may be told. */
export type Reading = { figures: Map<string, TableFigure>; aims: Map<string, Target> }
type Asking = { until: string; today: string; forTeam: boolean }

export async function readingOf(tx: ActorTx, actor: Actor, asked: Asking): Promise<Reading> {
  const told = await wholeTable(tx, actor, asked)
  const targets = Map.groupBy(await standingTargets(tx), ({ code }) => code)
  const aims = [...targets].flatMap(([code, of]) => {
    const aim = targetOn(of, asked.until)
    return aim ? [[code, aim] as const] : []
  })
  return { figures: new Map(told.map((figure) => [figure.code, figure])), aims: new Map(aims) }
}
