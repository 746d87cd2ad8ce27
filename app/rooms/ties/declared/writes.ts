import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { newOrganisationNamed } from '../../organisations/writes.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { sameAs } from '../../people/reads.ts'
import { newPersonNamed } from '../../people/writes.ts'
import { nodeNamed } from '../reads.ts'
import type { TieNode } from '../rules.ts'
import { endEvidence, removeEvidence, writeEvidence } from '../writes.ts'
import type { DeclareForm } from './forms.ts'
import type { Declared } from './rules.ts'

export type DeclareRefusal = 'ties.declare.self' | 'ties.declare.already' | NamingRefusal
type Saying = Pick<DeclareForm, 'sinceOn' | 'form'> & { saidBy: DeclareForm['saidBy'] | 'list' }

const sourceOf = (id: string) => ({
  kind: 'declared' as const,
  sourceKind: 'tie_declared',
  sourceId: id,
})

/**
 * Declares that two are tied, under the id the form came with; it lasts until somebody says otherwise. Refused between
 * somebody and themself, where it is declared already and stands, and where somebody may not be named on the day `today`.
 */
export async function declareTie(
  tx: ActorTx,
  actor: Actor,
  id: string,
  one: TieNode,
  form: DeclareForm,
  today: string,
): Promise<Outcome<{ two: TieNode }, DeclareRefusal>> {
  const sent = await tx.selectFrom('tie_declared').where('id', '=', id).select('two_id').executeTakeFirst()
  const two = await whoIs(tx, actor, form.who, id)
  if (sent) return done({ two })
  const same = one.kind === 'person' ? await sameAs(tx, one.id) : [one.id]
  if (same.includes(two.id)) return refused('ties.declare.self')
  const people = [one, two].flatMap((node) => (node.kind === 'person' ? [node.id] : []))
  const unnamed = await refusalToName(tx, actor, people, today)
  if (unnamed) return refused(unnamed)
  if (await isDeclared(tx, one.id, two.id)) return refused('ties.declare.already')
  await writeDeclared(tx, actor, id, [one, two], form)
  return done({ two })
}

/** Writes a declared tie down with its evidence. Sent twice by its author it is one. */
export async function writeDeclared(
  tx: ActorTx,
  actor: Actor,
  id: string,
  [one, two]: readonly [TieNode, TieNode],
  { sinceOn, form, saidBy }: Saying,
) {
  const added = await insertOwn(tx, 'tie_declared', {
    territory_id: actor.territoryId,
    id,
    one_kind: one.kind,
    one_id: one.id,
    two_kind: two.kind,
    two_id: two.id,
    formal: form === 'formal',
    since_on: sinceOn,
    said_by: saidBy,
    recorded_by: actor.personId,
  })
  if (!added) return
  await writeEvidence(tx, actor, {
    ...sourceOf(id),
    on: sinceOn,
    untilOn: null,
    formal: form === 'formal',
    nodes: [one, two],
  })
  await record(tx, actor, 'ties.declared', 'tie_declared', id)
}

const isDeclared = async (tx: ActorTx, one: string, two: string) =>
  (await tx
    .selectFrom('tie_declared')
    .where('until_on', 'is', null)
    .where('one_id', 'in', [one, two])
    .where('two_id', 'in', [one, two])
    .select('id')
    .limit(1)
    .executeTakeFirst()) !== undefined

async function whoIs(tx: ActorTx, actor: Actor, said: Declared, once: string): Promise<TieNode> {
  if (said.kind === 'new-person')
    return { kind: 'person', id: await newPersonNamed(tx, actor, said.name, idWithin(once, said.name)) }
  if (said.kind === 'new-group') {
    const id = await newOrganisationNamed(tx, actor, said.name, undefined, idWithin(once, said.name))
    return { kind: 'organisation', id }
  }
  const node = await nodeNamed(tx, said.id)
  if (node?.kind !== said.kind) throw new NotHere()
  return { kind: node.kind, id: node.id }
}

/** A declared tie held until a day. False where it is not there, or began later. */
export async function endDeclared(tx: ActorTx, actor: Actor, id: string, untilOn: string): Promise<boolean> {
  const ended = await tx
    .updateTable('tie_declared')
    .set({ until_on: untilOn })
    .where('id', '=', id)
    .where('since_on', '<=', untilOn)
    .returning('id')
    .executeTakeFirst()
  if (!ended) return false
  await endEvidence(tx, actor, sourceOf(id), untilOn)
  await record(tx, actor, 'ties.ended', 'tie_declared', id)
  return true
}

/** It was a mistake, or whoever said it takes it back: nothing of it is left but the line in the journal. */
export async function withdrawDeclared(tx: ActorTx, actor: Actor, id: string): Promise<boolean> {
  const gone = await tx.deleteFrom('tie_declared').where('id', '=', id).returning('id').executeTakeFirst()
  if (!gone) return false
  await removeEvidence(tx, actor, sourceOf(id))
  await record(tx, actor, 'ties.withdrawn', 'tie_declared', id)
  return true
}
