import { expect, test } from 'vitest'
import { beside, lineOf, valleyOnPaper } from '../../../../tests/support/on-paper.ts'
import { asActor, asOwner, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { spaced } from '../../../ground/paper/code.ts'
import { openCircle } from '../../operators/circles/writes.ts'
import { recordCode } from '../rules.ts'

openHouse()

const MANY = 12
const crowd = (person: (name: string) => Promise<string>, name: string) =>
  Promise.all(Array.from({ length: MANY }, (_, at) => person(`${name} Prova${at}`)))

/** The end of May was announced as a day of a report. */
const reportOn = (territoryId: string) =>
  asOwner("insert into reporting_day (territory_id, on_day) values ($1, '2026-05-31')", [territoryId])

test('who took part in labs says which sheet also where the figure is told in steps, and by the step alone', async () => {
  const { territory, anna, carla, activityOf, held, meeting, presenceAt, typed, as } = await valleyOnPaper()
  await reportOn(territory.id)
  const others = await crowd(territory.person, 'Ida')
  const frail = await crowd(territory.person, 'Ugo')
  const [maria, luca, sara] = [
    await territory.person('Maria Rossi'),
    await territory.person('Luca Verdi'),
    await territory.person('Sara Neri'),
  ]
  for (const person of frail)
    await asOwner(
      `insert into vulnerability (territory_id, id, person_id, sealed, from_on) values ($1, $2, $3, '\\x00', '2026-01-01')`,
      [territory.id, newId(), person],
    )
  const first = await meeting('2026-05-04', true, maria, luca, ...others, ...frail)
  const party = await held(await activityOf('event'), '2026-05-04', true, luca)
  const late = await meeting('2026-06-05', true, sara)
  const code = await typed(anna, { seenBy: 'team' }, [
    await presenceAt(first, maria),
    // At a party on the same day: that makes nobody take part in a lab.
    await presenceAt(party, luca),
    // Since the last told day: the list has her not yet.
    await presenceAt(late, sara),
  ])

  const figure = '/outcomes/vulnerable_participation_rate'
  const page = await as(carla).get(`${figure}?part=denominator`)
  expect(page.html).toContain('Contato entro il')
  expect(beside(page.html, 'Maria Rossi')).toContain('2026-05-31')
  expect(beside(page.html, 'Maria Rossi')).toContain(`/paper/cards/${code}?row=1#row-1"`)
  expect(page.html).not.toContain('2026-05-04')
  expect(beside(page.html, 'Luca Verdi')).not.toBe('')
  expect(beside(page.html, 'Luca Verdi')).not.toContain('/paper/')
  expect(page.html).not.toContain('Sara Neri')
  expect(page.html).toContain(`che puoi vedere: 1 su ${2 * MANY + 2}.`)
  const { html: csv } = await as(carla).get(`${figure}.csv?part=denominator`)
  expect(lineOf(csv, 'Maria Rossi')).toContain(`2026-05-31,,${spaced(code)} 1`)

  // A hard time is a code: nobody comes from it to a row with a name.
  const facts = await as(carla).get(figure)
  expect(facts.html.match(/V-[0-9A-F]{8}/g)).toHaveLength(MANY)
  expect(facts.html).not.toContain('/paper/')

  const giorgio = await territory.operator('Giorgio Bassi', 'evaluator')
  for (const path of [
    `${figure}?part=denominator`,
    `${figure}.csv?part=denominator`,
    '/outcomes/people_reached',
  ]) {
    const told = await as(giorgio).get(path)
    expect(told.html).toContain('2026-05-31')
    expect(told.html).not.toContain(spaced(code))
    expect(told.html).not.toContain('fogli di carta')
  }
})

test('a sheet that is read does not say of whom a record is that is not', async () => {
  const { territory, anna, carla, typed, as } = await valleyOnPaper()
  const elders = await crowd(territory.person, 'Rosa')
  await reportOn(territory.id)
  const circle = newId()
  await asActor(anna, (tx) =>
    openCircle(tx, anna, { id: circle, kind: 'exchange', aboutId: elders[0] ?? null, part: 'mediator' }),
  )
  const agreements: string[] = []
  for (const [at, elder] of elders.entries()) {
    const id = newId()
    agreements.push(id)
    await asOwner(
      `insert into exchange_agreement (territory_id, id, kind, title, need_person_id, starts_on, counts, circle_id)
       values ($1, $2, 'companionship', 'Compagnia', $3, '2026-05-04', '{elders_accompanied}', $4)`,
      [territory.id, id, elder, at === 0 ? circle : null],
    )
  }
  const [ofCircle = '', ofTeam = ''] = agreements
  const code = await typed(anna, { seenBy: 'team' }, [
    { kind: 'exchange_agreement', id: ofCircle },
    { kind: 'exchange_agreement', id: ofTeam },
  ])
  const figure = '/outcomes/elders_accompanied'
  const [hidden, shown] = [recordCode('agreement', ofCircle), recordCode('agreement', ofTeam)]
  const team = await as(carla).get(figure)
  expect(team.html).toContain('Contato entro il')
  expect(beside(team.html, hidden)).toContain('nome riservato')
  expect(beside(team.html, hidden)).not.toContain('/paper/')
  expect(beside(team.html, shown)).toContain(`/paper/cards/${code}?row=2#row-2"`)
  expect(team.html).toContain(`che puoi vedere: 1 su ${MANY}.`)
  expect(lineOf((await as(carla).get(`${figure}.csv`)).html, hidden)).not.toContain(spaced(code))
  const own = await as(anna).get(figure)
  expect(beside(own.html, hidden)).toContain(`/paper/cards/${code}?row=1#row-1"`)
  expect(own.html).toContain(`che puoi vedere: 2 su ${MANY}.`)
})

test('a list that is too short to be shown says nothing of paper', async () => {
  const { territory, anna, carla, meeting, presenceAt, typed, as } = await valleyOnPaper()
  const maria = await territory.person('Maria Rossi')
  const session = await meeting('2026-05-04', true, maria)
  await typed(anna, { seenBy: 'team' }, [await presenceAt(session, maria)])
  const { html } = await as(carla).get('/outcomes/vulnerable_participation_rate?part=denominator')
  expect(html).toContain('Questo elenco non si mostra')
  expect(html).not.toContain('fogli di carta')
  expect(html).not.toContain('/paper/')
})
