import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../../tests/support/territory.ts'
import { newId } from '../../../../ground/db/ids.ts'
import { agree } from '../../agreements/writes.ts'
import { confirmFact, noteFact } from '../../facts/writes.ts'
import { decide, propose } from '../../matches/writes.ts'
import { publishNotice } from '../../notices/writes.ts'

openHouse()
const TODAY = '2027-03-10'
const YEAR = '2026/2027'

/** A student placed with a library by their school; a partner of each, and somebody of the team. */
async function placement() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const student = await territory.person('Luca Neri')
  const body = async (name: string, kind: string, partner: string) => {
    const id = newId()
    await asOwner('insert into organisation (territory_id, id, name, kind) values ($1, $2, $3, $4)', [
      territory.id,
      id,
      name,
      kind,
    ])
    const actor = await territory.operator(partner, 'partner')
    await asOwner(
      'insert into organisation_member (territory_id, id, organisation_id, person_id) values ($1, $2, $3, $4)',
      [territory.id, newId(), id, actor.personId],
    )
    return { id, actor }
  }
  const school = await body('Istituto di prova', 'school', 'Paola Galli')
  const library = await body('Biblioteca di prova', 'public_body', 'Rino Costa')
  const [needId, offerId, matchId, agreementId] = [newId(), newId(), newId(), newId()]
  const form = { kind: 'school_work', title: 'In biblioteca' }
  const shown = { form: 'placement', schoolYear: YEAR }
  const days = { startsOn: '2027-02-01', endsOn: '2027-03-31' }
  const must = async (work: Promise<{ ok: boolean }>) => expect(await work).toMatchObject({ ok: true })
  await asActor(anna, async (tx) => {
    const need = { shown: { ...shown, sectors: [] }, reserved: {}, visibility: 'operators' as const }
    const place = { ...shown, ...days, what: 'Prestiti e scaffali', sector: 'culture', hours: 40 }
    const offer = { shown: place, reserved: { papersUntil: '2027-12-31' }, visibility: 'public' as const }
    const of = { personId: student, organisationId: school.id }
    await must(publishNotice(tx, anna, { ...form, ...need, ...of, id: needId, side: 'need' }, TODAY))
    await must(
      publishNotice(
        tx,
        anna,
        { ...form, ...offer, organisationId: library.id, id: offerId, side: 'offer' },
        TODAY,
      ),
    )
    await must(propose(tx, anna, { id: matchId, needId, offerId }, TODAY))
    await must(decide(tx, anna, matchId, { state: 'agreed', why: 'Va bene a tutti' }, TODAY))
    const terms = { ...shown, hours: 40 }
    await must(agree(tx, anna, { ...form, ...days, id: agreementId, matchId, terms, words: {} }, TODAY))
  })
  return { territory, anna, school, library, agreementId }
}

test('the host writes down the hours, the school confirms them, and nobody confirms their own', async () => {
  const { territory, school, library, agreementId } = await placement()
  const id = newId()
  const hours = { id, code: 'attended', onDate: '2027-03-08', hours: 6 }
  const noted = await asActor(library.actor, (tx) => noteFact(tx, library.actor, agreementId, hours, TODAY))
  expect(noted.ok).toBe(true)
  const own = await asActor(library.actor, (tx) => confirmFact(tx, library.actor, id))
  expect(own).toMatchObject({ ok: false, refusal: 'exchange.fact.own' })
  const confirmed = await asActor(school.actor, (tx) => confirmFact(tx, school.actor, id))
  expect(confirmed.ok).toBe(true)
  const facts = await asOwner(
    'select hours::int, confirmed_by from exchange_fact where territory_id = $1 and id = $2',
    [territory.id, id],
  )
  expect(facts).toEqual([{ hours: 6, confirmed_by: school.actor.personId }])
})

test('both say how it went, each once', async () => {
  const { territory, school, library, agreementId } = await placement()
  const say = (actor: typeof school.actor, code: string, amount: number) =>
    asActor(actor, (tx) =>
      noteFact(tx, actor, agreementId, { id: newId(), code, onDate: TODAY, amount, words: 'Bene' }, TODAY),
    )
  // Nobody says what the other side thinks of it, nor more than the scale holds; the team writes down what either says.
  expect(await say(library.actor, 'student_says', 5)).toMatchObject({
    ok: false,
    refusal: 'exchange.fact.notYours',
  })
  expect(await say(school.actor, 'host_says', 1)).toMatchObject({
    ok: false,
    refusal: 'exchange.fact.notYours',
  })
  expect(await say(library.actor, 'host_says', 6)).toMatchObject({
    ok: false,
    refusal: 'exchange.fact.offScale',
  })
  expect((await say(library.actor, 'host_says', 5)).ok).toBe(true)
  expect((await say(school.actor, 'student_says', 4)).ok).toBe(true)
  expect(await say(library.actor, 'host_says', 1)).toMatchObject({ ok: false, refusal: 'exchange.fact.once' })
  const said = await asOwner(
    'select code, amount::int from exchange_fact where territory_id = $1 order by code',
    [territory.id],
  )
  expect(said).toEqual([
    { code: 'host_says', amount: 5 },
    { code: 'student_says', amount: 4 },
  ])
})
