import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import type { TieNode } from '../../ties/rules.ts'
import { correctEvidence, writeEvidence } from '../../ties/writes.ts'
import { type Agreement, lockAgreement } from '../agreements/reads.ts'
import { AGREEMENT } from '../agreements/rules.ts'
import type { Kind } from '../kinds/forms.ts'
import { partiesOf } from './reads.ts'

export type NewParty = {
  personId?: string | undefined
  organisationId?: string | undefined
  needId?: string | undefined
  part: string
}
export async function insertParty(
  tx: ActorTx,
  actor: Actor,
  agreementId: string,
  id: string,
  { personId, organisationId, needId, part }: NewParty,
  fromOn: string,
) {
  return insertOwn(tx, 'exchange_party', {
    territory_id: actor.territoryId,
    id,
    agreement_id: agreementId,
    person_id: personId ?? null,
    organisation_id: organisationId ?? null,
    need_id: needId ?? null,
    part,
    from_on: fromOn,
    recorded_by: actor.personId,
  })
}

export type PartyRefusal = NamingRefusal | 'exchange.agreement.ended' | 'exchange.party.noPart'
/** Somebody else takes part from a day on; they are tied by it, and see the agreement while they do. */
export async function addParty(
  tx: ActorTx,
  actor: Actor,
  agreementId: string,
  party: NewParty & { id: string; fromOn: string },
  today: string,
): Promise<Outcome<{ partyId: string }, PartyRefusal>> {
  const { agreement, kind } = await lockAgreement(tx, agreementId)
  if (agreement.endedOn) return refused('exchange.agreement.ended')
  if (!kind.agreement.parts.some(({ code }) => code === party.part)) return refused('exchange.party.noPart')
  const unnamed = party.personId ? await refusalToName(tx, actor, [party.personId], today) : undefined
  if (unnamed) return refused(unnamed)
  if (await insertParty(tx, actor, agreementId, party.id, party, party.fromOn)) {
    await tieAgain(tx, actor, kind, agreement, today)
    await record(tx, actor, 'exchange.addedParty', AGREEMENT, agreementId)
  }
  return done({ partyId: party.id })
}

/** Somebody's part ends on a day; false where there is none that runs. */
export async function leaveParty(
  tx: ActorTx,
  actor: Actor,
  partyId: string,
  untilOn: string,
): Promise<boolean> {
  const left = await tx
    .updateTable('exchange_party')
    .set({ until_on: sql<string>`greatest(from_on, ${untilOn}::date)` })
    .where('id', '=', partyId)
    .where('until_on', 'is', null)
    .returning('agreement_id')
    .executeTakeFirst()
  if (!left) return false
  await record(tx, actor, 'exchange.leftParty', AGREEMENT, left.agreement_id)
  return true
}

/** Who is tied by an agreement: both sides, and who else has a part in it today. */
async function nodesOf(tx: ActorTx, agreement: Agreement): Promise<TieNode[]> {
  const parties = await partiesOf(tx, agreement.id)
  return [agreement.need, agreement.offer, ...parties.filter(({ untilOn }) => untilOn === null)].flatMap(
    ({ personId, organisationId }): TieNode[] => {
      if (personId) return [{ kind: 'person', id: personId }]
      return organisationId ? [{ kind: 'organisation', id: organisationId }] : []
    },
  )
}

/** Ties who has a part in an agreement from a day on, where its kind ties; `again` corrects what was tied before. */
export async function tieParties(
  tx: ActorTx,
  actor: Actor,
  { agreement: of }: Kind,
  agreement: Agreement,
  on: string,
  untilOn: string | null,
  again = false,
) {
  if (!of.tie) return
  const nodes = await nodesOf(tx, agreement)
  if (nodes.length < 2) return
  const write = again ? correctEvidence : writeEvidence
  await write(tx, actor, {
    kind: of.tie,
    sourceKind: AGREEMENT,
    sourceId: agreement.id,
    on,
    untilOn,
    formal: of.tie === 'agreement',
    circleId: agreement.circleId,
    nodes,
  })
}

async function tieAgain(tx: ActorTx, actor: Actor, kind: Kind, agreement: Agreement, today: string) {
  const start = agreement.startsOn && agreement.startsOn <= today ? agreement.startsOn : today
  await tieParties(tx, actor, kind, agreement, start, null, true)
}
