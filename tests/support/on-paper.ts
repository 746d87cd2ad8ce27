import type { SignedInActor } from '../../app/ground/access/actor.ts'
import { newId } from '../../app/ground/db/ids.ts'
import { makeSheet, type NewSheet, type Reference } from '../../app/ground/paper/sheets.ts'
import { noteTyping } from '../../app/ground/paper/typings.ts'
import { routes } from '../../app/rooms/indicators/routes.tsx'
import { asActor, asOwner, newTerritory } from './territory.ts'
import { visits } from './visits.tsx'

export const now = new Date('2026-06-10T10:00:00Z')

/** A valley where encounters, meetings of activities and people came from paper: its outcomes, as each of the team. */
export async function valleyOnPaper() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const carla = await territory.operator('Carla Verdi', 'coordinator')
  const activityOf = async (kind: string, placeId: string | null = null) => {
    const id = newId()
    await asOwner(
      "insert into activity (territory_id, id, title, kind, area, place_id) values ($1, $2, 'Cucito', $3, 'proximity', $4)",
      [territory.id, id, kind, placeId],
    )
    return id
  }
  const activity = await activityOf('lab')
  /** A meeting of an activity, with these people there already. */
  const held = async (activity: string, on: string, closed: boolean, ...there: string[]) => {
    const id = newId()
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, starts_at, ends_at, held_on, closed_at)
       values ($1, $2, $3, $4::date + time '15:00', $4::date + time '17:00', $4, case when $5 then $4::date + time '18:00' end)`,
      [territory.id, id, activity, on, closed],
    )
    for (const person of there)
      await asOwner(
        "insert into attendance (territory_id, session_id, person_id, state) values ($1, $2, $3, 'attended')",
        [territory.id, id, person],
      )
    return id
  }
  const meeting = (on: string, closed: boolean, ...there: string[]) => held(activity, on, closed, ...there)
  /** Somebody's presence at a meeting, as a sheet says it. */
  const presenceAt = async (session: string, person: string): Promise<Reference> => {
    const [row] = await asOwner<{ id: string }>(
      'select id from attendance where session_id = $1 and person_id = $2',
      [session, person],
    )
    return { kind: 'attendance', id: row?.id ?? '' }
  }
  /** Somebody was met on a day. */
  const met = async (on: string, ...people: string[]) => {
    const id = newId()
    await asOwner(
      "insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3, $3::date + time '10:00')",
      [territory.id, id, on],
    )
    for (const person of people)
      await asOwner(
        'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
        [territory.id, id, person],
      )
    return id
  }
  /** A sheet that was typed back, and the records that came of it. */
  const typed = (
    actor: SignedInActor,
    seen: Pick<NewSheet, 'seenBy' | 'forPersonId'>,
    records: Reference[],
  ) =>
    asActor(actor, async (tx) => {
      const sheet = await makeSheet(tx, actor, newId(), {
        kind: 'cards',
        rowCount: 4,
        language: 'it',
        ...seen,
      })
      const rows = records.map((one, at) => ({ ...one, row: at + 1 }))
      await noteTyping(tx, actor, newId(), sheet, {
        rowsTyped: rows.length,
        counted: rows.length,
        told: null,
        records: rows,
      })
      return sheet.code
    })
  const as = (actor: SignedInActor) => visits(routes, territory, { actor, now })
  return { territory, anna, carla, activityOf, held, meeting, presenceAt, met, typed, as }
}

/** What a list says beside somebody, on its page and in its file. */
export const beside = (html: string, name: string) =>
  html.split('<tr').find((row) => row.includes(name)) ?? ''
export const lineOf = (csv: string, name: string) => csv.split('\n').find((line) => line.includes(name)) ?? ''
