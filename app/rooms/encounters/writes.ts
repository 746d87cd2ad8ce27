import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { daysLater, localTime } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { idWithin, newId } from '../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import { newOrganisationNamed } from '../organisations/writes.ts'
import { newPersonNamed } from '../people/writes.ts'
import { correctEvidence, writeEvidence } from '../ties/writes.ts'
import type { EncounterForm } from './forms.ts'
import { isYetToCome, nodesOfEncounter, type Who } from './rules.ts'

type Clock = { now: Date; timeZone: string }
type Noted = Outcome<{ encounterId: string }, 'encounters.form.future'>
type Content = Pick<EncounterForm, 'topics' | 'note' | 'reserved'>

const SOON_DAYS = 7

/**
 * Notes an encounter under the id its form came with: participants, topics, note, reminder and ties with it. The same form
 * sent again changes nothing and is answered alike to its author; to anyone else it is not there. Refused in the future.
 */
export async function noteEncounter(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: EncounterForm,
  { now, timeZone }: Clock,
): Promise<Noted> {
  if (isYetToCome(form.metAt, localTime(now, timeZone))) return refused('encounters.form.future')
  await placeStands(tx, form.placeId)
  const noted = await tx
    .insertInto('encounter')
    .values({
      territory_id: actor.territoryId,
      id,
      recorded_by: actor.personId,
      ...whenAndWhere(form, timeZone),
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!noted) return notedBefore(tx, actor, id)

  const met = await writeParticipants(tx, actor, id, form.who)
  await writeContent(tx, actor, id, form)
  if (form.next)
    await remind(
      tx,
      actor,
      id,
      form.next,
      form.nextOn ?? daysLater(localTime(now, timeZone).slice(0, 10), SOON_DAYS),
    )
  await writeEvidence(tx, actor, evidenceOf(id, form, { ...met, authorId: actor.personId }))
  await record(tx, actor, 'encounters.noted', 'encounter', id)
  return done({ encounterId: id })
}

/** Its author tells the encounter again; what was said before is replaced, reminders stay. Refused in the future. */
export async function correctEncounter(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: EncounterForm,
  { now, timeZone }: Clock,
): Promise<Noted> {
  if (isYetToCome(form.metAt, localTime(now, timeZone))) return refused('encounters.form.future')
  await placeStands(tx, form.placeId)
  const own = await tx
    .updateTable('encounter')
    .set(whenAndWhere(form, timeZone))
    .where('id', '=', id)
    .where('recorded_by', '=', actor.personId)
    .returning('id')
    .executeTakeFirst()
  if (!own) throw new NotHere()

  await tx.deleteFrom('encounter_person').where('encounter_id', '=', id).execute()
  await tx.deleteFrom('encounter_organisation').where('encounter_id', '=', id).execute()
  await tx.deleteFrom('encounter_topic').where('encounter_id', '=', id).execute()
  await tx.deleteFrom('encounter_note').where('encounter_id', '=', id).execute()
  const met = await writeParticipants(tx, actor, id, form.who)
  await writeContent(tx, actor, id, form)
  await correctEvidence(tx, actor, evidenceOf(id, form, { ...met, authorId: actor.personId }))
  await record(tx, actor, 'encounters.corrected', 'encounter', id)
  return done({ encounterId: id })
}

async function notedBefore(tx: ActorTx, actor: SignedInActor, id: string): Promise<Noted> {
  const own = await tx
    .selectFrom('encounter')
    .where('id', '=', id)
    .where('recorded_by', '=', actor.personId)
    .select('id')
    .executeTakeFirst()
  if (!own) throw new NotHere()
  return done({ encounterId: id })
}

const whenAndWhere = ({ metAt, placeId, placeSaid }: EncounterForm, timeZone: string) => ({
  met_on: metAt.slice(0, 10),
  met_at: sql<Date>`${metAt}::timestamp at time zone ${timeZone}`,
  place_id: placeId ?? null,
  place_said: placeSaid ?? null,
})

/** A form may name only a place that is there for whoever sends it. */
export async function placeStands(tx: ActorTx, placeId: string | undefined) {
  if (!placeId) return
  if (!(await tx.selectFrom('place').where('id', '=', placeId).select('id').executeTakeFirst()))
    throw new NotHere()
}

type Participants = { personIds: string[]; organisationIds: string[] }

/**
 * The records behind the answers of a form; a name said for the first time becomes a person, or an informal group, once
 * for each form.
 */
export async function whoTheyAre(
  tx: ActorTx,
  actor: Actor,
  who: readonly Who[],
  once: string,
): Promise<Participants> {
  const personIds = new Set<string>()
  const organisationIds = new Set<string>()
  for (const one of who) {
    if (one.kind === 'person') personIds.add(one.id)
    else if (one.kind === 'organisation') organisationIds.add(one.id)
    else {
      const id = idWithin(once, `${one.kind} ${one.name}`)
      if (one.kind === 'new-person') personIds.add(await newPersonNamed(tx, actor, one.name, id))
      else organisationIds.add(await newOrganisationNamed(tx, actor, one.name, undefined, id))
    }
  }
  return { personIds: [...personIds], organisationIds: [...organisationIds] }
}

/** Writes down who was there; a name said for the first time becomes a person, or an informal group. */
async function writeParticipants(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  who: readonly Who[],
): Promise<Participants> {
  const met = await whoTheyAre(tx, actor, who, id)
  if (met.personIds.length) {
    const known = await tx
      .insertInto('encounter_person')
      .columns(['territory_id', 'encounter_id', 'person_id'])
      .expression(
        tx
          .selectFrom('person')
          .where('person.id', 'in', met.personIds)
          .select(['person.territory_id', sql<string>`${id}::uuid`.as('encounter_id'), 'person.id']),
      )
      .executeTakeFirstOrThrow()
    if (Number(known.numInsertedOrUpdatedRows) !== met.personIds.length) throw new NotHere()
  }
  if (met.organisationIds.length) {
    const known = await tx
      .insertInto('encounter_organisation')
      .columns(['territory_id', 'encounter_id', 'organisation_id'])
      .expression(
        tx
          .selectFrom('organisation')
          .where('organisation.id', 'in', met.organisationIds)
          .select([
            'organisation.territory_id',
            sql<string>`${id}::uuid`.as('encounter_id'),
            'organisation.id',
          ]),
      )
      .executeTakeFirstOrThrow()
    if (Number(known.numInsertedOrUpdatedRows) !== met.organisationIds.length) throw new NotHere()
  }
  return met
}

async function writeContent(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { topics, note, reserved }: Content,
) {
  if (topics.length)
    await tx
      .insertInto('encounter_topic')
      .values(topics.map((topic) => ({ territory_id: actor.territoryId, encounter_id: id, topic })))
      .execute()
  if (note)
    await tx
      .insertInto('encounter_note')
      .values({
        territory_id: actor.territoryId,
        encounter_id: id,
        sealed: seal(note, `encounter_note:${id}`),
        reserved,
        recorded_by: actor.personId,
      })
      .execute()
}

async function remind(tx: ActorTx, actor: SignedInActor, encounterId: string, text: string, dueOn: string) {
  const id = newId()
  await tx
    .insertInto('reminder')
    .values({
      territory_id: actor.territoryId,
      id,
      encounter_id: encounterId,
      assigned_to: actor.personId,
      due_on: dueOn,
      sealed: seal(text, `reminder:${id}`),
      recorded_by: actor.personId,
    })
    .execute()
}

const evidenceOf = (
  id: string,
  { metAt, placeId }: EncounterForm,
  met: Participants & { authorId: string },
) => ({
  kind: 'met' as const,
  sourceKind: 'encounter',
  sourceId: id,
  on: metAt.slice(0, 10),
  nodes: nodesOfEncounter({ ...met, placeId: placeId ?? null }),
})
