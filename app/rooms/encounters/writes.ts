import { sql } from 'kysely'
import type { SignedInActor } from '../../ground/access/actor.ts'
import type { SealedColumn } from '../../ground/access/rotate.ts'
import { seal } from '../../ground/access/seal.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { daysLater, localTime } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { insertOwn } from '../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import { keepToOneself } from '../../ground/photos/keep.ts'
import { refusalToName } from '../people/guardians/reads.ts'
import type { NamingRefusal } from '../people/guardians/rules.ts'
import { correctEvidence, writeEvidence } from '../ties/writes.ts'
import type { EncounterForm } from './forms.ts'
import { isYetToCome, nodesOfEncounter } from './rules.ts'
import { type Participants, placeStands, whoTheyAre } from './who/writes.ts'

type Clock = { now: Date; timeZone: string }
type Noted = Outcome<{ encounterId: string }, 'encounters.form.future' | NamingRefusal>

const SOON_DAYS = 7

export const sealed: readonly SealedColumn[] = [
  { table: 'encounter_note', column: 'sealed', id: 'encounter_id' },
  { table: 'reminder', column: 'sealed', id: 'id' },
]

/**
 * Notes an encounter under the id its form came with: participants, topics, note, reminder and ties with it. The same form
 * sent again changes nothing and is answered alike to its author; to anyone else it is not there. Refused in the future, and
 * where somebody may not be named.
 */
export async function noteEncounter(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: EncounterForm,
  { now, timeZone }: Clock,
): Promise<Noted> {
  if (isYetToCome(form.metAt, localTime(now, timeZone))) return refused('encounters.form.future')
  const unnamed = await mayNotBeNamed(tx, actor, form, { now, timeZone })
  if (unnamed) return refused(unnamed)
  await placeStands(tx, form.placeId)
  const noted = await insertOwn(tx, 'encounter', {
    territory_id: actor.territoryId,
    id,
    recorded_by: actor.personId,
    ...whenAndWhere(form, timeZone),
  })
  if (!noted) return done({ encounterId: id })

  const met = await whoTheyAre(tx, actor, form.who, id)
  const soon = daysLater(localTime(now, timeZone).slice(0, 10), SOON_DAYS)
  await writeAround(
    tx,
    actor,
    id,
    form,
    met,
    form.next ? { text: form.next, dueOn: form.nextOn ?? soon } : null,
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
  const unnamed = await mayNotBeNamed(tx, actor, form, { now, timeZone })
  if (unnamed) return refused(unnamed)
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
  const met = await whoTheyAre(tx, actor, form.who, id)
  await writeAround(tx, actor, id, form, met, null)
  // What its author wants for themselves is not left open on a picture.
  if (form.reserved) await keepToOneself(tx, actor, { kind: 'encounter', id })
  await correctEvidence(tx, actor, evidenceOf(id, form, { ...met, authorId: actor.personId }))
  await record(tx, actor, 'encounters.corrected', 'encounter', id)
  return done({ encounterId: id })
}

const mayNotBeNamed = (tx: ActorTx, actor: SignedInActor, { who }: EncounterForm, { now, timeZone }: Clock) =>
  refusalToName(
    tx,
    actor,
    who.flatMap((one) => (one.kind === 'person' ? [one.id] : [])),
    localTime(now, timeZone).slice(0, 10),
  )

const whenAndWhere = ({ metAt, placeId, placeSaid }: EncounterForm, timeZone: string) => ({
  met_on: metAt.slice(0, 10),
  met_at: sql<Date>`${metAt}::timestamp at time zone ${timeZone}`,
  place_id: placeId ?? null,
  place_said: placeSaid ?? null,
})

/**
 * All that stands around an encounter, in one statement: this is what a phone waits for. Whoever is not there for the actor
 * makes the whole encounter "not here".
 */
async function writeAround(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { topics, note, reserved }: EncounterForm,
  { personIds, organisationIds }: Participants,
  next: { text: string; dueOn: string } | null,
) {
  const reminderId = newId()
  const sealedNote = note ? seal(note, `encounter_note:${id}`) : null
  const sealedNext = next ? seal(next.text, `reminder:${reminderId}`) : null
  const territory = sql`${actor.territoryId}::uuid`
  const { rows } = await sql<{ people: number; organisations: number }>`
    with people as (
      insert into encounter_person (territory_id, encounter_id, person_id)
      select ${territory}, ${id}::uuid, p.id from person p
      where p.territory_id = ${territory} and p.id = any (${personIds}::uuid[]) returning 1
    ), organisations as (
      insert into encounter_organisation (territory_id, encounter_id, organisation_id)
      select ${territory}, ${id}::uuid, o.id from organisation o
      where o.territory_id = ${territory} and o.id = any (${organisationIds}::uuid[]) returning 1
    ), topics as (
      insert into encounter_topic (territory_id, encounter_id, topic)
      select ${territory}, ${id}::uuid, topic from unnest(${topics}::text[]) as topic
    ), note as (
      insert into encounter_note (territory_id, encounter_id, sealed, reserved, recorded_by)
      select ${territory}, ${id}::uuid, sealed, ${reserved}::boolean, ${actor.personId}::uuid
      from (select ${sealedNote}::bytea as sealed) as said where sealed is not null
    ), next as (
      insert into reminder (territory_id, id, encounter_id, assigned_to, due_on, sealed, recorded_by)
      select ${territory}, ${reminderId}::uuid, ${id}::uuid, ${actor.personId}::uuid, ${next?.dueOn ?? null}::date, sealed,
        ${actor.personId}::uuid
      from (select ${sealedNext}::bytea as sealed) as said where sealed is not null
    )
    select (select count(*) from people) as people, (select count(*) from organisations) as organisations
  `.execute(tx)
  const [known] = rows
  if (known?.people !== personIds.length || known.organisations !== organisationIds.length)
    throw new NotHere()
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
