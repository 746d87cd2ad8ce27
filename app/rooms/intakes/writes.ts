import { sql } from 'kysely'
import type { SignedInActor } from '../../ground/access/actor.ts'
import type { SealedColumn } from '../../ground/access/rotate.ts'
import { seal } from '../../ground/access/seal.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { idWithin, isId } from '../../ground/db/ids.ts'
import { insertOwn } from '../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import { openCircle, seeCircle } from '../operators/circles/writes.ts'
import { guardiansOf } from '../people/guardians/reads.ts'
import { ADULT_AGE, isUnder } from '../people/guardians/rules.ts'
import { keptIdOf, personById } from '../people/reads.ts'
import { newPersonNamed } from '../people/writes.ts'
import { writeEvidence } from '../ties/writes.ts'
import type { AgreementForm, OpenForm, StoryForm } from './forms.ts'
import { type IntakeLine, intakeById, openIntakeOf } from './reads.ts'
import { type Story, sealedWhere } from './rules.ts'
import { openSignal } from './school/reads.ts'
import { settleSignal } from './school/writes.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'intake_story', column: 'sealed', id: 'intake_id' },
  { table: 'intake_closing', column: 'sealed', id: 'id' },
  { table: 'intake_step', column: 'sealed', id: 'id' },
  { table: 'intake_contact', column: 'sealed', id: 'id' },
  { table: 'intake_referral', column: 'sealed', id: 'id' },
  { table: 'intake_referral', column: 'sealed_answer', id: 'id' },
  { table: 'intake_judgement', column: 'sealed', id: 'id' },
  { table: 'intake_path_part', column: 'sealed', id: 'id' },
  { table: 'school_signal', column: 'sealed', id: 'id' },
]

export type OpenRefusal =
  | 'intakes.new.personMissing'
  | 'intakes.new.restricted'
  | 'intakes.new.future'
  | 'intakes.new.openAlready'
  | 'intakes.new.guardianMissing'
  | 'intakes.signal.unknown'

/**
 * Begins to accompany somebody who agreed: intake, circle with the actor in it, words, agreements, tie. Sent again it is the
 * same. Refused in the future; for a minor without the agreement of who holds parental responsibility; where the actor
 * accompanies them already. That others do is not said here: asking would be enough to learn it (see README).
 */
export async function openIntake(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: OpenForm,
  today: string,
): Promise<Outcome<{ intakeId: string }, OpenRefusal>> {
  if (form.openedOn > today) return refused('intakes.new.future')
  const circleId = idWithin(id, 'circle')
  // Sent twice at once, the second waits here and finds what the first wrote.
  await sql`select pg_advisory_xact_lock(hashtextextended(${circleId}, 0))`.execute(tx)
  await seeCircle(tx, circleId)
  if (await intakeById(tx, id)) return done({ intakeId: id })
  const personId = await whoIs(tx, actor, form.person)
  if (!personId) return refused('intakes.new.personMissing')
  if (await isRestricted(tx, personId)) return refused('intakes.new.restricted')
  // Two forms sent at once open one.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.personId} ${personId}`}, 0))`.execute(tx)
  if (await intakeById(tx, id)) return done({ intakeId: id })
  if (await openIntakeOf(tx, personId)) return refused('intakes.new.openAlready')
  const giver = await whoAgrees(tx, personId, form.givenBy, form.openedOn, form.signalId !== undefined)
  if (giver === undefined) return refused('intakes.new.guardianMissing')
  if (form.signalId && !(await openSignal(tx, form.signalId))) return refused('intakes.signal.unknown')

  if (!(await openCircle(tx, actor, { id: circleId, kind: 'intake', aboutId: personId, part: form.part })))
    throw new NotHere()
  const common = { territory_id: actor.territoryId, circle_id: circleId, person_id: personId }
  await tx
    .insertInto('intake')
    .values({
      ...common,
      id,
      opened_on: form.openedOn,
      source: form.source,
      known_said: form.knownSaid,
      encounter_id: await readable(tx, 'encounter', form.encounterId),
      household_id: await readable(tx, 'household', form.householdId),
      recorded_by: actor.personId,
    })
    .execute()
  await writeStory(tx, actor, { id, circleId, personId }, form)
  const kinds = form.notice ? (['accompaniment', 'early_notice'] as const) : (['accompaniment'] as const)
  for (const kind of kinds) {
    await insertOwn(tx, 'intake_agreement', {
      ...common,
      id: idWithin(id, kind),
      intake_id: id,
      kind,
      agreed_on: form.openedOn,
      how: form.how,
      given_by: giver,
      recorded_by: actor.personId,
    })
  }
  await writeEvidence(tx, actor, {
    kind: 'intake',
    sourceKind: 'intake',
    sourceId: id,
    on: form.openedOn,
    circleId,
    nodes: [
      { kind: 'person', id: actor.personId },
      { kind: 'person', id: personId },
    ],
  })
  await record(tx, actor, 'intakes.opened', 'intake', id)
  if (form.signalId) await settleSignal(tx, actor, form.signalId, { outcome: 'agreed', intakeId: id }, today)
  return done({ intakeId: id })
}

/** The id of a record the actor may read; what a form names besides is as if it were not named. */
async function readable(tx: ActorTx, table: 'encounter' | 'household', id: string | undefined) {
  if (!id) return null
  const row = await tx.selectFrom(table).where('id', '=', id).select('id').executeTakeFirst()
  return row?.id ?? null
}

/** Somebody known, or somebody named for the first time. */
async function whoIs(tx: ActorTx, actor: SignedInActor, said: string) {
  const name = said.startsWith('new-person:') ? said.slice('new-person:'.length).trim() : ''
  if (name) return newPersonNamed(tx, actor, name)
  return isId(said) ? keptIdOf(tx, said) : undefined
}

async function isRestricted(tx: ActorTx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ restricted: boolean }>`
    select ${personId}::uuid = any (app.restricted_people()) as restricted`.execute(tx)
  return rows[0]?.restricted ?? false
}

/**
 * Who agrees: null for the person themself, a guardian for a minor; undefined where nobody may. A pupil a school told of is
 * a minor unless their age says otherwise.
 */
async function whoAgrees(
  tx: ActorTx,
  personId: string,
  givenBy: string | undefined,
  on: string,
  isPupil = false,
) {
  const person = await personById(tx, personId)
  const born = { bornOn: person?.profile.born_on ?? null, birthYear: person?.profile.birth_year ?? null }
  const unknownAge = born.bornOn === null && born.birthYear === null
  if (!isUnder(ADULT_AGE, on, born) && !(isPupil && unknownAge)) return null
  const holds = (await guardiansOf(tx, personId)).find(
    (one) => one.guardianId === givenBy && one.fromOn <= on && (one.untilOn === null || one.untilOn >= on),
  )
  return holds?.guardianId
}

type Which = Pick<IntakeLine, 'id' | 'circleId' | 'personId'>

/** Writes what the person tells, in place of what they told before. Words reach the database sealed. */
async function writeStory(tx: ActorTx, actor: SignedInActor, intake: Which, form: StoryForm) {
  const story: Story = {
    wishes: form.wishes,
    capabilities: form.capabilities,
    needs: form.needs,
    heard: form.heard || undefined,
    isee: form.isee,
    home: form.home,
    job: form.job,
    schooling: form.schooling,
  }
  const said = {
    sealed: seal(JSON.stringify(story), sealedWhere('intake_story', intake.id)),
    recorded_by: actor.personId,
  }
  await tx
    .insertInto('intake_story')
    .values({
      territory_id: actor.territoryId,
      intake_id: intake.id,
      circle_id: intake.circleId,
      person_id: intake.personId,
      ...said,
    })
    .onConflict((same) =>
      same.columns(['territory_id', 'intake_id']).doUpdateSet({ ...said, recorded_at: sql<Date>`now()` }),
    )
    .execute()
}

export async function tellStory(tx: ActorTx, actor: SignedInActor, intake: Which, form: StoryForm) {
  await writeStory(tx, actor, intake, form)
  await record(tx, actor, 'intakes.told', 'intake', intake.id)
}

export type AgreementRefusal = 'intakes.new.future' | 'intakes.new.guardianMissing'

/** Another agreement, from its own day. */
export async function addAgreement(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  intake: Which,
  form: AgreementForm,
  today: string,
): Promise<Outcome<null, AgreementRefusal>> {
  if (form.agreedOn > today) return refused('intakes.new.future')
  const giver = await whoAgrees(tx, intake.personId, form.givenBy, form.agreedOn)
  if (giver === undefined) return refused('intakes.new.guardianMissing')
  const added = await insertOwn(tx, 'intake_agreement', {
    territory_id: actor.territoryId,
    id,
    intake_id: intake.id,
    circle_id: intake.circleId,
    person_id: intake.personId,
    kind: form.kind,
    agreed_on: form.agreedOn,
    how: form.how,
    given_by: giver,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'intakes.agreed', 'intake', intake.id)
  return done(null)
}

/** Somebody no longer agrees, from that day. False where nothing stands. */
export async function endAgreement(
  tx: ActorTx,
  actor: SignedInActor,
  intakeId: string,
  id: string,
  endedOn: string,
) {
  const ended = await tx
    .updateTable('intake_agreement')
    .set({ ended_on: sql<string>`greatest(agreed_on, ${endedOn}::date)`, ended_by: actor.personId })
    .where('id', '=', id)
    .where('intake_id', '=', intakeId)
    .where('ended_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'intakes.endedAgreement', 'intake', intakeId)
  return ended !== undefined
}
