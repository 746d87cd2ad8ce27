import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { errorsOfAsked } from '../../../ground/paper/asked.ts'
import { rowsOf } from '../../../ground/paper/sheets.ts'
import { fromPaper } from '../../../ground/paper/sources.ts'
import { typingsOf } from '../../../ground/paper/typings.ts'
import { eraseExpired } from '../../../shell/privacy/retention.ts'
import { reopenSession } from '../closing/writes.ts'
import { registerOf, reportOf, sessionById } from '../sessions/reads.ts'
import { sheetForm, typedForm } from './forms.ts'
import { gridOf, sheetHere } from './reads.ts'
import { printSheet, typeSheet } from './writes.ts'

openHouse()

const now = new Date('2026-06-03T20:00:00Z')
const timeZone = 'Europe/Rome'

/** A sewing lab of Anna and Bruno; Maria and Luca came a week ago. */
async function sewing(lines = '3') {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Facilitatrice', 'facilitator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const [maria, luca] = [await territory.person('Maria Rossi'), await territory.person('Luca Verdi')]
  const [activityId, before, sessionId] = [newId(), newId(), newId()]
  await asOwner(
    "insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'Cucito', 'lab', 'proximity')",
    [territory.id, activityId],
  )
  for (const [id, day] of [
    [before, '2026-05-27'],
    [sessionId, '2026-06-03'],
  ])
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, starts_at, ends_at, held_on)
       values ($1, $2, $3, $4::date + time '15:00', $4::date + time '17:00', $4)`,
      [territory.id, id, activityId, day],
    )
  for (const person of [maria, luca])
    await asOwner(
      "insert into attendance (territory_id, session_id, person_id, state, role) values ($1, $2, $3, 'attended', 'participant')",
      [territory.id, before, person],
    )
  const sheet = await asActor(anna, async (tx) => {
    const session = await sessionById(tx, sessionId)
    if (!session) throw new Error('the session is there')
    return printSheet(tx, anna, newId(), session, sheetForm.parse({ lines }))
  })
  const type = (actor: SignedInActor, fields: Record<string, unknown>, once = newId()) =>
    asActor(actor, (tx) =>
      typeSheet(tx, actor, sheet.code, typedForm.parse({ typedBefore: '0', ...fields }), {
        now,
        once,
        timeZone,
      }),
    )
  const register = () =>
    asActor(anna, async (tx) =>
      (await registerOf(tx, { id: sessionId, activityId }))
        .filter(({ state }) => state !== null)
        .map(({ name, state }) => `${name} ${state}`),
    )
  const grid = () =>
    asActor(anna, async (tx) => {
      const here = await sheetHere(tx, sheet.code)
      return here ? gridOf(tx, here) : []
    })
  const report = () => asActor(anna, (tx) => reportOf(tx, sessionId))
  return { territory, anna, bruno, maria, luca, activityId, sessionId, sheet, type, register, grid, report }
}

test('a sheet names the group by name, and keeps no name of its own', async () => {
  const { sheet, grid, territory } = await sewing()
  expect((await grid()).map(({ number, person }) => [number, person?.name])).toEqual([
    [1, 'Luca Verdi'],
    [2, 'Maria Rossi'],
    [3, undefined],
    [4, undefined],
    [5, undefined],
  ])
  const kept = await asOwner<{ kept: string }>(
    'select to_jsonb(r)::text as kept from paper_row r where territory_id = $1 and sheet_id = $2',
    [territory.id, sheet.id],
  )
  expect(kept).toHaveLength(2)
  expect(kept.map((one) => one.kept).join()).not.toContain('Rossi')
})

test('ticks, a name on an empty row and heads without a name go into the register, and say that they came from paper', async () => {
  const { anna, type, register, report, sessionId, sheet, grid } = await sewing()
  const typed = await type(anna, { there: ['2'], 'who-3': 'new-person:Giulia Sala', heads: '4', told: '6' })
  expect(typed).toEqual({ ok: true, value: { closed: false, counted: 6 } })
  expect((await register()).sort()).toEqual(['Giulia Sala attended', 'Maria Rossi attended'])
  expect(await report()).toMatchObject({ headcount: 4 })
  const [source] = await asActor(anna, (tx) => fromPaper(tx, 'activity_session', [sessionId]))
  expect(source).toMatchObject({ code: sheet.code, by: 'Anna Facilitatrice', row: null })
  const ids = await asOwner<{ id: string }>('select id from attendance where session_id = $1', [sessionId])
  const rows = await asActor(anna, (tx) =>
    fromPaper(
      tx,
      'attendance',
      ids.map(({ id }) => id),
    ),
  )
  expect(rows.map(({ row }) => row).sort()).toEqual([2, 3])
  // Whoever was found on a row stands there from now on.
  expect((await grid())[2]).toMatchObject({
    number: 3,
    printed: false,
    here: true,
    person: { name: 'Giulia Sala' },
  })
})

test('where the foot says another number it is asked, once, and then saved', async () => {
  const { anna, type, register } = await sewing()
  const asked = await type(anna, { there: ['1', '2'], told: '5' })
  expect(asked).toMatchObject({ ok: false, asked: [{ why: 'sureOfTotal', counted: 2, told: 5 }] })
  expect(await register()).toEqual([])
  if (asked.ok || !('asked' in asked)) throw new Error('it is asked')
  expect(errorsOfAsked(asked.asked)).toEqual({ sureOfTotal: ['paper.asked.sureOfTotal'] })
  // Sure of these numbers, not of whatever is typed next.
  expect(await type(anna, { there: ['1'], told: '5', sureOfTotal: asked.asked[0]?.answer })).toMatchObject({
    ok: false,
  })
  const sure = await type(anna, { there: ['1', '2'], told: '5', sureOfTotal: asked.asked[0]?.answer })
  expect(sure).toMatchObject({ ok: true })
  expect(await register()).toHaveLength(2)
})

test('the same form sent twice, or at once, is one typing', async () => {
  const { anna, type, register, report, sheet } = await sewing()
  const once = newId()
  const fields = { there: ['1'], 'who-3': 'new-person:Giulia Sala', heads: '2' }
  const all = await Promise.all([
    type(anna, fields, once),
    type(anna, fields, once),
    type(anna, fields, once),
  ])
  expect(all.map(({ ok }) => ok)).toEqual([true, true, true])
  expect(await register()).toHaveLength(2)
  expect(await report()).toMatchObject({ headcount: 2 })
  expect(await asActor(anna, (tx) => typingsOf(tx, sheet.id))).toHaveLength(1)
})

test('two who type the same sheet at once lose nothing and double nothing', async () => {
  const { anna, bruno, type, register, report, sheet } = await sewing('6')
  const mine = { there: ['1'], 'who-3': 'new-person:Giulia Sala', 'who-4': 'new-person:Omar Sy', heads: '3' }
  const theirs = {
    there: ['2'],
    'who-3': 'new-person:Giulia Sala',
    'who-5': 'new-person:Rita Po',
    heads: '3',
  }
  const both = await Promise.all([type(anna, mine), type(bruno, theirs)])
  // Whoever came second is told that somebody typed it meanwhile; what they typed is saved once they have seen it.
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const second = both.findIndex(({ ok }) => !ok)
  const told = both[second]
  if (!told || told.ok || !('asked' in told)) throw new Error('the second is asked')
  expect(told.asked).toMatchObject([{ why: 'sureOfTyped', answer: '1' }])
  await type(second === 0 ? anna : bruno, { ...(second === 0 ? mine : theirs), sureOfTyped: '1' })
  expect((await register()).sort()).toEqual([
    'Giulia Sala attended',
    'Luca Verdi attended',
    'Maria Rossi attended',
    'Omar Sy attended',
    'Rita Po attended',
  ])
  expect(await report()).toMatchObject({ headcount: 3 })
  expect(await asActor(anna, (tx) => typingsOf(tx, sheet.id))).toHaveLength(2)
})

test('a tick that was taken back is taken back; what somebody else ticked meanwhile stays', async () => {
  const { anna, bruno, type, register } = await sewing()
  await type(anna, { there: ['1'] })
  // Bruno saw Luca ticked, and takes him back; of Maria he says nothing, whom Anna ticks meanwhile.
  await type(anna, { there: ['1', '2'], seen: '1', typedBefore: '1' })
  expect(await type(bruno, { there: [], seen: '1', typedBefore: '2' })).toMatchObject({ ok: true })
  expect(await register()).toEqual(['Maria Rossi attended'])
})

test('somebody who stands on the sheet already is refused beside the row', async () => {
  const { anna, maria, type, register } = await sewing()
  expect(await type(anna, { 'who-3': `person:${maria}` })).toMatchObject({
    ok: false,
    errors: { 'who-3': ['activities.paper.standsTwice'] },
  })
  expect(await register()).toEqual([])
})

test('a child whom nobody agreed to name is refused beside the row, and nothing is written', async () => {
  const { territory, anna, maria, type, register } = await sewing()
  await asOwner(
    'insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, 2018) on conflict (territory_id, person_id) do update set birth_year = 2018',
    [territory.id, maria],
  )
  expect(await type(anna, { there: ['1', '2'] })).toMatchObject({
    ok: false,
    errors: { 'row-2': ['people.naming.minor'] },
  })
  expect(await register()).toEqual([])
})

test('a closed register takes no sheet, and what was typed leaves no trace', async () => {
  const { anna, type, sessionId, territory } = await sewing()
  expect(await type(anna, { there: ['1'], act: 'close' })).toMatchObject({
    ok: true,
    value: { closed: true },
  })
  expect(await type(anna, { 'who-3': 'new-person:Giulia Sala', typedBefore: '1' })).toEqual({
    ok: false,
    refusal: 'activities.session.isClosed',
  })
  const giulia = await asOwner('select id from person where territory_id = $1 and given_name = $2', [
    territory.id,
    'Giulia',
  ])
  expect(giulia).toEqual([])
  await asActor(anna, (tx) => reopenSession(tx, anna, sessionId))
  expect(await type(anna, { 'who-3': 'new-person:Giulia Sala', typedBefore: '1' })).toMatchObject({
    ok: true,
  })
})

test('a sheet printed before, of five letters, is typed back as well', async () => {
  const { territory, anna, maria, sessionId } = await sewing()
  await asOwner(
    "insert into paper_sheet (territory_id, id, code, kind, about_kind, about_id, row_count, language, seen_by) values ($1, $2, 'ACDEF', 'attendance', 'activity_session', $3, 4, 'it', 'team')",
    [territory.id, newId(), sessionId],
  )
  await asOwner(
    "insert into attendance (territory_id, session_id, person_id, state, role) values ($1, $2, $3, 'expected', 'participant')",
    [territory.id, sessionId, maria],
  )
  const form = typedForm.parse({ there: ['1'], 'who-2': 'new-person:Giulia Sala' })
  const typed = await asActor(anna, (tx) =>
    typeSheet(tx, anna, 'ACDEF', form, { now, once: newId(), timeZone }),
  )
  expect(typed).toMatchObject({ ok: true, value: { counted: 2 } })
  const here = await asActor(anna, async (tx) => {
    const found = await sheetHere(tx, 'ACDEF')
    return found ? gridOf(tx, found) : []
  })
  expect(here.flatMap(({ person }) => person?.name ?? [])).toEqual(['Giulia Sala', 'Maria Rossi'])
})

test('whoever is on a row is forgotten five years after, with the photos of the sheet', async () => {
  const { territory, anna, sheet, sessionId } = await sewing()
  await asOwner("update paper_sheet set recorded_at = '2020-01-01' where id = $1", [sheet.id])
  await asOwner(
    `insert into record_photo (territory_id, id, record_kind, record_id, bytes, width, height, seen_by)
     values ($1, $2, 'paper_sheet', $3, 10, 10, 10, 'team'), ($1, $4, 'activity_session', $5, 10, 10, 10, 'team')`,
    [territory.id, newId(), sheet.id, newId(), sessionId],
  )
  await eraseExpired(territory.id, '2026-03-11')
  expect(await asActor(anna, (tx) => rowsOf(tx, sheet.id))).toEqual([])
  const photos = await asOwner<{ kind: string }>(
    'select record_kind as kind from record_photo where territory_id = $1',
    [territory.id],
  )
  expect(photos).toEqual([{ kind: 'activity_session' }])
})
