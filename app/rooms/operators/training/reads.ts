import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import type { Figure } from '../rules.ts'
import { type Audience, type Progress, progressOf } from './rules.ts'

const PATH = [
  't.id',
  't.name',
  't.about',
  't.for_whom',
  't.hours',
  't.steps',
  't.figure',
  't.ended_on',
] as const
type PathRow = {
  id: string
  name: string
  about: string | null
  for_whom: string
  hours: string
  steps: string[]
  figure: string | null
  ended_on: string | null
}
const pathOf = (row: PathRow) => ({
  id: row.id,
  name: row.name,
  about: row.about,
  forWhom: row.for_whom as Audience,
  hours: Number(row.hours),
  steps: row.steps,
  figure: row.figure as Figure | null,
  endedOn: row.ended_on,
})
export type Path = ReturnType<typeof pathOf>

/** Every path, those that go on first; how many are on it (of those the actor may read) and when it next meets. */
export async function paths(tx: ActorTx, today: string) {
  const rows = await tx
    .selectFrom('training_path as t')
    .select(PATH)
    .select((eb) => [
      eb
        .selectFrom('training_participant as p')
        .whereRef('p.path_id', '=', 't.id')
        .where('p.left_on', 'is', null)
        .select((of) => of.fn.countAll<string>().as('all'))
        .as('people'),
      eb
        .selectFrom('training_session as s')
        .whereRef('s.path_id', '=', 't.id')
        .where('s.cancelled_at', 'is', null)
        .where('s.on_date', '>=', today)
        .select((of) => of.fn.min('s.on_date').as('next'))
        .as('next'),
    ])
    .orderBy(sql`t.ended_on is not null`)
    .orderBy('t.name')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...pathOf(row), people: Number(row.people), nextOn: row.next }))
}
export type PathLine = Awaited<ReturnType<typeof paths>>[number]

export async function pathById(tx: ActorTx, id: string): Promise<Path | undefined> {
  const row = await tx.selectFrom('training_path as t').where('t.id', '=', id).select(PATH).executeTakeFirst()
  return row && pathOf(row)
}

const sessionRows = (tx: ActorTx) =>
  tx
    .selectFrom('training_session as s')
    .select([
      's.id',
      's.path_id as pathId',
      's.step',
      's.on_date as onDate',
      's.starts_at as startsAt',
      's.hours',
      's.place_said as place',
      's.teacher',
      's.cancelled_at as cancelledAt',
      's.kept_at as keptAt',
    ])
type SessionRow = Awaited<ReturnType<ReturnType<typeof sessionRows>['execute']>>[number]
const sessionOf = (row: SessionRow) => ({
  ...row,
  hours: Number(row.hours),
  startsAt: row.startsAt.slice(0, 5),
  kept: row.keptAt !== null,
})
export type Session = ReturnType<typeof sessionOf>

export const sessionsOf = async (tx: ActorTx, pathId: string) =>
  (await sessionRows(tx).where('s.path_id', '=', pathId).orderBy('s.on_date').orderBy('s.id').execute()).map(
    sessionOf,
  )
export async function sessionById(tx: ActorTx, id: string): Promise<Session | undefined> {
  const row = await sessionRows(tx).where('s.id', '=', id).executeTakeFirst()
  return row && sessionOf(row)
}

/** Who was at a session, as far as the actor may read it. */
export const presentAt = async (tx: ActorTx, sessionId: string) =>
  (
    await tx.selectFrom('training_presence').where('session_id', '=', sessionId).select('person_id').execute()
  ).map(({ person_id }) => person_id)

export type Participant = {
  personId: string
  name: string
  leftOn: string | null
  progress: Progress
  completion: { id: string; onDate: string; hours: number } | null
}

/** Who is or was on a path, how far they are, and what they completed. */
export async function participantsOf(
  tx: ActorTx,
  path: Path,
  sessions: readonly Session[],
): Promise<Participant[]> {
  const rows = await tx
    .selectFrom('training_participant as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .where('t.path_id', '=', path.id)
    .orderBy(sql`t.left_on is not null`)
    .orderBy('p.search_family')
    .orderBy('t.id')
    .select(['t.person_id', 't.left_on', 'p.given_name', 'p.family_name'])
    .execute()
  const present = await tx
    .selectFrom('training_presence as a')
    .innerJoin('training_session as s', 's.id', 'a.session_id')
    .where('s.path_id', '=', path.id)
    .where('s.cancelled_at', 'is', null)
    .select(['a.person_id', 'a.session_id'])
    .execute()
  const completed = await tx
    .selectFrom('training_completion')
    .where('path_id', '=', path.id)
    .where('withdrawn_at', 'is', null)
    .select(['id', 'person_id', 'on_date', 'hours'])
    .execute()
  const held = sessions.filter(({ cancelledAt }) => cancelledAt === null)
  return rows.map((row) => {
    const done = completed.find(({ person_id }) => person_id === row.person_id)
    const at = present.filter(({ person_id }) => person_id === row.person_id)
    return {
      personId: row.person_id,
      name: fullName(row),
      leftOn: row.left_on,
      progress: progressOf(
        { hours: path.hours, steps: path.steps.length },
        held,
        new Set(at.map(({ session_id }) => session_id)),
      ),
      completion: done ? { id: done.id, onDate: done.on_date, hours: Number(done.hours) } : null,
    }
  })
}

/** What somebody completed, or is on, newest first. */
export async function trainingOf(tx: ActorTx, personId: string) {
  const on = await tx
    .selectFrom('training_participant as t')
    .innerJoin('training_path as w', 'w.id', 't.path_id')
    .where('t.person_id', '=', personId)
    .where('t.left_on', 'is', null)
    .orderBy('t.from_on', 'desc')
    .select(['w.id as pathId', 'w.name', 't.from_on as fromOn', 'w.ended_on as endedOn'])
    .execute()
  const completed = await completions(tx).where('c.person_id', '=', personId).execute()
  return {
    on: on.filter(({ pathId }) => !completed.some((done) => done.pathId === pathId)),
    completed: completed.map(completionOf),
  }
}
export type Training = Awaited<ReturnType<typeof trainingOf>>

const completions = (tx: ActorTx) =>
  tx
    .selectFrom('training_completion as c')
    .innerJoin('training_path as w', 'w.id', 'c.path_id')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .where('c.withdrawn_at', 'is', null)
    .orderBy('c.on_date', 'desc')
    .orderBy('c.id')
    .select([
      'c.id',
      'c.path_id as pathId',
      'c.person_id as personId',
      'c.on_date as onDate',
      'c.hours',
      'w.name as path',
      'w.steps',
      'w.hours as pathHours',
      'w.figure',
      'p.given_name',
      'p.family_name',
    ])
type CompletionRow = Awaited<ReturnType<ReturnType<typeof completions>['execute']>>[number]
const completionOf = (row: CompletionRow) => ({
  ...row,
  hours: Number(row.hours),
  pathHours: Number(row.pathHours),
  figure: row.figure as Figure | null,
  person: fullName(row),
})
export type Completion = ReturnType<typeof completionOf>

export async function completionById(tx: ActorTx, id: string): Promise<Completion | undefined> {
  const row = await completions(tx).where('c.id', '=', id).executeTakeFirst()
  return row && completionOf(row)
}

/** Sessions to come of the paths somebody is on: for their day. */
export const sessionsAhead = async (tx: ActorTx, personId: string, from: string, until: string) =>
  (
    await sessionRows(tx)
      .innerJoin('training_participant as t', 't.path_id', 's.path_id')
      .innerJoin('training_path as w', 'w.id', 's.path_id')
      .where('t.person_id', '=', personId)
      .where('t.left_on', 'is', null)
      .where('s.cancelled_at', 'is', null)
      .where('s.on_date', '>=', from)
      .where('s.on_date', '<=', until)
      .orderBy('s.on_date')
      .select('w.name as path')
      .execute()
  ).map((row) => ({ ...sessionOf(row), path: row.path }))
