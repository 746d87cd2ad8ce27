import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { MarkedColumn } from '../../../ground/access/keyed.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import type { FormErrors } from '../../../ground/forms/parse-form.ts'
import { record } from '../../../ground/journal/record.ts'
import { membersOf } from '../../operators/circles/reads.ts'
import { othersIn, type Pact, pactRule } from '../reads.ts'
import { draftWhere, markOf, type PactText, versionWhere } from './reads.ts'
import { overCeiling, type PactWords, whyNotReady } from './rules.ts'

export const marked: readonly MarkedColumn[] = [
  {
    table: 'pact_version',
    column: 'mark',
    words: { table: 'pact_version', column: 'sealed', id: 'id' },
    mark: markOf,
  },
]

/** Keeps what was written so far at the table, over what was kept before. Money beyond the ceiling is refused already here. */
export async function keepDraft(
  tx: ActorTx,
  actor: SignedInActor,
  { id, circleId, aboutId }: Pact,
  words: PactWords,
): Promise<FormErrors> {
  const { ceilingCents } = await pactRule(tx)
  const wrong = overCeiling(words, ceilingCents)
  if (Object.keys(wrong).length > 0) return wrong
  const kept = {
    sealed: seal(JSON.stringify(words), draftWhere(id)),
    recorded_by: actor.personId,
    changed_at: new Date(),
  }
  await tx
    .insertInto('pact_draft')
    .values({
      territory_id: actor.territoryId,
      pact_id: id,
      circle_id: circleId,
      person_id: aboutId,
      sealed: kept.sealed,
      recorded_by: kept.recorded_by,
    })
    .onConflict((same) => same.columns(['territory_id', 'pact_id']).doUpdateSet(kept))
    .execute()
  await record(tx, actor, 'pacts.drafted', 'pact', id)
  return {}
}

/** Whether this very form has made a version before: then it changes nothing any more. */
export async function versionWritten(tx: ActorTx, once: string): Promise<boolean> {
  const versionId = idWithin(once, 'version')
  const row = await tx.selectFrom('pact_version').where('id', '=', versionId).select('id').executeTakeFirst()
  return row !== undefined
}

/**
 * Makes a version of what is written, to be signed: from now on nobody changes it. What is missing comes back by field.
 * The same form sent twice makes one version.
 */
export async function writeVersion(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  once: string,
  words: PactWords,
  now: Date,
): Promise<FormErrors> {
  const versionId = idWithin(once, 'version')
  const { ceilingCents } = await pactRule(tx)
  const team = (await membersOf(tx, pact.circleId)).filter(
    ({ untilAt, personId }) => !untilAt && personId !== pact.personId && personId !== pact.aboutId,
  )
  const wrong = whyNotReady(words, { ...pact.kindOf, ceilingCents, team: team.length })
  if (Object.keys(wrong).length > 0) return wrong
  const text: PactText = {
    ...words,
    person: pact.person,
    others: (await othersIn(tx, pact)).map(({ name }) => name),
    kind: pact.kind,
    questions: [...pact.kindOf.questions],
    team: team.map(({ name, part }) => ({ name, part })),
  }
  const said = JSON.stringify(text)
  const last = await tx
    .selectFrom('pact_version')
    .where('pact_id', '=', pact.id)
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst()
  const written = await tx
    .insertInto('pact_version')
    .values({
      territory_id: actor.territoryId,
      id: versionId,
      pact_id: pact.id,
      circle_id: pact.circleId,
      person_id: pact.aboutId,
      number: (last?.number ?? 0) + 1,
      sealed: seal(said, versionWhere(versionId)),
      mark: markOf(said),
      recorded_by: actor.personId,
      recorded_at: now,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return {}
  await tx.deleteFrom('pact_draft').where('pact_id', '=', pact.id).execute()
  await record(tx, actor, 'pacts.versionWritten', 'pact_version', versionId)
  return {}
}
