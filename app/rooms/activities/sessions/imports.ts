import { sql } from 'kysely'
import { type Actor, holdsRole } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { because, type Reason } from '../../../ground/files/reason.ts'
import { isoDate } from '../../../ground/files/values.ts'
import { done } from '../../../ground/forms/outcome.ts'
import type { ImportDefinition, IncomingRow, WrittenRow } from '../../../ground/imports/definition.ts'
import { existingIn, removeUnreferenced } from '../../../ground/imports/record-table.ts'
import { refusalsToName } from '../../people/guardians/reads.ts'
import { namedFields, namedIn } from '../../people/names/imports.ts'
import { peopleNamed } from '../../people/names/reads.ts'
import { plain, TEAM } from '../../people/rules.ts'
import { dayHere } from '../../territories/reads.ts'
import { tieAttended } from '../closing/writes.ts'
import { type Role, roleSaid, type State, stateSaid } from './rules.ts'

/** One presence as a list tells it: who, at which activity, on which day. */
export type ListedPresence = {
  activity: string
  on: string
  person: string
  birthYear: number | null
  state: State
  role: Role
}
type Context = { today: string; mayRecord: boolean }

/** `trama import attendance`: one person at one session a row. Activities and people are there already. */
export const attendanceImport: ImportDefinition<ListedPresence, Context> = {
  kind: 'attendance',
  title: 'activities.import.attendance',
  recordKind: 'attendance',
  fields: [
    {
      name: 'activity',
      label: 'activities.form.title',
      headings: ['attività', 'titolo', 'laboratorio', 'evento', 'activity', 'title'],
      required: true,
      parse: (cell) => done(cell),
    },
    {
      name: 'date',
      label: 'activities.form.on',
      headings: ['data', 'giorno', 'date', 'day'],
      required: true,
      parse: (cell, { today }) => isoDate(cell, Number(today.slice(0, 4))),
    },
    ...namedFields('partecipante'),
    {
      name: 'state',
      label: 'activities.session.state',
      headings: ['presenza', 'stato', 'presente', 'state', 'status', 'attendance'],
      parse: (cell) => {
        const state = stateSaid(plain(cell))
        return state ? done(state) : because('activities.import.stateUnknown', { state: cell })
      },
    },
    {
      name: 'role',
      label: 'activities.import.role',
      headings: ['ruolo', 'role'],
      parse: (cell) => {
        const role = roleSaid(plain(cell))
        return role ? done(role) : because('activities.import.roleUnknown', { role: cell })
      },
    },
  ],
  prepare: async (tx, actor) => ({
    today: await dayHere(tx, actor),
    mayRecord: holdsRole(actor, ...TEAM),
  }),
  row: (values, { mayRecord }) => {
    if (!mayRecord) return because('activities.import.needsTeam')
    const named = namedIn(values)
    if (!named.ok) return named
    return done({
      activity: String(values.activity),
      on: String(values.date),
      ...named.value,
      state: (values.state ?? 'attended') as State,
      role: (values.role ?? 'participant') as Role,
    })
  },
  key: ({ activity, on, person, birthYear }) =>
    [plain(activity), on, plain(person), birthYear ?? ''].join(' | '),
  write,
  existing: (tx, ids) => existingIn(tx, 'attendance', ids),
  restore: async (tx, actor, records) => {
    await setPresences(
      tx,
      records.map(({ before }) => before as Stored),
    )
    await tieAgain(
      tx,
      actor,
      records.map(({ before }) => (before as Stored).session_id),
    )
  },
  remove: async (tx, actor, ids) => {
    const going = await presencesNow(tx, ids)
    const removed = await removeUnreferenced(tx, 'attendance', ids)
    await tieAgain(
      tx,
      actor,
      going.map((one) => one.session_id),
    )
    return removed
  },
}

type Stored = { id: string; session_id: string; person_id: string; state: string; role: string }

async function write(
  tx: ActorTx,
  actor: Actor,
  rows: readonly IncomingRow<ListedPresence>[],
  { today }: Context,
): Promise<WrittenRow[]> {
  const sessionOf = await sessionsNamed(
    tx,
    rows.map(({ row }) => row),
  )
  const personOf = await personsNamed(
    tx,
    rows.map(({ row }) => row),
  )
  const people = rows.map(({ row }) => personOf(row)).filter((one) => typeof one === 'string')
  const unnameable = await refusalsToName(tx, actor, people, today)
  const judged = rows.map(({ row, newId }): Stored | Reason => {
    const session = sessionOf(row)
    const person = personOf(row)
    if (typeof session !== 'string') return session
    if (typeof person !== 'string') return person
    const unnamed = unnameable.get(person)
    if (unnamed) return because(unnamed)
    return { id: newId, session_id: session, person_id: person, state: row.state, role: row.role }
  })
  const good = judged.filter((one) => 'id' in one)
  const before = new Map(
    (await alreadyThere(tx, good)).map((one) => [`${one.session_id} ${one.person_id}`, one]),
  )
  const beforeOf = (one: Stored) => before.get(`${one.session_id} ${one.person_id}`)
  const fresh = [
    ...new Map(
      good.filter((one) => !beforeOf(one)).map((one) => [`${one.session_id} ${one.person_id}`, one]),
    ).values(),
  ]
  await sql`
    insert into attendance (territory_id, id, session_id, person_id, state, role, recorded_by)
    select ${actor.territoryId}::uuid, id, session_id, person_id, state, role, ${actor.personId}::uuid
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
      as a (id uuid, session_id uuid, person_id uuid, state text, role text)
  `.execute(tx)
  await setPresences(
    tx,
    good.flatMap((one) => (beforeOf(one) ? [{ ...one, id: beforeOf(one)?.id ?? one.id }] : [])),
  )
  await tieAgain(
    tx,
    actor,
    good.map((one) => one.session_id),
  )

  const written = new Set(fresh.map((one) => one.id))
  return judged.map((one): WrittenRow => {
    if (!('id' in one)) return one
    const earlier = beforeOf(one)
    if (earlier) return { recordId: earlier.id, action: 'updated', before: earlier }
    return written.has(one.id)
      ? { recordId: one.id, action: 'created' }
      : because('activities.import.personTwice')
  })
}

/** The one session of an activity on a day; why there is none, or more than one. */
async function sessionsNamed(tx: ActorTx, rows: readonly ListedPresence[]) {
  const found = await tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .where(
      sql<boolean>`activity.search_title = any(${[...new Set(rows.map((row) => plain(row.activity)))]}::text[])`,
    )
    .where(sql<boolean>`session.held_on = any(${[...new Set(rows.map((row) => row.on))]}::date[])`)
    .where('session.cancelled_at', 'is', null)
    .select(['session.id', 'session.held_on', 'activity.search_title'])
    .execute()
  const byName = Map.groupBy(found, (one) => `${one.search_title} ${one.held_on}`)
  return ({ activity, on }: ListedPresence): string | Reason => {
    const [only, another] = byName.get(`${plain(activity)} ${on}`) ?? []
    if (!only) return because('activities.import.sessionUnknown', { activity, on })
    return another ? because('activities.import.sessionTwice', { activity, on }) : only.id
  }
}

/** The one person a row names; why there is none, or more than one. */
async function personsNamed(tx: ActorTx, rows: readonly ListedPresence[]) {
  const named = await peopleNamed(tx, rows)
  return (row: ListedPresence): string | Reason => {
    const meant = named(row)
    if ('id' in meant) return meant.id
    const { person } = row
    return meant.none === 'unknown'
      ? because('activities.import.personUnknown', { person })
      : because('activities.import.personAmbiguous', { person })
  }
}

const columns = ['id', 'session_id', 'person_id', 'state', 'role'] as const

const presencesNow = (tx: ActorTx, ids: readonly string[]): Promise<Stored[]> =>
  tx.selectFrom('attendance').where(sql<boolean>`id = any(${ids}::uuid[])`).select(columns).execute()

const alreadyThere = (tx: ActorTx, presences: readonly Stored[]): Promise<Stored[]> =>
  tx
    .selectFrom('attendance')
    .where(sql<boolean>`(session_id, person_id) in (
      select * from unnest(${presences.map((one) => one.session_id)}::uuid[], ${presences.map((one) => one.person_id)}::uuid[]))`)
    .select(columns)
    .execute()

const setPresences = async (tx: ActorTx, presences: readonly Stored[]) => {
  await sql`
    update attendance a set state = p.state, role = p.role
    from jsonb_to_recordset(${JSON.stringify(presences)}::jsonb) as p (id uuid, state text, role text)
    where a.territory_id = app.territory_id() and a.id = p.id
  `.execute(tx)
}

/** Sessions closed already are tied by who attended them now. */
async function tieAgain(tx: ActorTx, actor: Actor, sessionIds: readonly string[]) {
  const closed = await tx
    .selectFrom('activity_session')
    .where(sql<boolean>`id = any(${[...new Set(sessionIds)]}::uuid[])`)
    .where('closed_at', 'is not', null)
    .orderBy('id')
    .select(['id', 'held_on', 'place_id'])
    .execute()
  for (const session of closed) await tieAttended(tx, actor, session)
}
