import { expect, test } from 'vitest'
import { company, today } from '../../../../tests/support/company.ts'
import { mailsTo, openShell } from '../../../../tests/support/shell.ts'
import { asOwner, openHouse } from '../../../../tests/support/territory.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import { newId } from '../../../ground/db/ids.ts'
import { hoursOf, minutesIn, visitsExpected } from './rules.ts'

openHouse()
openShell()

const day = (ago: number) => daysLater(today, -ago)

/** Marco visits Rosa every week since 21 days ago; Elena prints his slip. */
async function slipPrinted() {
  const house = await company()
  const { territory, elena, id, agreeing, as } = house
  await agreeing(day(21))
  const made = await as(elena).post('/visits/slips', {
    _once: newId(),
    'agreements[]': id,
    span: '28',
    language: 'it',
  })
  const print = (made.location ?? '').slice(territory.slug.length + 1)
  const code = print.slice(-6)
  return { ...house, print, code, copy: `/paper/visits/${code}` }
}

const row = (number: number, fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}-${number}`, value]))

test('a slip has the days that are expected, whom by the name the volunteer knows, and no address', async () => {
  const { elena, as, brief, print, code } = await slipPrinted()
  await brief()
  const { html } = await as(elena).get(print)
  expect(html).toContain('Compagnia a Rosa')
  expect(html).toContain('Marco Bassi')
  expect(html).not.toMatch(/via Milano|suona forte|Gatti/)
  expect(html).toContain(`${code.slice(0, 3)} ${code.slice(3)}`)
  // Four weeks of weekly visits, and two rows for others.
  expect(html.match(/<td class="slip-done">/g)).toHaveLength(6)
})

test('what is copied is what the volunteer’s own buttons write: visits on their days, the next one planned', async () => {
  const { elena, as, facts, copy } = await slipPrinted()
  const copied = await as(elena).post(copy, {
    _once: newId(),
    ...row(1, { onDate: day(21), state: 'done', minutes: '80', words: 'Abbiamo giocato' }),
    ...row(2, { onDate: day(14), state: 'done' }),
    ...row(3, { onDate: day(7), state: '' }),
    told: '80',
  })
  expect(copied.status).toBe(303)
  expect(await facts('visit')).toMatchObject([
    { on_date: day(21), hours: '1.33' },
    { on_date: day(14), hours: '1.50' },
    { on_date: null, due_on: day(7) },
  ])
  const page = await as(elena).get(copy)
  expect(page.html).toContain('Riga 1, ricopiata da Elena Neri')
  expect(page.html).toContain('id="row-3"')
  expect(page.html).not.toContain('id="row-2"')
})

test('a missed visit and a worry reach the mediator at once; the worry is for who follows alone', async () => {
  const { elena, marco, email, id, as, facts, copy } = await slipPrinted()
  const sent = await as(marco).post(copy, {
    _once: newId(),
    ...row(1, { onDate: day(21), state: 'sign', minutes: '60', words: 'Il frigo è vuoto' }),
    ...row(2, { onDate: day(14), state: 'missed', words: 'Non ha aperto' }),
  })
  expect(sent.status).toBe(303)
  expect(await facts('missed')).toMatchObject([{ on_date: day(14) }])
  expect(await facts('sign')).toMatchObject([{ on_date: day(21) }])
  expect((await facts('visit')).filter(({ on_date }) => on_date)).toHaveLength(1)
  await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
  const agreement = await as(elena).get(`/exchange/agreements/${id}`)
  expect(agreement.html).toContain('Il frigo è vuoto')
  expect(agreement.html).toContain(`href="/${agreement.html.match(/href="\/(valle-[0-9a-f]+)/)?.[1]}${copy}"`)
})

test('a total that differs is asked, and answered once; nothing typed is lost', async () => {
  const { elena, as, facts, copy } = await slipPrinted()
  const form = {
    _once: newId(),
    ...row(1, { onDate: day(21), state: 'done', minutes: '80', words: 'Resta' }),
    told: '90',
  }
  const asked = await as(elena).post(copy, form)
  expect(asked.status).toBe(422)
  expect(asked.html).toContain('le righe danno 80, il foglio dice 90')
  expect(asked.html).toContain('value="Resta"')
  expect((await facts('visit')).filter(({ on_date }) => on_date)).toHaveLength(0)
  const [, answer = ''] = /name="sureOfTotal" value="([^"]+)"/.exec(asked.html) ?? []
  expect((await as(elena).post(copy, { ...form, sureOfTotal: answer })).status).toBe(303)
  expect((await facts('visit')).filter(({ on_date }) => on_date)).toHaveLength(1)
})

test('the mediator and the volunteer who copy the same slip at once write each row once', async () => {
  const { elena, marco, as, facts, copy } = await slipPrinted()
  const rows = {
    ...row(1, { onDate: day(21), state: 'done' }),
    ...row(2, { onDate: day(14), state: 'missed' }),
  }
  const both = await Promise.all([
    as(elena).post(copy, { _once: newId(), ...rows }),
    as(marco).post(copy, { _once: newId(), ...rows, 'words-2': 'Era dal medico' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  const late = both.find(({ status }) => status === 422)
  expect(late?.html).toContain('già stata ricopiata')
  expect((await facts('visit')).filter(({ on_date }) => on_date)).toHaveLength(1)
  expect(await facts('missed')).toHaveLength(1)
  const other = await as(marco).post(copy, {
    _once: newId(),
    ...row(3, { onDate: day(7), state: 'done' }),
    typedBefore: '1',
  })
  expect(other.status).toBe(303)
  expect((await facts('visit')).filter(({ on_date }) => on_date)).toHaveLength(2)
})

test('a day that has a visit already is asked: the same one is left out, another is confirmed', async () => {
  const { elena, marco, id, as, facts, copy } = await slipPrinted()
  await as(marco).post(`/visits/${id}/done`, { _once: newId() })
  const form = { _once: newId(), ...row(5, { onDate: today, state: 'done', minutes: '30' }) }
  const asked = await as(elena).post(copy, form)
  expect(asked.status).toBe(422)
  expect(asked.html).toContain('name="sureOfSame"')
  expect((await as(elena).post(copy, { ...form, sureOfSame: 'yes' })).status).toBe(303)
  expect((await facts('visit')).filter(({ on_date }) => on_date === today)).toHaveLength(2)
})

test('rows that make no sense are refused beside their fields, and none is written', async () => {
  const { elena, as, facts, copy } = await slipPrinted()
  const refused = await as(elena).post(copy, {
    _once: newId(),
    ...row(1, { onDate: day(21), state: 'done' }),
    ...row(2, { onDate: daysLater(today, 2), state: 'done' }),
    ...row(3, { onDate: day(7), state: 'missed', minutes: '40' }),
    ...row(4, { onDate: day(7), words: 'E allora?' }),
  })
  expect(refused.status).toBe(422)
  for (const field of ['minutes-3', 'state-4']) expect(refused.html).toContain(`href="#f-${field}"`)
  const future = await as(elena).post(copy, {
    _once: newId(),
    ...row(1, { onDate: day(21), state: 'done' }),
    ...row(2, { onDate: daysLater(today, 2), state: 'done' }),
  })
  expect(future.status).toBe(422)
  expect(future.html).toContain('href="#f-onDate-2"')
  const wrongYear = await as(elena).post(copy, {
    _once: newId(),
    ...row(1, { onDate: `1926${day(21).slice(4)}`, state: 'done' }),
  })
  expect(wrongYear.status).toBe(422)
  expect(wrongYear.html).toContain('controlla l’anno')
  expect((await facts('visit')).filter(({ on_date }) => on_date)).toHaveLength(0)
})

test('nobody outside the circle finds a slip, its days or its photo', async () => {
  const { territory, as, copy, print, id } = await slipPrinted()
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const lucia = await territory.operator('Lucia Ferri', 'volunteer')
  for (const stranger of [carla, lucia]) {
    expect((await as(stranger).get(copy)).status).toBe(404)
    expect((await as(stranger).get(print)).status).toBe(404)
    expect(
      (await as(stranger).post(copy, { _once: newId(), ...row(1, { onDate: day(21), state: 'done' }) }))
        .status,
    ).toBe(404)
  }
  const make = { _once: newId(), 'agreements[]': id, span: '14', language: 'it' }
  expect((await as(carla).post('/visits/slips', make)).status).toBe(404)
  expect((await as(lucia).get('/visits/slips')).status).toBe(404)
  const rows = await asOwner<{ person_id: string }>(
    'select person_id from paper_row where territory_id = $1 and person_id is not null',
    [territory.id],
  )
  expect(rows).toHaveLength(7)
})

test('the days of a slip begin with the visit that is planned, or today where it is late', () => {
  const weekly = { plannedOn: '2026-05-06', every: 7 }
  expect(visitsExpected(weekly, '2026-05-04', 14)).toEqual(['2026-05-06', '2026-05-13'])
  expect(visitsExpected(weekly, '2026-05-08', 14)).toEqual(['2026-05-08', '2026-05-15'])
  expect(visitsExpected({ plannedOn: '2026-06-30', every: 30 }, '2026-05-08', 28)).toEqual([])
  expect([hoursOf(80), hoursOf(45), minutesIn([{ minutes: 80 }, {}, { minutes: 10 }])]).toEqual([
    1.33, 0.75, 90,
  ])
})
