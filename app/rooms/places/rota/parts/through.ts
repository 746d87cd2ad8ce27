import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import type { ThroughKind } from '../rules.ts'

/** Something a shift can be carried out through: a work grant or a pact that the actor may see. */
export type ThroughChoice = {
  kind: Exclude<ThroughKind, 'other'>
  id: string
  label: string
  /** Whose circle it belongs to: only they will read it beside the shift. */
  circleId: string | null
}

type Source = {
  kind: ThroughChoice['kind']
  choices: (tx: ActorTx, actor: SignedInActor) => Promise<ThroughChoice[]>
  /** Its page, below the territory. */
  path: (id: string) => string
}

/** Filled by the shell, which knows the later rooms. */
export const throughSources: Source[] = []

export const throughChoices = async (tx: ActorTx, actor: SignedInActor): Promise<ThroughChoice[]> => {
  const all: ThroughChoice[] = []
  for (const source of throughSources) all.push(...(await source.choices(tx, actor)))
  return all
}

export const throughPath = (kind: ThroughKind, id: string | null): string | undefined =>
  id ? throughSources.find((one) => one.kind === kind)?.path(id) : undefined
