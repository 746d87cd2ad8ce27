import type { Actor } from '../../ground/access/actor.ts'
import { unseal } from '../../ground/access/seal.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { fullName } from '../people/rules.ts'
import { logReads } from '../people/sensitive/writes.ts'

export type Named = { id: string; name: string }
export type EncounterLine = {
  id: string
  metAt: Date
  authorId: string | null
  author: string | null
  /** What it is called; `placeSaid` where it is none of ours. */
  place: string | null
  placeId: string | null
  placeSaid: string | null
  people: Named[]
  organisations: Named[]
  topics: string[]
}
export type Narrowed = {
  id?: string | undefined
  ids?: string[] | undefined
  /** Only those this person wrote down. */
  authorId?: string | undefined
  personId?: string | undefined
  placeId?: string | undefined
  topic?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

const narrowed = (tx: ActorTx, { id, ids, authorId, personId, placeId, topic, from, until }: Narrowed) => {
  let query = tx.selectFrom('encounter')
  if (id) query = query.where('encounter.id', '=', id)
  if (ids) query = query.where('encounter.id', 'in', ids)
  if (authorId) query = query.where('encounter.recorded_by', '=', authorId)
  if (placeId) query = query.where('encounter.place_id', '=', placeId)
  if (from) query = query.where('encounter.met_on', '>=', from)
  if (until) query = query.where('encounter.met_on', '<=', until)
  if (personId) query = query.where('encounter.id', 'in', encountersWith(tx, personId))
  if (topic)
    query = query.where(
      'encounter.id',
      'in',
      tx.selectFrom('encounter_topic').where('topic', '=', topic).select('encounter_id'),
    )
  return query
}

const encountersWith = (tx: ActorTx, personId: string) =>
  tx
    .selectFrom('encounter_person')
    .innerJoin('person', 'person.id', 'encounter_person.person_id')
    .where((eb) => eb.or([eb('person.id', '=', personId), eb('person.merged_into', '=', personId)]))
    .select('encounter_person.encounter_id')

/** Encounters, the latest first, with who was there. */
export async function encounters(
  tx: ActorTx,
  narrow: Narrowed,
  { limit = 50, offset = 0 } = {},
): Promise<EncounterLine[]> {
  // Those of this page first: what is joined to them is asked of the policies a row at a time.
  const page = narrowed(tx, narrow)
    .orderBy('encounter.met_at', 'desc')
    .orderBy('encounter.id', 'desc')
    .limit(limit)
    .offset(offset)
    .select(['id', 'met_at', 'recorded_by', 'place_id', 'place_said'])
  const rows = await tx
    .selectFrom(page.as('encounter'))
    .leftJoin('place', 'place.id', 'encounter.place_id')
    .leftJoin('person as author', 'author.id', 'encounter.recorded_by')
    .orderBy('encounter.met_at', 'desc')
    .orderBy('encounter.id', 'desc')
    .select([
      'encounter.id',
      'encounter.met_at',
      'encounter.recorded_by',
      'encounter.place_id',
      'encounter.place_said',
      'place.name as place',
      'author.given_name',
      'author.family_name',
    ])
    .execute()
  const ids = rows.map((row) => row.id)
  const people = await peopleIn(tx, ids)
  const organisations = await organisationsIn(tx, ids)
  const topics = await topicsIn(tx, ids)
  return rows.map((row) => ({
    id: row.id,
    metAt: row.met_at,
    authorId: row.recorded_by,
    author:
      row.given_name === null
        ? null
        : fullName({ given_name: row.given_name, family_name: row.family_name ?? '' }),
    place: row.place ?? row.place_said,
    placeId: row.place_id,
    placeSaid: row.place_said,
    people: people.filter((one) => one.encounter_id === row.id).map(({ id, name }) => ({ id, name })),
    organisations: organisations
      .filter((one) => one.encounter_id === row.id)
      .map(({ id, name }) => ({ id, name })),
    topics: topics.filter((one) => one.encounter_id === row.id).map((one) => one.topic),
  }))
}

export async function countEncounters(tx: ActorTx, narrow: Narrowed): Promise<number> {
  const row = await narrowed(tx, narrow)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export type Encounter = EncounterLine & {
  /** Absent also where it is somebody else's own. */
  note: { text: string; reserved: boolean } | null
  reminders: Reminder[]
}

/** One encounter with all the actor may read of it. */
export async function encounterById(tx: ActorTx, id: string): Promise<Encounter | undefined> {
  const [line] = await encounters(tx, { id })
  if (!line) return undefined
  const note = await tx
    .selectFrom('encounter_note')
    .where('encounter_id', '=', id)
    .select(['sealed', 'reserved'])
    .executeTakeFirst()
  return {
    ...line,
    note: note ? { text: unseal(note.sealed, `encounter_note:${id}`), reserved: note.reserved } : null,
    reminders: await reminders(tx, { encounterId: id }),
  }
}

/** The same, for who looks at it: that a reserved note was read is written down for each person in it. */
export async function readEncounter(tx: ActorTx, actor: Actor, id: string): Promise<Encounter | undefined> {
  const encounter = await encounterById(tx, id)
  if (encounter?.note?.reserved) {
    const note = { kind: 'encounter_note', id, writtenBy: encounter.authorId } as const
    await logReads(
      tx,
      actor,
      encounter.people.map((one) => ({ ...note, personId: one.id })),
    )
  }
  return encounter
}

export type Reminder = { id: string; text: string; dueOn: string; done: boolean; encounterId: string | null }

/** The actor's own reminders, the first due first: those of an encounter, or all still to do until a day. */
export async function reminders(
  tx: ActorTx,
  which: { encounterId: string } | { toDoUntil: string; assignedTo: string },
): Promise<Reminder[]> {
  const query = tx.selectFrom('reminder').orderBy('due_on').orderBy('id').limit(50)
  const rows = await ('encounterId' in which
    ? query.where('encounter_id', '=', which.encounterId)
    : query
        .where('assigned_to', '=', which.assignedTo)
        .where('due_on', '<=', which.toDoUntil)
        .where('done_at', 'is', null)
  )
    .select(['id', 'sealed', 'due_on', 'done_at', 'encounter_id'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    text: unseal(row.sealed, `reminder:${row.id}`),
    dueOn: row.due_on,
    done: row.done_at !== null,
    encounterId: row.encounter_id,
  }))
}

type InEncounter = Named & { encounter_id: string }

/** Who was there, under the name of the record that was kept. */
async function peopleIn(tx: ActorTx, ids: string[]): Promise<InEncounter[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('encounter_person as met')
    .innerJoin('person', 'person.id', 'met.person_id')
    .leftJoin('person as kept', 'kept.id', 'person.merged_into')
    .where('met.encounter_id', 'in', ids)
    .select((eb) => [
      'met.encounter_id',
      eb.fn.coalesce('kept.id', 'person.id').as('id'),
      eb.fn.coalesce('kept.given_name', 'person.given_name').as('given_name'),
      eb.fn.coalesce('kept.family_name', 'person.family_name').as('family_name'),
    ])
    .distinct()
    .orderBy('family_name')
    .orderBy('given_name')
    .execute()
  return rows.map((row) => ({ encounter_id: row.encounter_id, id: row.id, name: fullName(row) }))
}

async function organisationsIn(tx: ActorTx, ids: string[]): Promise<InEncounter[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('encounter_organisation as met')
    .innerJoin('organisation', 'organisation.id', 'met.organisation_id')
    .where('met.encounter_id', 'in', ids)
    .select(['met.encounter_id', 'organisation.id', 'organisation.name'])
    .orderBy('organisation.name')
    .execute()
}

async function topicsIn(tx: ActorTx, ids: string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('encounter_topic')
    .where('encounter_id', 'in', ids)
    .select(['encounter_id', 'topic'])
    .orderBy('topic')
    .execute()
}
