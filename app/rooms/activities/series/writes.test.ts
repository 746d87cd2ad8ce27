import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { newActivityForm } from '../forms.ts'
import { seriesOf } from '../reads.ts'
import { planActivity } from '../writes.ts'
import { seriesChangeForm } from './forms.ts'
import { changeSeries } from './writes.ts'

openHouse()

const clock = { now: new Date('2026-10-21T10:00:00Z'), timeZone: 'Europe/Rome' }

type Row = {
  id: string
  held_on: string
  starts_at: Date
  recurrence_at: string | null
  cancelled_at: Date | null
}
const rows = (territoryId: string) =>
  asOwner<Row>('select * from activity_session where territory_id = $1 order by starts_at, id', [territoryId])

/** A lab on four Tuesdays from 13 October 2026. */
async function lab() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const activityId = newId()
  const form = newActivityForm.parse({
    title: 'Cucito',
    kind: 'lab',
    area: 'proximity',
    on: '2026-10-13',
    from: '17:00',
    to: '19:00',
    repeats: 'weekly',
    times: '4',
  })
  await asActor(anna, (tx) => planActivity(tx, anna, activityId, form, clock))
  const change = (said: object) => {
    const changed = seriesChangeForm.parse({ from: '18:00', to: '20:00', repeats: 'weekly', ...said })
    const holder = { activityId, placeId: null, public: false }
    return asActor(anna, (tx) => changeSeries(tx, anna, holder, changed, clock))
  }
  return { territory, anna, activityId, change }
}

test('from a day on the lab moves to Wednesdays at six; its sessions keep their addresses', async () => {
  const { territory, anna, activityId, change } = await lab()
  const before = await rows(territory.id)
  expect(await change({ since: '2026-10-26', on: '2026-10-28', times: '3' })).toEqual({
    ok: true,
    value: { sessions: 3 },
  })

  const after = await rows(territory.id)
  expect(after.map((row) => [row.held_on, row.recurrence_at])).toEqual([
    ['2026-10-13', null],
    ['2026-10-20', null],
    ['2026-10-28', '2026-10-28 18:00:00'],
    ['2026-11-04', '2026-11-04 18:00:00'],
    ['2026-11-11', '2026-11-11 18:00:00'],
  ])
  expect(after.slice(0, 4).map((row) => row.id)).toEqual(before.map((row) => row.id))
  expect(after[2]?.starts_at.toISOString()).toBe('2026-10-28T17:00:00.000Z')
  expect(await asActor(anna, (tx) => seriesOf(tx, activityId))).toMatchObject({
    rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=WE;COUNT=3',
    first_starts_at: '2026-10-28 18:00:00',
  })
})

test('moving by a week onto its own times trips over nothing', async () => {
  const { territory, change } = await lab()
  await change({ since: '2026-10-13', on: '2026-10-20', from: '17:00', to: '19:00', times: '4' })
  expect((await rows(territory.id)).map((row) => row.recurrence_at)).toEqual([
    '2026-10-20 17:00:00',
    '2026-10-27 17:00:00',
    '2026-11-03 17:00:00',
    '2026-11-10 17:00:00',
  ])
})

test('sessions too many are taken out, but one somebody signed up for is cancelled', async () => {
  const { territory, anna, change } = await lab()
  const [, , third] = await rows(territory.id)
  const maria = await territory.person('Maria Rossi')
  await asActor(anna, (tx) =>
    tx
      .insertInto('attendance')
      .values({
        territory_id: territory.id,
        session_id: third?.id ?? '',
        person_id: maria,
        state: 'signed_up',
        recorded_by: anna.personId,
      })
      .execute(),
  )
  await change({ since: '2026-10-20', on: '2026-10-20', repeats: 'no' })
  const after = await rows(territory.id)
  expect(after.map((row) => [row.held_on, row.cancelled_at !== null])).toEqual([
    ['2026-10-13', false],
    ['2026-10-20', false],
    ['2026-10-27', true],
  ])
})

test('a closed session is never moved', async () => {
  const { territory, change } = await lab()
  const [first] = await rows(territory.id)
  await asOwner('update activity_session set closed_at = $1 where territory_id = $2 and id = $3', [
    clock.now,
    territory.id,
    first?.id,
  ])
  await change({ since: '2026-10-12', on: '2026-10-29', times: '2' })
  expect((await rows(territory.id)).map((row) => row.held_on)).toEqual([
    '2026-10-13',
    '2026-10-29',
    '2026-11-05',
  ])
})
