import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { SourceKind } from '../rules.ts'
import { enter, moving } from '../writes.ts'

export type NewSource = {
  kind: SourceKind
  name: string
  organisationId?: string | undefined
  giverName?: string | undefined
  act?: string | undefined
}

/** Writes down who gives: an organisation of the network, or a name. */
export async function recordSource(tx: ActorTx, actor: Actor, id: string, source: NewSource) {
  const added = await insertOwn(tx, 'fund_source', {
    territory_id: actor.territoryId,
    id,
    kind: source.kind,
    name: source.name,
    organisation_id: source.organisationId ?? null,
    giver_name: source.organisationId ? null : (source.giverName ?? source.name),
    act: source.act ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'funds.sourceRecorded', 'fund_source', id)
}

type Given = { id: string; sourceId: string; cents: number; on: string; reference?: string | undefined }

/** Money of a source came in. */
export async function receive(tx: ActorTx, actor: Actor, given: Given) {
  const added = await enter(tx, actor, { ...given, kind: 'received' })
  if (added) await record(tx, actor, 'funds.received', 'fund_source', given.sourceId)
}

export type Allotment = Omit<Given, 'reference'> & { fundId: string; why?: string | undefined }
export type AllotRefusal = 'funds.allot.notEnough' | 'funds.allot.notEnoughThen'

/** Gives a fund what a source has received and not allotted yet, never more. */
export async function allot(
  tx: ActorTx,
  actor: Actor,
  allotment: Allotment,
): Promise<Outcome<{ id: string }, AllotRefusal>> {
  const allotted = await moving(
    tx,
    {
      fund_source_never_overallotted: 'funds.allot.notEnough',
      fund_source_never_overallotted_then: 'funds.allot.notEnoughThen',
    },
    () => enter(tx, actor, { ...allotment, kind: 'allotted' }),
  )
  if (!allotted.ok) return allotted
  if (allotted.value) await record(tx, actor, 'funds.allotted', 'fund', allotment.fundId)
  return done({ id: allotment.id })
}

export type WithdrawRefusal =
  | 'funds.withdraw.notFree'
  | 'funds.withdraw.notFreeThen'
  | 'funds.withdraw.gaveLess'

/** Takes back to its source what is free in a fund: for another fund, or to be given back. */
export async function withdraw(
  tx: ActorTx,
  actor: Actor,
  withdrawal: Allotment,
): Promise<Outcome<{ id: string }, WithdrawRefusal>> {
  const withdrawn = await moving(
    tx,
    {
      fund_never_overcommitted: 'funds.withdraw.notFree',
      fund_never_overcommitted_then: 'funds.withdraw.notFreeThen',
      fund_source_gave_less: 'funds.withdraw.gaveLess',
      fund_source_allotted_cents_check: 'funds.withdraw.gaveLess',
      fund_allotted_cents_check: 'funds.withdraw.notFree',
    },
    () => enter(tx, actor, { ...withdrawal, kind: 'withdrawn' }),
  )
  if (!withdrawn.ok) return withdrawn
  if (withdrawn.value) await record(tx, actor, 'funds.withdrawn', 'fund', withdrawal.fundId)
  return done({ id: withdrawal.id })
}
