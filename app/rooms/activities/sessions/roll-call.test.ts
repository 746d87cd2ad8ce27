import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { registerOf } from './reads.ts'

openHouse()
const now = new Date('2026-06-24T16:00:00Z')
const DAYS = ['2026-04-01', '2026-06-03', '2026-06-10', '2026-06-17', '2026-06-24']

/** A weekly lab with thirty who come, one who stopped coming after the first time, and one who is not sure to come today. */
async function lab() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const activityId = newId()
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'Cucito insieme', 'lab', 'proximity')`,
    [territory.id, activityId],
  )
  const sessions = DAYS.map((day) => ({ id: newId(), day }))
  for (const { id, day } of sessions)
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at)
       values ($1, $2, $3, $4::date, $4::date + time '13:00', $4::date + time '15:00')`,
      [territory.id, id, activityId, day],
    )
  const regulars: string[] = []
  for (let at = 0; at < 30; at++) regulars.push(await territory.person(`Nome${at} Cognome${at}`))
  const gone = await territory.person('Piera Lontana')
  const excused = await territory.person('Ada Scusata')
  const attend = (personId: string, at: number, state = 'attended') =>
    asOwner(`insert into attendance (territory_id, session_id, person_id, state) values ($1, $2, $3, $4)`, [
      territory.id,
      sessions[at]!.id,
      personId,
      state,
    ])
  await attend(gone, 0)
  for (const [at, personId] of regulars.entries()) await attend(personId, 1 + (at % 3))
  await attend(excused, 3)
  await attend(excused, 4, 'absent')
  const session = { id: sessions[4]!.id, activityId }
  const register = `/activities/${activityId}/sessions/${session.id}`
  const states = async () =>
    new Map(
      (await asActor(anna, (tx) => registerOf(tx, session))).map(({ personId, state }) => [personId, state]),
    )
  return {
    browser: visits(routes, territory, { actor: anna, now }),
    register,
    regulars,
    gone,
    excused,
    states,
  }
}

/** What a browser sends of the page: hidden answers that count, ticks, and what lists say. */
function fieldsOf(html: string): Record<string, string[]> {
  const form = html.slice(html.indexOf('name="_once"'))
  const sent: Record<string, string[]> = {}
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]+)"/.exec(input) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? []
    const isOff = /disabled/.test(input) || (/type="checkbox"/.test(input) && !/ checked/.test(input))
    if (/\[\]$/.test(name) && !isOff) sent[name] = [...(sent[name] ?? []), value]
  }
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    sent[name] = [/value="([^"]*)" selected/.exec(options)?.[1] ?? '']
  return sent
}

test('everybody is ticked with one press, who is missing is unticked and absent', async () => {
  const { browser, register, regulars, gone, excused, states } = await lab()
  const page = await browser.get(register)
  expect(page.html).toContain('Sono presenti tutti e 30')
  expect(fieldsOf(page.html)['present[]']).toBeUndefined()

  const words = { _once: newId(), evaluation: 'Una bella giornata.' }
  const called = await browser.post(register, { ...fieldsOf(page.html), ...words, act: 'everybody' })
  expect(called.status).toBe(200)
  expect(called.html).toContain('Una bella giornata.')
  expect([...(await states()).values()].filter(Boolean)).toEqual(['absent'])
  const ticked = fieldsOf(called.html)
  expect(new Set(ticked['present[]'])).toEqual(new Set(regulars))

  const missing = regulars.slice(4, 7)
  const present = regulars.filter((one) => !missing.includes(one))
  await browser.post(register, { ...ticked, 'present[]': present, _once: newId(), act: 'close' })
  const kept = await states()
  expect(present.map((one) => kept.get(one))).toEqual(present.map(() => 'attended'))
  expect(missing.map((one) => kept.get(one))).toEqual(['absent', 'absent', 'absent'])
  expect([kept.get(gone), kept.get(excused)]).toEqual([null, 'absent'])
})

test('taken back, the ticks are those that were kept, and who is unticked is not absent', async () => {
  const { browser, register, regulars, states } = await lab()
  const [first = ''] = regulars
  const page = fieldsOf((await browser.get(register)).html)
  await browser.post(register, { ...page, 'present[]': [first], _once: newId(), act: 'save' })
  const called = await browser.post(register, {
    ...fieldsOf((await browser.get(register)).html),
    _once: newId(),
    act: 'everybody',
  })
  const back = await browser.post(register, {
    ...fieldsOf(called.html),
    _once: newId(),
    headcount: '4',
    act: 'undo',
  })
  expect(back.html).toContain('value="4"')
  const undone = fieldsOf(back.html)
  expect(undone['present[]']).toEqual([first])
  expect(undone['called[]']).toBeUndefined()
  await browser.post(register, { ...undone, _once: newId(), act: 'save' })
  expect([...(await states()).values()].filter(Boolean).toSorted()).toEqual(['absent', 'attended'])
})
