import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { figuresOf } from '../cohorts/reads.ts'
import { hoursOf, NOTHING_HELD } from '../cohorts/rules.ts'
import { type Section, type SheetFigures, wordsWhere } from './rules.ts'

export type Sheet = { id: string; activityId: string; title: string; fromOn: string; untilOn: string }

const sheets = (tx: ActorTx) =>
  tx
    .selectFrom('lab_sheet as s')
    .innerJoin('activity as a', 'a.id', 's.activity_id')
    .select([
      's.id',
      's.activity_id as activityId',
      'a.title',
      's.from_on as fromOn',
      's.until_on as untilOn',
    ])

export const sheetById = (tx: ActorTx, id: string): Promise<Sheet | undefined> =>
  sheets(tx).where('s.id', '=', id).executeTakeFirst()

/** The sheets of a lab, the latest first, each with the day it was signed, if it stands signed. */
export const sheetsOf = (tx: ActorTx, activityId: string) =>
  sheets(tx)
    .leftJoin('lab_sheet_signing as g', (join) =>
      join.onRef('g.sheet_id', '=', 's.id').on('g.reopened_at', 'is', null),
    )
    .where('s.activity_id', '=', activityId)
    .orderBy('s.from_on', 'desc')
    .orderBy('s.id')
    .select('g.signed_on as signedOn')
    .execute()
export type SheetLine = Awaited<ReturnType<typeof sheetsOf>>[number]

export type Words = {
  id: string
  section: Section
  number: number
  text: string
  writtenAt: Date
  by: string
}

const words = (tx: ActorTx, sheetId: string) =>
  tx
    .selectFrom('lab_sheet_words as w')
    .leftJoin('person as p', 'p.id', 'w.recorded_by')
    .where('w.sheet_id', '=', sheetId)
    .select(['w.id', 'w.section', 'w.number', 'w.sealed', 'w.recorded_at as writtenAt'])
    .select(['p.given_name', 'p.family_name'])

type Row = Awaited<ReturnType<ReturnType<typeof words>['execute']>>[number]
const opened = ({ sealed, section, given_name, family_name, ...row }: Row): Words => ({
  ...row,
  section: section as Section,
  by: fullName({ given_name: given_name ?? '', family_name: family_name ?? '' }),
  text: unseal(sealed, wordsWhere(row.id)),
})

/** What stands written of each section. */
export async function wordsOf(tx: ActorTx, sheetId: string): Promise<Map<Section, Words>> {
  const rows = await words(tx, sheetId)
    .distinctOn('w.section')
    .orderBy('w.section')
    .orderBy('w.number', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.section as Section, opened(row)]))
}

/** Every version of a section, the latest first. */
export async function versionsOf(tx: ActorTx, sheetId: string, section: Section, limit = 50) {
  const rows = await words(tx, sheetId)
    .where('w.section', '=', section)
    .orderBy('w.number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(opened)
}

/** One version by its number; number 0 is the empty page it begins from. */
export async function versionAt(tx: ActorTx, sheetId: string, section: Section, number: number) {
  const row = await words(tx, sheetId)
    .where('w.section', '=', section)
    .where('w.number', '=', number)
    .executeTakeFirst()
  return row ? opened(row).text : ''
}

export type Signing = {
  id: string
  number: number
  signedOn: string
  figures: SheetFigures
  reopenedAt: Date | null
  reopenedWhy: string | null
  by: string
}

/** Every signing of a sheet, the latest first; the one that was not opened again stands. */
export async function signingsOf(tx: ActorTx, sheetId: string): Promise<Signing[]> {
  const rows = await tx
    .selectFrom('lab_sheet_signing as g')
    .leftJoin('person as p', 'p.id', 'g.recorded_by')
    .where('g.sheet_id', '=', sheetId)
    .orderBy('g.number', 'desc')
    .select(['g.id', 'g.number', 'g.signed_on as signedOn', 'g.figures'])
    .select(['g.reopened_at as reopenedAt', 'g.reopened_why as reopenedWhy', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map(({ given_name, family_name, figures, ...row }) => ({
    ...row,
    figures: figures as SheetFigures,
    by: fullName({ given_name: given_name ?? '', family_name: family_name ?? '' }),
  }))
}
export const standingOf = (signings: readonly Signing[]) => signings.find((one) => one.reopenedAt === null)

/** What the records of these days say now, counted from closed registers and from who stands behind the lab. */
export async function countedOf(
  tx: ActorTx,
  actor: Actor,
  { activityId, fromOn, untilOn }: Omit<Sheet, 'id' | 'title'>,
): Promise<SheetFigures> {
  const held = (await figuresOf(tx, actor, [activityId], fromOn, untilOn)).get(activityId) ?? NOTHING_HELD
  const designed = await tx
    .selectFrom('attendance')
    .innerJoin('activity_session as s', 's.id', 'attendance.session_id')
    .innerJoin('person as p', 'p.id', 'attendance.person_id')
    .where('s.activity_id', '=', activityId)
    .where('s.closed_at', 'is not', null)
    .where('s.held_on', '>=', fromOn)
    .where('s.held_on', '<=', untilOn)
    .where('attendance.state', '=', 'attended')
    .where('attendance.role', 'in', ['co_designer', 'lab_maker'])
    .select(sql<number>`count(distinct coalesce(p.merged_into, p.id))::integer`.as('people'))
    .executeTakeFirstOrThrow()
  const behind = await tx
    .selectFrom('activity_promoter as b')
    .leftJoin('organisation as o', 'o.id', 'b.organisation_id')
    .leftJoin('person as p', 'p.id', 'b.person_id')
    .where('b.activity_id', '=', activityId)
    .where('b.since_on', '<=', untilOn)
    .select([
      sql<number>`(count(distinct o.id) filter (where o.formal))::integer`.as('formal'),
      sql<number>`(count(distinct o.id) filter (where not o.formal))::integer`.as('informal'),
      sql<number>`count(distinct coalesce(p.merged_into, p.id))::integer`.as('citizens'),
    ])
    .executeTakeFirstOrThrow()
  return {
    sessions: held.sessions,
    hours: hoursOf(held.minutes),
    people: held.people ?? 0,
    named: held.named ?? 0,
    headcount: held.headcount ?? 0,
    coDesigners: designed.people,
    ...behind,
  }
}

/** How small a group may be that is still told, here. */
export async function smallestTold(tx: ActorTx): Promise<number> {
  const rule = await tx.selectFrom('small_group_rule').select('smallest').executeTakeFirst()
  return rule?.smallest ?? 5
}

type Days = Pick<Sheet, 'activityId' | 'fromOn' | 'untilOn'>

/** How each meeting of these days went, where somebody wrote it, the first first. */
export const wentOf = (tx: ActorTx, { activityId, fromOn, untilOn }: Days) =>
  tx
    .selectFrom('activity_session as s')
    .innerJoin('session_report as r', 'r.session_id', 's.id')
    .where('s.activity_id', '=', activityId)
    .where('s.closed_at', 'is not', null)
    .where('s.held_on', '>=', fromOn)
    .where('s.held_on', '<=', untilOn)
    .where('r.evaluation', 'is not', null)
    .orderBy('s.starts_at')
    .limit(200)
    .select(['s.id', 's.held_on as heldOn', 'r.evaluation'])
    .$narrowType<{ evaluation: string }>()
    .execute()

/**
 * What was heard on these days from whoever came to the lab by name: topics of encounters with them, with how many encounters
 * and how many people each comes from. What is heard most comes first.
 */
export async function heardOf(tx: ActorTx, { activityId, fromOn, untilOn }: Days, limit = 12) {
  const came = tx
    .selectFrom('attendance')
    .innerJoin('activity_session as s', 's.id', 'attendance.session_id')
    .where('s.activity_id', '=', activityId)
    .where('s.closed_at', 'is not', null)
    .where('s.held_on', '>=', fromOn)
    .where('s.held_on', '<=', untilOn)
    .where('attendance.state', '=', 'attended')
    .select('attendance.person_id')
  return tx
    .selectFrom('encounter as e')
    .innerJoin('encounter_person as ep', 'ep.encounter_id', 'e.id')
    .innerJoin('encounter_topic as t', 't.encounter_id', 'e.id')
    .where('e.met_on', '>=', fromOn)
    .where('e.met_on', '<=', untilOn)
    .where('ep.person_id', 'in', came)
    .groupBy('t.topic')
    .orderBy((eb) => eb.fn.count('e.id').distinct(), 'desc')
    .orderBy('t.topic')
    .limit(limit)
    .select((eb) => [
      't.topic',
      eb.fn.count<number>('e.id').distinct().as('encounters'),
      eb.fn.count<number>('ep.person_id').distinct().as('people'),
    ])
    .execute()
}
export type Heard = Awaited<ReturnType<typeof heardOf>>[number]
export type Went = Awaited<ReturnType<typeof wentOf>>[number]
