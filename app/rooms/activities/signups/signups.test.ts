import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { suggestionsFor } from '../desk/reads.ts'
import { knowThem, signUpByHand } from '../desk/writes.ts'
import { cancelSignUp, fillPlaces, forgetSignUps, moveUp, takePlace, waitInLine } from '../queue/writes.ts'
import { registerOf } from '../sessions/reads.ts'
import { byHandForm, signUpForm, termsForm } from './forms.ts'
import { countsOf, signUpById, signUpsTo, targetOf } from './reads.ts'
import {
  AGAIN_AFTER_MINUTES,
  KEPT_DAYS,
  MOST_OF_ONE_ADDRESS,
  MOST_OF_ONE_NETWORK,
  OFFER_HOURS,
} from './rules.ts'
import { askToSignUp, confirmSignUp, keeperOf, setTerms } from './writes.ts'

openHouse()

const now = new Date('2026-06-01T08:00:00Z')
const HOUR = 3_600_000
const later = (hours: number) => new Date(now.getTime() + hours * HOUR)

async function lab(
  terms: Record<string, string | undefined> = {},
  { on = '2026-06-10', published = true } = {},
) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [activityId, sessionId] = [newId(), newId()]
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area, published_at)
     values ($1, $2, 'Cucito insieme', 'lab', 'proximity', case when $3 then now() end)`,
    [territory.id, activityId, published],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
     values ($1, $2, $3, $4::date, $4::date + time '15:00' at time zone 'UTC', $4::date + time '17:00' at time zone 'UTC', $5)`,
    [territory.id, sessionId, activityId, on, published],
  )
  const to = { activityId, sessionId }
  const keeper = keeperOf(territory.id)
  await asActor(anna, (tx) =>
    setTerms(
      tx,
      anna,
      newId(),
      { activityId, sessionId: null },
      termsForm.parse({ taking: 'yes', waitingList: 'yes', ...terms }),
    ),
  )
  const ask = (
    said: Record<string, string>,
    {
      id = newId(),
      at = now,
      network = '',
      where = to as { activityId: string; sessionId: string | null },
    } = {},
  ) =>
    asActor(keeper, (tx) =>
      askToSignUp(tx, keeper, id, where, signUpForm.parse({ email: 'maria@example.org', ...said }), {
        language: 'it',
        network,
        now: at,
      }),
    )
  const confirm = (id: string, at = now) => asActor(keeper, (tx) => confirmSignUp(tx, keeper, id, at))
  /** Somebody of that name who has asked and confirmed. */
  const come = async (name: string, at = now) => {
    const asked = await ask({ name, email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org` }, { at })
    if (!asked.ok) throw new Error(asked.refusal)
    const state = await confirm(asked.value.id, at)
    return { id: asked.value.id, state: state.ok ? state.value : state.refusal }
  }
  const stateOf = async (id: string) => (await asActor(keeper, (tx) => signUpById(tx, id)))?.state
  return { territory, anna, keeper, to, activityId, sessionId, ask, confirm, come, stateOf }
}

test('whoever asks has no place before the address confirms, and one after', async () => {
  const { ask, confirm, keeper, to, anna } = await lab({ capacity: '2' })
  const asked = await ask({ name: '  Maria   Rossi ', needs: 'Una rampa' })
  if (!asked.ok) throw new Error(asked.refusal)
  expect(asked.value).toMatchObject({ letter: 'confirm', reachedBy: 'mail' })
  expect(await asActor(keeper, (tx) => countsOf(tx, to))).toEqual({ taken: 0, waiting: 0 })
  expect(await confirm(asked.value.id)).toEqual({ ok: true, value: 'in' })
  expect(await confirm(asked.value.id)).toEqual({ ok: true, value: 'in' })
  expect(await asActor(anna, (tx) => signUpsTo(tx, to))).toMatchObject([
    { state: 'in', contact: { name: 'Maria Rossi', email: 'maria@example.org' }, needs: 'Una rampa' },
  ])
})

test('name, contact and needs cannot be read in the database, and visitors read no sign-up at all', async () => {
  const { ask, territory, keeper, to } = await lab()
  await ask({ name: 'Maria Rossi', needs: 'Una rampa', phone: '333 1234567' })
  for (const table of ['signup', 'signup_contact', 'signup_need']) {
    const rows = await asOwner<{ said: string }>(
      `select convert_from(convert_to(s::text, 'UTF8'), 'UTF8') as said from ${table} s where territory_id = $1`,
      [territory.id],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.said).not.toMatch(/maria|rampa|1234567/i)
  }
  expect(await asActor(keeper, (tx) => signUpsTo(tx, to))).toHaveLength(1)
  for (const actor of [territory.visitor, await territory.operator('Ugo Blu', 'volunteer')])
    expect(await asActor(actor, (tx) => tx.selectFrom('signup').selectAll().execute())).toEqual([])
})

test('of twenty people who confirm at the same moment exactly as many enter as there are places', async () => {
  const { ask, confirm, keeper, to } = await lab({ capacity: '7' })
  const ids = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const asked = await ask({ name: `Persona ${n}`, email: `p${n}@example.org` })
      return asked.ok ? asked.value.id : ''
    }),
  )
  const states = (await Promise.all(ids.map((id) => confirm(id)))).map((one) => one.ok && one.value)
  expect(states.filter((one) => one === 'in')).toHaveLength(7)
  expect(states.filter((one) => one === 'waiting')).toHaveLength(13)
  expect(await asActor(keeper, (tx) => countsOf(tx, to))).toEqual({ taken: 7, waiting: 13 })
})

test('without a waiting list whoever comes too late is told, asking or confirming', async () => {
  const { ask, confirm, come } = await lab({ capacity: '1', waitingList: undefined })
  const slow = await ask({ name: 'Luca Verdi', email: 'luca@example.org' })
  if (!slow.ok) throw new Error(slow.refusal)
  await come('Maria Rossi')
  const full = { ok: false, refusal: 'activities.signups.refused.full' }
  expect(await confirm(slow.value.id)).toEqual(full)
  expect(await ask({ name: 'Sara Neri', email: 'sara@example.org' })).toEqual(full)
})

test('a place given up is offered to the next in line for two days, then to the one after', async () => {
  const { come, keeper, to, stateOf } = await lab({ capacity: '1' })
  const maria = await come('Maria Rossi')
  const luca = await come('Luca Verdi', later(1))
  const sara = await come('Sara Neri', later(2))
  expect([maria.state, luca.state, sara.state]).toEqual(['in', 'waiting', 'waiting'])

  expect(await asActor(keeper, (tx) => cancelSignUp(tx, keeper, maria.id, later(3)))).toEqual({
    offered: [luca.id],
  })
  expect(await asActor(keeper, (tx) => cancelSignUp(tx, keeper, maria.id, later(3)))).toEqual({ offered: [] })
  expect((await asActor(keeper, (tx) => signUpById(tx, luca.id)))?.offeredUntil).toEqual(
    later(3 + OFFER_HOURS),
  )
  expect((await asActor(keeper, (tx) => signUpById(tx, maria.id)))?.contact).toBeNull()
  // Nobody else slips in between.
  const dario = await come('Dario Blu', later(4))
  expect(dario.state).toBe('waiting')

  expect(await asActor(keeper, (tx) => fillPlaces(tx, keeper, to, later(2 + OFFER_HOURS)))).toEqual([])
  expect(await asActor(keeper, (tx) => fillPlaces(tx, keeper, to, later(3 + OFFER_HOURS)))).toEqual([sara.id])
  const passed = { ok: false, refusal: 'activities.signups.refused.passed' }
  expect(await asActor(keeper, (tx) => takePlace(tx, keeper, luca.id, later(4 + OFFER_HOURS)))).toEqual(
    passed,
  )
  const took = await asActor(keeper, (tx) => takePlace(tx, keeper, sara.id, later(4 + OFFER_HOURS)))
  expect(took).toEqual({ ok: true, value: 'in' })
  await asActor(keeper, (tx) => waitInLine(tx, keeper, luca.id, later(5 + OFFER_HOURS)))
  expect([await stateOf(luca.id), await stateOf(dario.id)]).toEqual(['waiting', 'waiting'])
})

test('an offer ends when it begins, and nothing is offered of what is called off', async () => {
  const { come, keeper, sessionId, territory } = await lab({ capacity: '1' }, { on: '2026-06-02' })
  const [maria, luca] = [await come('Maria Rossi'), await come('Luca Verdi')]
  await asActor(keeper, (tx) => cancelSignUp(tx, keeper, maria.id, now))
  expect((await asActor(keeper, (tx) => signUpById(tx, luca.id)))?.offeredUntil).toEqual(
    new Date('2026-06-02T15:00:00Z'),
  )
  await asActor(keeper, (tx) => takePlace(tx, keeper, luca.id, now))
  const sara = await come('Sara Neri')
  await asOwner('update activity_session set cancelled_at = now() where territory_id = $1 and id = $2', [
    territory.id,
    sessionId,
  ])
  expect(await asActor(keeper, (tx) => cancelSignUp(tx, keeper, luca.id, now))).toEqual({ offered: [] })
  expect(await asActor(keeper, (tx) => signUpById(tx, sara.id))).toMatchObject({ state: 'waiting' })
})

test('one leaves a place to those who wait and stays in line; alone there is nobody to leave it to', async () => {
  const { come, keeper, stateOf } = await lab({ capacity: '1' })
  const maria = await come('Maria Rossi')
  const move = (id: string) => asActor(keeper, (tx) => waitInLine(tx, keeper, id, now))
  expect(await move(maria.id)).toEqual({ ok: false, refusal: 'activities.signups.refused.noLine' })
  const luca = await come('Luca Verdi')
  expect(await move(maria.id)).toEqual({ ok: true, value: { offered: [luca.id] } })
  expect([await stateOf(maria.id), await stateOf(luca.id)]).toEqual(['waiting', 'offered'])
})

test('sent twice it is once; asked again the same name at the same address is the same sign-up', async () => {
  const { ask, anna, to, confirm } = await lab()
  const id = newId()
  const twice = await Promise.all([
    ask({ name: 'Maria Rossi' }, { id }),
    ask({ name: 'Maria Rossi' }, { id }),
  ])
  expect(twice.map((one) => one.ok && one.value.id)).toEqual([id, id])
  expect(await ask({ name: 'MARIA rossi', email: 'Maria@Example.org' })).toMatchObject({
    value: { id, letter: 'none' },
  })
  const at = new Date(now.getTime() + (AGAIN_AFTER_MINUTES + 1) * 60_000)
  expect(await ask({ name: 'Maria Rossi' }, { at })).toMatchObject({ value: { id, letter: 'confirm' } })
  await confirm(id)
  expect(await ask({ name: 'Maria Rossi' }, { at: later(2) })).toMatchObject({
    value: { id, letter: 'already' },
  })
  expect(await asActor(anna, (tx) => signUpsTo(tx, to))).toHaveLength(1)
})

test('from one address a family signs up, not a crowd; nor does a network within an hour', async () => {
  const { ask } = await lab()
  const tooMany = { ok: false, refusal: 'activities.signups.refused.tooMany' }
  const answers = []
  for (let n = 0; n < 50; n++) answers.push(await ask({ name: `Maria ${n}` }))
  expect(answers.filter((one) => one.ok)).toHaveLength(MOST_OF_ONE_ADDRESS)
  expect(answers.at(-1)).toEqual(tooMany)
  const network = '203.0.113.7'
  for (let n = 0; n < MOST_OF_ONE_NETWORK; n++)
    expect(await ask({ name: 'Ada', email: `a${n}@example.org` }, { network })).toMatchObject({ ok: true })
  expect(await ask({ name: 'Ada', email: 'b@example.org' }, { network })).toEqual(tooMany)
  expect(await ask({ name: 'Ada', email: 'b@example.org' }, { network, at: later(2) })).toMatchObject({
    ok: true,
  })
})

test('nobody signs up to what takes no sign-ups, is over, called off, or not public', async () => {
  const none = await lab({ taking: undefined })
  const refusal = (why: string) => ({ ok: false, refusal: `activities.signups.refused.${why}` })
  expect(await none.ask({ name: 'Maria' })).toEqual(refusal('notTaking'))
  const soon = await lab({ closesHours: '48' }, { on: '2026-06-03' })
  expect(await soon.ask({ name: 'Maria' })).toMatchObject({ ok: true })
  expect(await soon.ask({ name: 'Luca' }, { at: later(8) })).toEqual(refusal('tooLate'))
  const hidden = await lab({}, { published: false })
  await expect(hidden.ask({ name: 'Maria' })).rejects.toThrow()
  const off = await lab()
  await asOwner('update activity_session set cancelled_at = now() where id = $1', [off.sessionId])
  expect(await off.ask({ name: 'Maria' })).toEqual(refusal('calledOff'))
})

test('for a minor whoever answers for them says who they are', () => {
  const minor = { who: 'minor', name: 'Pietro', email: 'mamma@example.org' }
  expect(signUpForm.safeParse(minor).error?.issues.map(({ path }) => path[0])).toEqual([
    'responsible',
    'relation',
  ])
  expect(signUpForm.safeParse({ ...minor, responsible: 'Maria Rossi', relation: 'parent' }).success).toBe(
    true,
  )
})

test.each([
  [{ name: 'Maria' }, 'email', 'activities.signups.form.oneContact'],
  [{ name: ' ', email: 'm@example.org' }, 'name', 'forms.error.required'],
  [{ name: 'Maria', email: 'maria@' }, 'email', 'forms.error.email'],
  [{ name: 'Maria', phone: 'chiamami' }, 'phone', 'activities.signups.form.phoneWrong'],
])('%o is refused beside its field', (said, field, why) => {
  const [issue] = signUpForm.safeParse(said).error?.issues ?? []
  expect([issue?.path[0], issue?.message]).toEqual([field, why])
})

test('a name and a way to be reached that are both missing are said together', () => {
  const paths = signUpForm.safeParse({}).error?.issues.map(({ path }) => path[0])
  expect(paths).toEqual(['name', 'email'])
})

test.each(['0', '-3', 'tanti', '10001'])('a capacity of %s is none', (capacity) => {
  expect(termsForm.safeParse({ taking: 'yes', capacity }).success).toBe(false)
})

test('the team says whom a sign-up is, and they are expected in the register until they cancel', async () => {
  const { territory, come, anna, keeper, to, sessionId, activityId } = await lab()
  const known = await territory.person('Maria Rossi')
  await territory.person('Maria Rossini')
  const maria = await come('Rossi Maria')
  const list = await asActor(anna, (tx) => signUpsTo(tx, to))
  const suggested = await asActor(anna, (tx) => suggestionsFor(tx, list))
  expect(suggested.get(maria.id)?.map(({ id }) => id)).toEqual([known])
  const when = { now, today: '2026-06-01', once: newId() }
  await asActor(anna, (tx) => knowThem(tx, anna, maria.id, { known }, when))
  const register = () => asActor(anna, (tx) => registerOf(tx, { id: sessionId, activityId }))
  expect(await register()).toMatchObject([{ personId: known, state: 'expected' }])
  await asActor(keeper, (tx) => cancelSignUp(tx, keeper, maria.id, now))
  expect(await register()).toEqual([])
})

test('a minor without consent is not named in a register by signing up', async () => {
  const { territory, come, anna } = await lab()
  const pietro = await territory.person('Pietro Rossi')
  await asOwner(
    "insert into person_profile (territory_id, person_id, born_on) values ($1, $2, '2015-01-01')",
    [territory.id, pietro],
  )
  const one = await come('Pietro Rossi')
  const when = { now, today: '2026-06-01', once: newId() }
  const known = await asActor(anna, (tx) => knowThem(tx, anna, one.id, { known: pietro }, when))
  expect(known).toEqual({ ok: false, refusal: 'people.naming.minor' })
})

test('the team adds by hand whoever asked aloud, and lets somebody go first in line', async () => {
  const { territory, anna, to, keeper, come, stateOf } = await lab({ capacity: '1' })
  const known = await territory.person('Luca Verdi')
  const add = (said: Record<string, string>, id = newId()) =>
    asActor(anna, (tx) =>
      signUpByHand(tx, anna, id, to, byHandForm.parse(said), { now, today: '2026-06-01', language: 'it' }),
    )
  expect(await add({ known: `person:${known}` })).toEqual({ ok: true, value: 'in' })
  expect(await add({ known: `person:${known}` })).toEqual({
    ok: false,
    refusal: 'activities.signups.refused.twice',
  })
  const id = newId()
  expect(await add({ name: 'Nonna Pina' }, id)).toEqual({ ok: true, value: 'waiting' })
  expect(await add({ name: 'Nonna Pina' }, id)).toEqual({ ok: true, value: 'waiting' })
  const sara = await come('Sara Neri')
  expect(await asActor(anna, (tx) => moveUp(tx, anna, sara.id, now))).toBe(true)
  const [first] = await asActor(anna, (tx) => signUpsTo(tx, to))
  await asActor(keeper, (tx) => cancelSignUp(tx, keeper, first?.id ?? '', now))
  expect([await stateOf(sara.id), await stateOf(id)]).toEqual(['offered', 'waiting'])
})

test('one signs up to the whole of an activity once, and is expected each time', async () => {
  const { territory, anna, keeper, activityId, ask, confirm, sessionId } = await lab({
    unit: 'activity',
    capacity: '3',
  })
  const second = newId()
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
     values ($1, $2, $3, '2026-06-17', '2026-06-17T15:00Z', '2026-06-17T17:00Z', true)`,
    [territory.id, second, activityId],
  )
  const whole = { activityId, sessionId: null }
  expect((await asActor(keeper, (tx) => targetOf(tx, whole, now)))?.nextAt).toEqual(
    new Date('2026-06-10T15:00:00Z'),
  )
  expect(await ask({ name: 'Maria' })).toEqual({ ok: false, refusal: 'activities.signups.refused.notTaking' })
  const asked = await ask({ name: 'Maria Rossi' }, { where: whole })
  if (!asked.ok) throw new Error(asked.refusal)
  await confirm(asked.value.id)
  const when = { now, today: '2026-06-01', once: newId() }
  await asActor(anna, (tx) => knowThem(tx, anna, asked.value.id, 'new', when))
  for (const id of [sessionId, second])
    expect(await asActor(anna, (tx) => registerOf(tx, { id, activityId }))).toMatchObject([
      { name: 'Maria Rossi', state: 'expected' },
    ])
})

test('a session may take fewer, or none, than its activity says', async () => {
  const { anna, to, come, ask } = await lab({ capacity: '20' })
  const own = (said: Record<string, string>) =>
    asActor(anna, (tx) => setTerms(tx, anna, newId(), to, termsForm.parse(said)))
  await own({ taking: 'yes', waitingList: 'yes', capacity: '1' })
  expect([(await come('Maria Rossi')).state, (await come('Luca Verdi')).state]).toEqual(['in', 'waiting'])
  await own({})
  expect(await ask({ name: 'Ada', email: 'a@example.org' })).toEqual({
    ok: false,
    refusal: 'activities.signups.refused.notTaking',
  })
})

test('whoever signed up is forgotten some weeks after the last time, and who never confirmed in days', async () => {
  const { territory, come, ask, keeper } = await lab()
  await come('Maria Rossi')
  await ask({ name: 'Luca Verdi', email: 'luca@example.org' })
  const forget = (day: string) => asActor(keeper, (tx) => forgetSignUps(tx, keeper, day))
  expect([await forget('2026-06-04'), await forget('2026-06-05')]).toEqual([0, 1])
  expect([KEPT_DAYS, await forget('2026-07-10'), await forget('2026-07-11')]).toEqual([30, 0, 1])
  expect(await asOwner('select 1 from signup_contact where territory_id = $1', [territory.id])).toEqual([])
})
