import { expect, test } from 'vitest'
import { beside, lineOf, now, valleyOnPaper } from '../../../../tests/support/on-paper.ts'
import { asActor, asOwner, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { spaced } from '../../../ground/paper/code.ts'
import { makeSheet } from '../../../ground/paper/sheets.ts'
import { noteTyping } from '../../../ground/paper/typings.ts'
import { typedForm } from '../../activities/paper/forms.ts'
import { printSheet, typeSheet } from '../../activities/paper/writes.ts'
import { sessionById } from '../../activities/sessions/reads.ts'

openHouse()

test('who counts because of a typed register says which sheet and row, and above the list how many do', async () => {
  const { territory, anna, carla, meeting, as } = await valleyOnPaper()
  const [maria, luca, ugo] = [
    await territory.person('Maria Rossi'),
    await territory.person('Luca Verdi'),
    await territory.person('Ugo Neri'),
  ]
  await meeting('2026-05-27', true, luca)
  const session = await meeting('2026-06-03', false, ugo)
  const code = await asActor(anna, async (tx) => {
    const found = await sessionById(tx, session)
    if (!found) throw new Error('the session is there')
    const sheet = await printSheet(tx, anna, newId(), found, { lines: 3, named: 'nobody', language: 'it' })
    const form = typedForm.parse({
      typedBefore: '0',
      'who-1': `person:${maria}`,
      'who-2': `person:${luca}`,
      act: 'close',
    })
    const kept = await typeSheet(tx, anna, sheet.code, form, { now, once: newId(), timeZone: 'Europe/Rome' })
    expect(kept).toMatchObject({ ok: true, value: { closed: true } })
    return sheet.code
  })

  const page = await as(carla).get('/outcomes/people_reached')
  expect(beside(page.html, 'Maria Rossi')).toContain(`/paper/attendance/${code}?row=1#row-1"`)
  expect(beside(page.html, 'Maria Rossi')).toContain(`${spaced(code)}, riga 1`)
  // Luca came a week before, Ugo was ticked on the register: no paper makes them count.
  for (const name of ['Luca Verdi', 'Ugo Neri']) {
    expect(beside(page.html, name)).not.toBe('')
    expect(beside(page.html, name)).not.toContain('/paper/')
  }
  expect(page.html).toContain('Da fogli di carta che puoi vedere: 1 su 3.')
  const { html: csv } = await as(carla).get('/outcomes/people_reached.csv')
  expect(lineOf(csv, 'Maria Rossi')).toContain(`${spaced(code)} 1`)
  expect(lineOf(csv, 'Ugo Neri').trim()).toMatch(/,2026-06-03,1,$/)

  // The meeting itself came from the sheet; the lab counts since an earlier one, which did not.
  expect((await as(carla).get('/outcomes/labs_held')).html.split(`/paper/attendance/${code}"`)).toHaveLength(
    2,
  )
  expect((await as(carla).get('/outcomes/lab_series')).html).not.toContain('/paper/attendance')
})

test('a card that one person alone may see tells its code to them and to nobody else', async () => {
  const { territory, anna, carla, met, typed, as } = await valleyOnPaper()
  const [maria, ida] = [await territory.person('Maria Rossi'), await territory.person('Ida Neri')]
  const [onCard, noted] = [await met('2026-06-01', maria), await met('2026-06-01', ida)]
  const code = await typed(anna, { seenBy: 'person', forPersonId: anna.personId }, [
    { kind: 'encounter', id: onCard },
  ])
  expect(noted).not.toBe(onCard)

  const own = await as(anna).get('/outcomes/people_met')
  expect(beside(own.html, 'Maria Rossi')).toContain(`/paper/cards/${code}`)
  expect(beside(own.html, 'Ida Neri')).not.toContain('/paper/')
  expect(own.html).toContain('che puoi vedere: 1 su 2.')
  expect(lineOf((await as(anna).get('/outcomes/people_met.csv')).html, 'Maria Rossi')).toContain(spaced(code))

  const others = await as(carla).get('/outcomes/people_met')
  expect(others.html).toContain('Maria Rossi')
  for (const said of [code, spaced(code), 'fogli di carta']) expect(others.html).not.toContain(said)
  expect((await as(carla).get('/outcomes/people_met.csv')).html).not.toContain(spaced(code))
})

test('an evaluator opens the same list and learns nothing of the paper', async () => {
  const { territory, anna, carla, meeting, typed, as } = await valleyOnPaper()
  const giorgio = await territory.operator('Giorgio', 'evaluator')
  const session = await meeting('2026-06-03', true, await territory.person('Maria Rossi'))
  const code = await typed(anna, { seenBy: 'team' }, [{ kind: 'activity_session', id: session }])
  for (const figure of ['labs_held', 'lab_series']) {
    expect((await as(carla).get(`/outcomes/${figure}`)).html).toContain(spaced(code))
    const told = await as(giorgio).get(`/outcomes/${figure}`)
    expect(told.html).toContain('2026-06-03')
    for (const path of [figure, `${figure}.csv`])
      expect((await as(giorgio).get(`/outcomes/${path}`)).html).not.toContain(spaced(code))
  }
})

test('two records of one person, once merged, come from the sheets of both; a sheet of another day does not count', async () => {
  const { territory, anna, carla, met, typed, as } = await valleyOnPaper()
  const [maria, twin] = [await territory.person('Maria Rossi'), await territory.person('M. Rossi')]
  const [first, later] = [await met('2026-06-01', twin), await met('2026-06-04', maria)]
  const code = await typed(anna, { seenBy: 'team' }, [{ kind: 'encounter', id: first }])
  const other = await typed(anna, { seenBy: 'team' }, [{ kind: 'encounter', id: later }])
  await asOwner('update person set merged_into = $2 where id = $1', [twin, maria])
  const { html } = await as(carla).get('/outcomes/people_reached')
  expect(beside(html, 'Maria Rossi')).toContain(spaced(code))
  expect(html).not.toContain(spaced(other))
  expect(html).toContain('che puoi vedere: 1 su 1.')
})

test('a sheet that was typed back twice is named once', async () => {
  const { territory, anna, carla, meeting, as } = await valleyOnPaper()
  const session = await meeting('2026-06-03', true, await territory.person('Maria Rossi'))
  const code = await asActor(anna, async (tx) => {
    const sheet = await makeSheet(tx, anna, newId(), {
      kind: 'attendance',
      rowCount: 4,
      language: 'it',
      seenBy: 'team',
    })
    for (const counted of [1, 2])
      await noteTyping(tx, anna, newId(), sheet, {
        rowsTyped: counted,
        counted,
        told: null,
        records: [{ kind: 'activity_session', id: session }],
      })
    return sheet.code
  })
  const { html } = await as(carla).get('/outcomes/labs_held')
  expect(html.split(spaced(code))).toHaveLength(2)
  expect(html).toContain('che puoi vedere: 1 su 1.')
})
