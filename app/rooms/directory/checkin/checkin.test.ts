import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { sessionOfCode } from '../../activities/checkin/reads.ts'
import { MOST_MISSES } from '../../activities/checkin/rules.ts'
import {
  arrive,
  forgetNames,
  giveCode,
  hasGuessed,
  missed,
  revokeCode,
} from '../../activities/checkin/writes.ts'
import { signUpByHand } from '../../activities/desk/writes.ts'
import { routes as staffRoutes } from '../../activities/routes.ts'
import { presencesOf, registerOf } from '../../activities/sessions/reads.ts'
import { byHandForm } from '../../activities/signups/forms.ts'
import { signUpById } from '../../activities/signups/reads.ts'
import { keeperOf } from '../../activities/signups/writes.ts'
import { routes } from '../routes.ts'

openHouse()
const at = (time: string) => new Date(`2026-06-10T${time}:00Z`)
const now = at('15:10')
const today = '2026-06-10'

async function house() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [activityId, sessionId] = [newId(), newId()]
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area, published_at) values ($1, $2, 'Cucito insieme', 'lab', 'proximity', now())`,
    [territory.id, activityId],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
     values ($1, $2, $3, '2026-06-10', '2026-06-10T15:00Z', '2026-06-10T17:00Z', true)`,
    [territory.id, sessionId, activityId],
  )
  const made = await asActor(anna, (tx) => giveCode(tx, anna, newId(), sessionId))
  if (!made.ok) throw new Error(made.refusal)
  const code = made.value
  const keeper = keeperOf(territory.id)
  const door = (when = now, actor = undefined as typeof anna | undefined) =>
    visits(routes, territory, { now: when, ...(actor && { actor }) })
  const come = (said: Record<string, string>, when = now, once = newId()) =>
    door(when).post(`/qui/${code}`, { _once: once, ...said })
  const desk = (when = now) => visits(staffRoutes, territory, { actor: anna, now: when })
  const page = `/activities/${activityId}/sessions/${sessionId}`
  const session = { id: sessionId, activityId }
  const register = () => asActor(anna, (tx) => registerOf(tx, session))
  const presences = async () => (await asActor(anna, (tx) => presencesOf(tx, [sessionId]))).get(sessionId)
  /** Ids of the ticks of the register, as the page offers them. */
  const shown = async (name = 'here') =>
    [
      ...(await desk().get(page)).html.matchAll(
        new RegExp(`name="${name}\\[\\]" value="([0-9a-f-]{36})"`, 'g'),
      ),
    ].map(([, id = '']) => id)
  const settle = async (fields: Record<string, string | string[]> = {}, once = newId()) => {
    const ids = await shown()
    return desk().post(`${page}/arrivals`, { _once: once, 'shown[]': ids, 'here[]': ids, ...fields })
  }
  const signUp = async (said: Record<string, string>) => {
    const id = newId()
    await asActor(anna, (tx) =>
      signUpByHand(tx, anna, id, { activityId, sessionId }, byHandForm.parse(said), {
        now,
        today,
        language: 'it',
      }),
    )
    return (await asActor(anna, (tx) => signUpById(tx, id)))!
  }
  return {
    territory,
    anna,
    keeper,
    code,
    door,
    come,
    desk,
    page,
    session,
    register,
    presences,
    settle,
    shown,
    signUp,
  }
}

test('a code has letters that nobody takes for others, and is one for a session', async () => {
  const { code, anna, session } = await house()
  expect(code).toMatch(/^[ACDEFHJKMNPRTWXY3479]{7}$/)
  expect(await asActor(anna, (tx) => giveCode(tx, anna, newId(), session.id))).toEqual({
    ok: true,
    value: code,
  })
})

test('whoever types a name waits for the register, which confirms everybody at once', async () => {
  const { territory, code, door, come, desk, page, register, presences, settle, anna } = await house()
  const luca = await territory.person('Luca Verdi')
  expect((await door().get(`/qui/${code}`)).html).toContain('Come ti chiami?')
  const first = await come({ name: 'Luca Verdi' })
  expect([first.status, first.location]).toEqual([303, `/${territory.slug}/qui/${code}`])
  expect((await door().get(`/qui/${code}`, { cookie: `trama_here=${code}` })).html).toContain('Ci sei!')
  await come({ name: 'Pina' })
  await come({ name: 'Pina' })
  await come({ name: 'LUCA  verdi' })
  const waiting = (await desk().get(page)).html
  for (const shown of ['Dicono di essere qui', 'Luca Verdi', 'Pina', 'È Luca Verdi'])
    expect(waiting).toContain(shown)
  expect(await register()).toEqual([])

  const [arrival] = await asOwner<{ id: string }>(
    'select id from checkin_arrival where territory_id = $1 order by arrived_at, id limit 1',
    [territory.id],
  )
  await desk().post(`${page}/arrivals`, { _once: newId(), is: `${arrival?.id}:${luca}` })
  const once = newId()
  await settle({}, once)
  await settle({}, once)
  expect(await register()).toMatchObject([{ name: 'Luca Verdi', state: 'attended' }])
  expect(await presences()).toEqual({ named: 1, anonymous: 2 })
  expect((await desk().get(page)).html).not.toContain('Dicono di essere qui')
  // What was typed is gone, and whoever says it again is not counted again.
  expect(
    await asOwner('select 1 from checkin_arrival where sealed is not null and territory_id = $1', [
      territory.id,
    ]),
  ).toEqual([])
  await come({ name: 'Luca Verdi' })
  await settle()
  expect(await presences()).toEqual({ named: 1, anonymous: 2 })
  expect(anna.personId).toBeTruthy()
})

test('the same form sent twice at once is one arrival', async () => {
  const { come, territory } = await house()
  const once = newId()
  await Promise.all([come({ name: 'Pina' }, now, once), come({ name: 'Pina' }, now, once)])
  expect(await asOwner('select 1 from checkin_arrival where territory_id = $1', [territory.id])).toHaveLength(
    1,
  )
})

test('by the code of their sign-up people who are known are named; a wrong code is refused beside its field', async () => {
  const { territory, come, signUp, settle, register, presences } = await house()
  const maria = await territory.person('Maria Rossi')
  const known = await signUp({ known: `person:${maria}` })
  const unknown = await signUp({ name: 'Sara Neri', email: 'sara@example.org' })
  const wrong = await come({ code: 'AAAAA' === known.code ? 'CCCCC' : 'AAAAA' })
  expect([wrong.status, wrong.html.includes('Nessuna iscrizione di oggi')]).toEqual([422, true])
  await come({ code: known.code.toLowerCase() })
  await come({ code: known.code })
  // Whoever signed up under this very name is not counted beside their own sign-up.
  await come({ name: 'sara neri' })
  await come({ code: unknown.code })
  await settle()
  expect(await register()).toMatchObject([{ name: 'Maria Rossi', state: 'attended' }])
  expect(await presences()).toEqual({ named: 1, anonymous: 1 })
})

test('who signed up and has no phone is ticked on the list, once', async () => {
  const { signUp, shown, settle, presences } = await house()
  await signUp({ name: 'Nonna Pina' })
  const came = await shown('came')
  expect(came).toHaveLength(1)
  await settle({ 'came[]': came })
  await settle({ 'came[]': came })
  expect(await presences()).toEqual({ named: 0, anonymous: 1 })
  expect(await shown('came')).toEqual([])
})

test('who is unticked is not here', async () => {
  const { come, shown, desk, page, presences } = await house()
  await come({ name: 'Pina' })
  await come({ name: 'Gigi' })
  const ids = await shown()
  await desk().post(`${page}/arrivals`, { _once: newId(), 'shown[]': ids, 'here[]': ids[0] ?? '' })
  expect(await presences()).toEqual({ named: 0, anonymous: 1 })
  expect(await shown()).toEqual([])
})

test('signed in it is one tap, by name; a minor without consent is counted and not named', async () => {
  const { territory, door, code, settle, register, presences } = await house()
  const ugo = await territory.operator('Ugo Blu', 'citizen')
  const lia = await territory.operator('Lia Rosa', 'citizen')
  const asActorHere = (actor: typeof ugo) => door(now, actor)
  expect((await asActorHere(ugo).get(`/qui/${code}`)).html).toContain('Sono qui: Anna')
  for (const actor of [ugo, ugo, lia])
    await asActorHere(actor).post(`/qui/${code}`, { _once: newId(), as: 'account' })
  await asOwner(
    "insert into person_profile (territory_id, person_id, born_on) values ($1, $2, '2010-01-01')",
    [territory.id, lia.personId],
  )
  await settle()
  expect(await register()).toMatchObject([{ name: 'Ugo Blu', state: 'attended' }])
  expect(await presences()).toEqual({ named: 1, anonymous: 1 })
  const child = await territory.operator('Teo Verde', 'citizen')
  await asOwner(
    "insert into person_profile (territory_id, person_id, born_on) values ($1, $2, '2015-01-01')",
    [territory.id, child.personId],
  )
  const alone = await asActorHere(child).post(`/qui/${code}`, { _once: newId(), as: 'account' })
  expect(alone.status).toBe(409)
})

test('a code opens around its hours; revoked, called off or closed it opens nothing', async () => {
  const { code, door, come, anna, session, territory } = await house()
  const status = async (when: Date) => (await door(when).get(`/qui/${code}`)).status
  expect([
    await status(at('13:59')),
    (await door(at('13:59')).get(`/qui/${code}`)).html.includes('È presto'),
  ]).toEqual([200, true])
  expect((await come({ name: 'Pina' }, at('13:59'))).status).toBe(409)
  expect((await come({ name: 'Pina' }, at('14:00'))).status).toBe(303)
  expect([await status(at('18:00')), await status(at('18:01'))]).toEqual([200, 410])
  await asOwner('update activity_session set cancelled_at = now() where id = $1', [session.id])
  expect((await door().get(`/qui/${code}`)).html).toContain('è stata annullata')
  await asOwner('update activity_session set cancelled_at = null where id = $1', [session.id])
  await asActor(anna, (tx) => revokeCode(tx, anna, session.id, now))
  expect([await status(now), (await come({ name: 'Pina' })).status]).toEqual([410, 409])
  const again = await asActor(anna, (tx) => giveCode(tx, anna, newId(), session.id))
  expect(again.ok && again.value).not.toBe(code)
  expect((await visits(routes, await newTerritory(), { now }).get(`/qui/${code}`)).status).toBe(404)
  expect(territory.id).toBeTruthy()
})

test('a code that is none says so; typed with spaces and small letters it is the same', async () => {
  const { code, door, territory } = await house()
  const none = await door().get('/qui/AAAAAAA')
  expect([none.status, none.html.includes('non porta a niente')]).toEqual([404, true])
  // What was typed stays, to be compared letter by letter.
  expect(none.html).toContain('value="AAAAAAA"')
  const typed = `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`
  expect((await door().post('/qui', { _once: newId(), code: typed })).location).toBe(
    `/${territory.slug}/qui/${code}`,
  )
  expect((await door().post('/qui', { _once: newId(), code: '' })).status).toBe(422)
})

test('from one network a few wrong codes are mistakes, more are guesses; the next hour begins anew', async () => {
  const { keeper, territory } = await house()
  const network = '203.0.113.9'
  const miss = (when = now) => asActor(keeper, (tx) => missed(tx, keeper, network, when))
  for (let n = 0; n < MOST_MISSES; n++) expect(await miss()).toBe(false)
  expect(await miss()).toBe(true)
  const guessed = (from: string, when: Date) =>
    asActor(keeper, (tx) => hasGuessed(tx, territory.id, from, when))
  expect([
    await guessed(network, now),
    await guessed('203.0.113.10', now),
    await guessed(network, at('16:11')),
  ]).toEqual([true, false, false])
})

test('a name of script is a name, and too long a one is refused', async () => {
  const { come, desk, page } = await house()
  await come({ name: '<img src=x onerror=alert(1)>' })
  const { html } = await desk().get(page)
  expect(html).toContain('&lt;img src=x')
  expect(html).not.toContain('<img src=x')
  expect((await come({ name: 'x'.repeat(81) })).status).toBe(422)
  expect((await come({})).status).toBe(422)
})

test('names typed at the door are forgotten some weeks after', async () => {
  const { come, keeper, territory } = await house()
  await come({ name: 'Pina' })
  await asActor(keeper, (tx) => forgetNames(tx, keeper, '2026-07-10'))
  const left = () => asOwner('select 1 from checkin_arrival where territory_id = $1', [territory.id])
  expect(await left()).toHaveLength(1)
  await asActor(keeper, (tx) => forgetNames(tx, keeper, '2026-07-11'))
  expect(await left()).toEqual([])
})

test('nobody is confirmed in a register that was closed', async () => {
  const { come, settle, page, desk, code, door, keeper, territory } = await house()
  await come({ name: 'Pina' })
  await desk(at('17:30')).post(page, { _once: newId(), act: 'close' })
  await settle()
  expect((await desk().get(page)).html).not.toContain('Dicono di essere qui')
  expect((await door().get(`/qui/${code}`)).html).toContain('già state chiuse')
  const session = await asActor(keeper, (tx) => sessionOfCode(tx, code, now))
  expect(
    await asActor(keeper, (tx) =>
      arrive(tx, keeper, newId(), session!, { name: 'Gigi' }, { personId: null, now, today }),
    ),
  ).toEqual({ ok: false, refusal: 'activities.checkin.refused.notOpen' })
  expect(
    await asOwner('select 1 from session_report where territory_id = $1 and headcount > 0', [territory.id]),
  ).toEqual([])
})
