import { afterAll, describe, expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { publishNotice } from '../notices/writes.ts'
import { placeAll, prepare, putPlacerAway } from './parts/prepare.ts'
import { toldShares } from './parts/told-shares.ts'
import { inputOf, linesOf, roundById } from './reads.ts'
import { routes } from './routes.ts'
import type { Method } from './rules.ts'
import { beginRound, fillRound, keepRun, rankWishes } from './writes.ts'

openHouse()
afterAll(putPlacerAway)

const TODAY = '2026-11-21'
const NOW = new Date(`${TODAY}T10:00:00Z`)
const YEAR = '2026/2027'

type House = TestTerritory & { anna: SignedInActor; school: string }
async function house(): Promise<House> {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'coordinator')
  const school = newId()
  await asOwner('insert into organisation (territory_id, id, name, kind) values ($1, $2, $3, $4)', [
    territory.id,
    school,
    'Istituto di prova',
    'school',
  ])
  return { ...territory, anna, school }
}

async function place(
  { anna }: House,
  title: string,
  {
    places = 1,
    papersUntil = '2027-12-31',
    ...said
  }: { places?: number; papersUntil?: string; sector?: string; school?: string } = {},
) {
  const id = newId()
  const published = await asActor(anna, (tx) =>
    publishNotice(
      tx,
      anna,
      {
        id,
        kind: 'school_work',
        side: 'offer',
        title,
        visibility: 'public',
        places,
        organisationId: said.school as string,
        shown: {
          form: 'placement',
          schoolYear: YEAR,
          what: 'Un mese accanto a chi ci lavora',
          sector: said.sector ?? 'culture',
          hours: 80,
          startsOn: '2027-02-01',
          endsOn: '2027-02-28',
        },
        reserved: { papersUntil },
      },
      TODAY,
    ),
  )
  if (!published.ok) throw new Error(published.refusal)
  return id
}

async function student(there: House, title: string, sectors: string[] = [], name?: string) {
  const id = newId()
  const personId = name ? await there.person(name) : undefined
  const published = await asActor(there.anna, (tx) =>
    publishNotice(
      tx,
      there.anna,
      {
        id,
        kind: 'school_work',
        side: 'need',
        title,
        visibility: 'operators',
        personId,
        organisationId: there.school,
        shown: { form: 'placement', schoolYear: YEAR, sectors },
        reserved: { bornOn: '2009-05-01' },
      },
      TODAY,
    ),
  )
  if (!published.ok) throw new Error(published.refusal)
  return id
}

async function roundOf({ anna }: House, method: Method, seed = 7, closesOn?: string) {
  const id = newId()
  await asActor(anna, async (tx) => {
    await beginRound(tx, anna, id, { name: 'Primo turno', kind: 'school_work', method, seed, closesOn })
    await fillRound(tx, anna, id, TODAY)
  })
  return id
}
const wish = ({ anna }: House, noticeId: string, ...ranked: string[]) =>
  asActor(anna, (tx) => rankWishes(tx, anna, { side: 'need', noticeId, ranked }))

/** What a run makes of a round, without keeping it. */
async function placed({ anna }: House, id: string, explained?: string) {
  const read = await asActor(anna, async (tx) => {
    const round = (await roundById(tx, id))!
    return { round, input: await inputOf(tx, anna, round, TODAY) }
  })
  return { ...read, result: await placeAll(await prepare(read.round, read.input), explained) }
}
async function ran(there: House, id: string, again = false) {
  const { result, input } = await placed(there, id)
  return asActor(there.anna, (tx) => keepRun(tx, there.anna, id, result, input, again))
}
const pages = (there: House, actor = there.anna) => visits(routes, there, { actor, now: NOW })

describe('a round', () => {
  test('gives everyone their first wish where it can, and the rest the best that is left', async () => {
    const there = await house()
    const [library, workshop] = [
      await place(there, 'Biblioteca', { school: there.school }),
      await place(there, 'Officina', { school: there.school, sector: 'crafts' }),
    ]
    const [one, other] = [await student(there, 'Studente 1'), await student(there, 'Studente 2')]
    await wish(there, one, library, workshop)
    await wish(there, other, workshop, library)
    const { result } = await placed(there, await roundOf(there, 'most_fit'))
    expect(Object.fromEntries(result.offerOf)).toEqual({ [one]: library, [other]: workshop })
  })

  test('with more students than places the drawn order decides, the same each time; another number draws another', async () => {
    const there = await house()
    await place(there, 'Biblioteca', { school: there.school, places: 2 })
    for (let number = 1; number <= 12; number++) await student(there, `Studente ${number}`)
    const round = await roundOf(there, 'most_placed', 7)
    const [first, second] = [await placed(there, round), await placed(there, round)]
    expect(first.result.offerOf.size).toBe(2)
    expect(second.result.mark).toBe(first.result.mark)
    expect([...second.result.offerOf]).toEqual([...first.result.offerOf])
    const winners = new Set<string>()
    for (let seed = 1; seed <= 8; seed++) {
      const result = await placeAll(await prepare({ method: 'most_placed', seed }, first.input))
      winners.add([...result.offerOf.keys()].sort().join())
    }
    expect(winners.size).toBeGreaterThan(1)
  })

  test('by both sides’ wishes a host keeps first whom it named', async () => {
    const there = await house()
    const library = await place(there, 'Biblioteca', { school: there.school })
    const [one, other] = [
      await student(there, 'Studente 1', ['culture']),
      await student(there, 'Studente 2', ['green']),
    ]
    await wish(there, one, library)
    await wish(there, other, library)
    const round = await roundOf(there, 'stable')
    expect([...(await placed(there, round)).result.offerOf.keys()]).toEqual([one])
    await asActor(there.anna, (tx) =>
      rankWishes(tx, there.anna, { side: 'offer', noticeId: library, ranked: [other] }),
    )
    const { result } = await placed(there, round, one)
    expect([...result.offerOf.keys()]).toEqual([other])
    expect(result.short[0]).toMatchObject({ offerId: library, full: true })
    expect(result.short[0]!.missing).toBeGreaterThan(1000)
  })

  test('places nobody where papers expire, and says so', async () => {
    const there = await house()
    await place(there, 'Officina', { school: there.school, papersUntil: '2027-02-10' })
    const need = await student(there, 'Studente 1')
    const round = await roundOf(there, 'most_placed')
    expect((await placed(there, round)).result.offerOf.size).toBe(0)
    expect((await ran(there, round)).ok).toBe(true)
    const { html } = await pages(there).get(`/exchange/rounds/${round}/needs/${need}`)
    expect(html).toContain('Per ora nessun posto.')
    expect(html).toContain('I documenti della sicurezza mancano o scadono prima della fine. (un’offerta)')
  })

  test('run by two at once is run once; on the same input nothing changes, also what was moved by hand', async () => {
    const there = await house()
    const [library, workshop] = [
      await place(there, 'Biblioteca', { school: there.school, places: 2 }),
      await place(there, 'Officina', { school: there.school }),
    ]
    const [one] = [
      await student(there, 'Studente 1', ['culture']),
      await student(there, 'Studente 2', ['culture']),
    ]
    const round = await roundOf(there, 'most_placed')
    const both = await Promise.all([ran(there, round), ran(there, round)])
    expect(both.map((each) => each.ok && each.value.same).sort()).toEqual([false, true])
    const visit = pages(there)
    const moved = await visit.post(`/exchange/rounds/${round}/needs/${one}/move`, {
      offerId: workshop,
      why: 'Abita lì accanto',
    })
    expect(moved.status).toBe(303)
    expect(await ran(there, round)).toMatchObject({ ok: true, value: { same: true } })
    const lines = await asActor(there.anna, (tx) => linesOf(tx, round))
    expect(lines.find(({ needId }) => needId === one)).toMatchObject({ offerId: workshop, moved: true })
    await student(there, 'Studente 3')
    await visit.post(`/exchange/rounds/${round}/fill`, {})
    expect(await ran(there, round)).toEqual({ ok: false, refusal: 'exchange.rounds.moved' })
    expect(await ran(there, round, true)).toMatchObject({ ok: true, value: { same: false } })
    expect(library).toBeDefined()
  })

  test('nobody is moved beyond the seats, nor where conditions do not allow it, nor without a reason', async () => {
    const there = await house()
    const [library, workshop] = [
      await place(there, 'Biblioteca', { school: there.school }),
      await place(there, 'Officina', { school: there.school, papersUntil: '2026-12-31' }),
    ]
    const needs = [await student(there, 'Studente 1'), await student(there, 'Studente 2')]
    const round = await roundOf(there, 'most_placed')
    await ran(there, round)
    const lines = await asActor(there.anna, (tx) => linesOf(tx, round))
    const out = lines.find(({ offerId }) => offerId === null)!.needId
    expect(needs).toContain(out)
    const visit = pages(there)
    const move = (fields: Record<string, string>) =>
      visit.post(`/exchange/rounds/${round}/needs/${out}/move`, fields)
    const full = await move({ offerId: library, why: 'Ci terrebbe molto' })
    expect([full.status, full.html.includes('Lì non c’è più posto')]).toEqual([409, true])
    expect(full.html).toContain('Ci terrebbe molto')
    const shut = await move({ offerId: workshop, why: 'Ci terrebbe molto' })
    expect([shut.status, shut.html.includes('Lì le condizioni non lo permettono.')]).toEqual([409, true])
    const mute = await move({ offerId: library, why: 'sì' })
    expect([mute.status, mute.html.includes('Scrivi almeno due parole sul perché.')]).toEqual([422, true])
  })

  test('published it makes agreements once, keeps its seats, and leaves out whom something keeps from it', async () => {
    const there = await house()
    const library = await place(there, 'Biblioteca', { school: there.school, places: 3 })
    const needs = [
      await student(there, 'Studente 1', [], 'Luca Neri'),
      await student(there, 'Studente 2'),
      await student(there, '=Studente 3', [], 'Sara Verdi'),
    ]
    const round = await roundOf(there, 'most_placed')
    await ran(there, round)
    // Between the decision and the publishing somebody turned out to be a minor whom nobody has agreed for.
    await asOwner(
      `insert into person_profile (territory_id, person_id, birth_year)
       select territory_id, person_id, 2011 from exchange_notice_of where territory_id = $1 and notice_id = $2`,
      [there.id, needs[0]],
    )
    const visit = pages(there)
    expect((await visit.get(`/exchange/rounds/${round}/result.csv`)).status).toBe(404)
    expect((await visit.post(`/exchange/rounds/${round}/publish`, {})).status).toBe(409)
    expect((await visit.post(`/exchange/rounds/${round}/decide`, {})).status).toBe(303)
    const both = await Promise.all([1, 2].map(() => visit.post(`/exchange/rounds/${round}/publish`, {})))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
    const agreed = await asOwner(
      'select counts, starts_on::text, terms from exchange_agreement where territory_id = $1 and offer_id = $2',
      [there.id, library],
    )
    expect(agreed).toHaveLength(2)
    expect(agreed[0]).toMatchObject({
      counts: ['youth_in_experiences'],
      starts_on: '2027-02-01',
      terms: { hours: 80, schoolYear: YEAR },
    })
    const { html } = await visit.get(`/exchange/rounds/${round}`)
    expect(html.match(/Accordo fatto/g)).toHaveLength(2)
    expect(html.match(/Da completare/g)).toHaveLength(1)
    // The file holds what requests are called, and no name; no cell of it is a formula.
    const { status, html: file } = await visit.get(`/exchange/rounds/${round}/result.csv`)
    expect([status, file.split('\r\n').filter(Boolean).length]).toEqual([200, 4])
    expect(file).toContain("'=Studente 3")
    expect(file).toContain('Da completare')
    expect(file).not.toMatch(/Luca|Sara|Neri|Verdi/)
    const again = await visit.post(`/exchange/rounds/${round}/needs/${needs[0]}/complete`, {})
    expect([again.status, again.html.includes('responsabilità')]).toEqual([409, true])
  })
})

describe('wishes', () => {
  test('a school ranks those of its students, until the round closes, and nobody else’s', async () => {
    const there = await house()
    const library = await place(there, 'Biblioteca', { school: there.school })
    const need = await student(there, 'Studente 1')
    const paola = await there.operator('Paola Galli', 'partner')
    await asOwner(
      'insert into organisation_member (territory_id, id, organisation_id, person_id) values ($1, $2, $3, $4)',
      [there.id, newId(), there.school, paola.personId],
    )
    const rino = await there.operator('Rino Costa', 'partner')
    expect((await pages(there, rino).get(`/exchange/wishes/${need}`)).status).toBe(404)
    const visit = pages(there, paola)
    expect((await visit.get('/exchange/wishes')).html).toContain('Studente 1')
    expect((await visit.get(`/exchange/wishes/${need}`)).html).toContain('Biblioteca')
    const ranked = await visit.post(`/exchange/wishes/${need}`, { 'offers[]': ['', library, ''] })
    expect(ranked.status).toBe(303)
    const twice = await visit.post(`/exchange/wishes/${need}`, { 'offers[]': [library, library] })
    expect([twice.status, twice.html.includes('Lo stesso posto è scelto due volte.')]).toEqual([422, true])
    const unknown = await visit.post(`/exchange/wishes/${need}`, { 'offers[]': [newId()] })
    expect([unknown.status, unknown.html.includes('Uno dei posti scelti non c’è più')]).toEqual([409, true])
    await roundOf(there, 'most_fit', 7, '2020-01-01')
    const late = await visit.post(`/exchange/wishes/${need}`, { 'offers[]': [library] })
    expect([late.status, late.html.includes('La raccolta delle preferenze è chiusa.')]).toEqual([409, true])
    const kept = await asOwner('select rank from exchange_wish where territory_id = $1 and need_id = $2', [
      there.id,
      need,
    ])
    expect(kept).toEqual([{ rank: 1 }])
  })
})

describe('who may see it', () => {
  test('rounds are the team’s alone', async () => {
    const there = await house()
    const round = await roundOf(there, 'most_fit')
    expect((await pages(there).get(`/exchange/rounds/${round}`)).status).toBe(200)
    const paola = await there.operator('Paola Galli', 'partner')
    for (const path of ['', `/${round}`, '/new', `/${round}/hosts`])
      expect((await pages(there, paola).get(`/exchange/rounds${path}`)).status).toBe(404)
  })

  test('small groups are not told, nor what would give them away', () => {
    const share = (part: string, needs: number, placed: number) => ({
      dimension: 'gender',
      part,
      needs,
      placed,
      fit: 0,
    })
    const told = (shares: Parameters<typeof toldShares>[0]) =>
      toldShares(shares).flatMap(({ part, told }) => (told ? [part] : []))
    expect(told([share('female', 30, 20), share('male', 28, 18)])).toEqual(['female', 'male'])
    expect(told([share('female', 30, 20), share('male', 28, 18), share('other', 2, 1)])).not.toContain(
      'other',
    )
    expect(told([share('female', 30, 20), share('male', 28, 18), share('other', 2, 1)]).length).toBeLessThan(
      2,
    )
    expect(told([share('female', 3, 2)])).toEqual([])
  })
})
