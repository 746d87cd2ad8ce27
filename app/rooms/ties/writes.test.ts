import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { SignedInActor } from '../../ground/access/actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { edgesAsOf } from './edges/reads.ts'
import { endManaging, letManage } from './managing/writes.ts'
import { evidenceBetween, tiesOf } from './reads.ts'
import { EVIDENCE_KINDS, type Evidence, type EvidenceKind, type TieNode } from './rules.ts'
import { factNumber } from './weights/rules.ts'
import {
  correctEvidence,
  endEvidence,
  joinOrganisation,
  leaveOrganisation,
  rebuildTies,
  removeEvidence,
  writeEvidence,
} from './writes.ts'

openHouse()

const person = (id: string): TieNode => ({ kind: 'person', id })
const met = (on: string, nodes: TieNode[], sourceId = newId()): Evidence => ({
  kind: 'met',
  sourceKind: 'encounter',
  sourceId,
  on,
  nodes,
})

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [maria, luca, sara] = [
    await territory.person('Maria Rossi'),
    await territory.person('Luca Verdi'),
    await territory.person('Sara Neri'),
  ]
  return { territory, anna, maria, luca, sara }
}

const standing = (territoryId: string) =>
  asOwner('select * from tie where territory_id = $1 order by a_id, b_id, side', [territoryId])

test('two people met together twice are tied twice, since the first day until the last', async () => {
  const { anna, maria, luca } = await valley()
  await asActor(anna, async (tx) => {
    await writeEvidence(tx, anna, met('2026-05-20', [person(maria), person(luca)]))
    await writeEvidence(tx, anna, met('2026-03-01', [person(luca), person(maria), person(maria)]))
  })

  expect(await asActor(anna, (tx) => tiesOf(tx, maria))).toMatchObject([
    { id: luca, kind: 'person', name: 'Luca Verdi', times: 2, firstOn: '2026-03-01', lastOn: '2026-05-20' },
  ])
  const behind = await asActor(anna, (tx) => evidenceBetween(tx, luca, maria))
  expect(behind.map(({ on }) => on)).toEqual(['2026-05-20', '2026-03-01'])
})

test('a fact taken back leaves the ties as if it had never been', async () => {
  const { territory, anna, maria, luca, sara } = await valley()
  const mistaken = met('2026-05-20', [person(maria), person(luca), person(sara)])
  await asActor(anna, async (tx) => {
    await writeEvidence(tx, anna, met('2026-03-01', [person(maria), person(luca)]))
    await writeEvidence(tx, anna, mistaken)
  })
  expect(await standing(territory.id)).toHaveLength(3)

  await asActor(anna, (tx) => removeEvidence(tx, anna, mistaken))

  expect(await standing(territory.id)).toMatchObject([
    { times: 1, first_on: '2026-03-01', last_on: '2026-03-01' },
  ])
})

test('a crowd of more than thirty ties nobody; thirty do', async () => {
  const { territory, anna } = await valley()
  const people = await Promise.all(Array.from({ length: 31 }, (_, n) => territory.person(`Persona ${n}`)))
  await asActor(anna, (tx) => writeEvidence(tx, anna, met('2026-05-20', people.map(person))))
  expect(await standing(territory.id)).toEqual([])

  await asActor(anna, (tx) => writeEvidence(tx, anna, met('2026-05-21', people.slice(1).map(person))))
  expect(await standing(territory.id)).toHaveLength((30 * 29) / 2)
})

test('ties of a merged person count as those of the one who was kept', async () => {
  const { territory, anna, maria, luca } = await valley()
  const alias = await territory.person('Mary Rossi')
  await asActor(anna, async (tx) => {
    await writeEvidence(tx, anna, met('2026-03-01', [person(maria), person(luca)]))
    await writeEvidence(tx, anna, met('2026-04-01', [person(alias), person(luca)]))
    await writeEvidence(tx, anna, met('2026-05-01', [person(alias), person(maria)]))
  })
  await asOwner('update person set merged_into = $1 where id = $2', [maria, alias])

  const ofLuca = await asActor(anna, (tx) => tiesOf(tx, luca))
  expect(ofLuca).toMatchObject([{ id: maria, name: 'Maria Rossi', times: 2, lastOn: '2026-04-01' }])
  const ofMaria = await asActor(anna, (tx) => tiesOf(tx, maria))
  expect(ofMaria).toMatchObject([{ id: luca, times: 2 }])
})

test('who joins an organisation is tied to it, once', async () => {
  const { territory, anna, maria } = await valley()
  const organisationId = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Gli Amici', 'association')",
    [territory.id, organisationId],
  )
  const member = {
    organisationId,
    personId: maria,
    role: 'volunteer',
    fromOn: '2025-09-01',
    untilOn: undefined,
  }
  const [id, join] = [
    newId(),
    (id: string) => asActor(anna, (tx) => joinOrganisation(tx, anna, id, member, '2026-06-10')),
  ]

  expect([await join(id), await join(id)]).toEqual([true, false])

  expect(await asActor(anna, (tx) => tiesOf(tx, maria, { on: '2026-06-10' }))).toMatchObject([
    {
      id: organisationId,
      kind: 'organisation',
      name: 'Gli Amici',
      times: 1,
      firstOn: '2025-09-01',
      lastOn: '2026-06-10',
      lasts: true,
      formal: true,
      weight: 2,
      strength: 'good',
      trend: 'steady',
      kinds: ['member'],
    },
  ])
  expect(await asActor(anna, (tx) => tiesOf(tx, maria, { on: '2025-08-31' }))).toEqual([])
})

test('a membership that ended fades from then on; who manages a place together is tied for so long', async () => {
  const { territory, anna, maria } = await valley()
  const ada = await territory.operator('Ada Riva', 'administrator')
  const [amici, coro, placeId, membership] = [newId(), newId(), newId(), newId()]
  for (const [id, name, kind] of [
    [amici, 'Gli Amici', 'association'],
    [coro, 'Il Coro', 'informal_group'],
  ])
    await asOwner('insert into organisation (territory_id, id, name, kind) values ($1, $2, $3, $4)', [
      territory.id,
      id,
      name,
      kind,
    ])
  await asOwner("insert into place (territory_id, id, name, kind) values ($1, $2, 'La casa', 'space')", [
    territory.id,
    placeId,
  ])
  const part = {
    organisationId: amici,
    personId: maria,
    role: 'member',
    fromOn: '2025-09-01',
    untilOn: undefined,
  }
  await asActor(anna, (tx) => joinOrganisation(tx, anna, membership, part, '2026-06-10'))
  await asActor(anna, (tx) => leaveOrganisation(tx, anna, membership, '2026-02-01'))
  const [left] = await standing(territory.id)
  expect(left).toMatchObject({ first_on: '2025-09-01', last_on: '2026-02-01', times: 1 })

  const begin = (actor: SignedInActor, organisationId: string, fromOn: string) =>
    asActor(actor, (tx) => letManage(tx, actor, placeId, { organisationId, fromOn, untilOn: undefined }))
  const spans = async () =>
    (
      await asOwner<{ a_id: string; b_id: string; first_on: string; last_on: string }>(
        "select * from tie where territory_id = $1 and a_kind <> 'person' and b_kind <> 'person'",
        [territory.id],
      )
    )
      .map(({ a_id, b_id, first_on, last_on }) => [a_id, b_id, first_on, last_on].join(' '))
      .sort()
  const pair = (one: string, two: string, first: string, last: string) =>
    [...[one, two].sort(), first, last].join(' ')
  await begin(ada, coro, '2025-01-01')
  await begin(anna, amici, '2026-01-01')
  expect(await spans()).toEqual(
    [
      pair(coro, placeId, '2025-01-01', '2025-01-01'),
      pair(amici, placeId, '2026-01-01', '2026-01-01'),
      pair(amici, coro, '2026-01-01', '2026-01-01'),
    ].sort(),
  )
  const end = { organisationId: coro, fromOn: '2025-01-01', untilOn: '2025-12-01' }
  expect(await asActor(ada, (tx) => endManaging(tx, ada, placeId, end))).toBe(true)
  expect(await spans()).toEqual(
    [
      pair(coro, placeId, '2025-01-01', '2025-12-01'),
      pair(amici, placeId, '2026-01-01', '2026-01-01'),
    ].sort(),
  )
  expect(await asActor(territory.command, rebuildTies)).toBe(0)
})

test('neither a visitor nor another territory sees a tie', async () => {
  const { territory, anna, maria, luca } = await valley()
  await asActor(anna, (tx) => writeEvidence(tx, anna, met('2026-03-01', [person(maria), person(luca)])))
  const stranger = await (await newTerritory()).operator('Bruno Galli', 'coordinator')

  expect(await standing(territory.id)).toHaveLength(1)
  expect(await asActor(territory.visitor, (tx) => tiesOf(tx, maria))).toEqual([])
  expect(await asActor(stranger, (tx) => tiesOf(tx, maria))).toEqual([])
})

test('a tie that rests on a sensitive matter exists for those who know of it, and for nobody else', async () => {
  const { territory, anna, maria, luca, sara } = await valley()
  const bea = await territory.operator('Bea Neri', 'case_operator')
  const circleId = newId()
  const pact: Evidence = {
    ...met('2026-05-20', [person(maria), person(luca)]),
    kind: 'pact',
    sourceKind: 'pact',
    untilOn: null,
    formal: true,
    circleId,
  }
  await asActor(bea, async (tx) => {
    await sql`select app.open_circle(${circleId}, 'pact', ${maria}, 'social worker')`.execute(tx)
    await writeEvidence(tx, bea, pact)
    await writeEvidence(tx, bea, { ...pact, kind: 'care', nodes: [person(maria), person(sara)] })
    await writeEvidence(tx, bea, met('2026-03-01', [person(maria), person(luca)]))
  })

  expect(await asActor(bea, (tx) => tiesOf(tx, maria))).toMatchObject([
    { id: luca, times: 2 },
    { id: sara, times: 1 },
  ])
  expect(await asActor(anna, (tx) => tiesOf(tx, maria))).toMatchObject([{ id: luca, times: 1 }])
  expect(await asActor(anna, (tx) => evidenceBetween(tx, maria, luca))).toHaveLength(1)
  await asActor(anna, (tx) => removeEvidence(tx, anna, pact))
  expect(await standing(territory.id)).toHaveLength(3)
  await expect(
    asActor(anna, (tx) => writeEvidence(tx, anna, { ...pact, sourceId: newId() })),
  ).rejects.toThrow('row-level security')

  expect(await asActor(territory.command, rebuildTies)).toBe(0)
  await asActor(bea, (tx) => endEvidence(tx, bea, pact, '2026-06-30'))
  expect(await asActor(bea, (tx) => tiesOf(tx, maria))).toMatchObject([
    { id: luca, times: 2, lastOn: '2026-06-30' },
    { id: sara },
  ])
  await asActor(bea, (tx) => removeEvidence(tx, bea, pact))
  expect(await asActor(bea, (tx) => tiesOf(tx, luca))).toMatchObject([{ id: maria, times: 1 }])
  expect(await asActor(territory.command, rebuildTies)).toBe(0)
})

test('two who note meetings of the same people at once lose neither', async () => {
  const { territory, anna, maria, luca, sara } = await valley()
  const first = met('2026-03-01', [person(maria), person(luca), person(sara)])
  await asActor(anna, (tx) => writeEvidence(tx, anna, first))

  await Promise.all([
    ...Array.from({ length: 4 }, (_, n) =>
      asActor(anna, (tx) =>
        writeEvidence(tx, anna, met(`2026-04-0${n + 1}`, [person(sara), person(maria), person(luca)])),
      ),
    ),
    asActor(anna, (tx) => removeEvidence(tx, anna, first)),
  ])

  expect(await standing(territory.id)).toMatchObject(
    Array.from({ length: 3 }, () => ({ times: 4, first_on: '2026-04-01', last_on: '2026-04-04' })),
  )
})

test('whatever was noted, corrected, ended and taken back, of whichever circle, the ties are what the evidence adds up to', async () => {
  const { territory, anna } = await valley()
  const circles = [null, newId(), newId()]
  await asActor(anna, async (tx) => {
    for (const id of circles.slice(1))
      await sql`select app.open_circle(${id}, 'pact', null, 'in it')`.execute(tx)
  })
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`)
  const step = fc.record({
    act: fc.constantFrom('write' as const, 'correct' as const, 'remove' as const, 'end' as const),
    source: fc.nat(4),
    kind: fc.constantFrom(...EVIDENCE_KINDS),
    on: day,
    lasting: fc.boolean(),
    formal: fc.boolean(),
    circle: fc.nat(2),
    who: fc.uniqueArray(fc.nat(4), { maxLength: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (history) => {
      const ids = Array.from({ length: 5 }, newId)
      const sources = Array.from({ length: 5 }, () => ({
        kind: 'met' as EvidenceKind,
        id: newId(),
        written: false,
      }))
      await asActor(anna, async (tx) => {
        await tx.deleteFrom('tie_evidence').execute()
        await tx.deleteFrom('tie').execute()
        for (const { act, source, kind, on, lasting, formal, circle, who } of history) {
          const known = sources[source] ?? { kind, id: newId(), written: false }
          if (!known.written) known.kind = kind
          const evidence: Evidence = {
            kind: known.kind,
            sourceKind: 'encounter',
            sourceId: known.id,
            on,
            ...(lasting ? { untilOn: null } : {}),
            formal,
            circleId: circles[circle],
            nodes: who.map((n) => person(ids[n] ?? '')),
          }
          if (act === 'remove') await removeEvidence(tx, anna, evidence)
          else if (act === 'end') await endEvidence(tx, anna, evidence, on)
          else if (act === 'correct' || known.written) await correctEvidence(tx, anna, evidence)
          else await writeEvidence(tx, anna, evidence)
          if (act === 'remove') known.written = false
          else if (act !== 'end') known.written = true
        }
      })
      const kept = await standing(territory.id)
      expect(await asActor(territory.command, rebuildTies)).toBe(0)
      await asOwner('delete from tie where territory_id = $1', [territory.id])
      expect(await asActor(territory.command, rebuildTies)).toBe(kept.length)
      expect(await standing(territory.id)).toEqual(kept)
    }),
    { numRuns: 60 },
  )
})

test('merged and told apart again in any order, the ties of a day are those of the people there are', async () => {
  const { territory, anna } = await valley()
  const fact = fc.record({
    on: fc.integer({ min: 10, max: 28 }),
    who: fc.uniqueArray(fc.nat(4), { minLength: 2, maxLength: 5 }),
  })
  const merges = fc.array(fc.option(fc.nat(4)), { minLength: 5, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fact, { maxLength: 6 }),
      fc.array(merges, { minLength: 1, maxLength: 3 }),
      async (facts, states) => {
        const ids = await Promise.all([0, 1, 2, 3, 4].map((n) => territory.person(`Persona ${n}`)))
        await asActor(anna, async (tx) => {
          await tx.deleteFrom('tie_evidence').execute()
          await tx.deleteFrom('tie').execute()
          for (const { on, who } of facts)
            await writeEvidence(
              tx,
              anna,
              met(
                `2026-02-${on}`,
                who.map((n) => person(ids[n] ?? '')),
              ),
            )
        })
        for (const state of states) {
          // Who stands for whom: nobody stands for one who is merged already.
          const kept = ids.map((_, n) => {
            const into = state[n]
            return typeof into === 'number' &&
              into < n &&
              (state[into] === null || (state[into] ?? 9) >= into)
              ? into
              : n
          })
          for (const [n, into] of kept.entries())
            await asOwner('update person set merged_into = $1 where id = $2', [
              into === n ? null : ids[into],
              ids[n],
            ])
          const expected = new Map<string, number>()
          for (const { on, who } of facts) {
            const people = [...new Set(who.map((n) => ids[kept[n] ?? 0] ?? ''))].sort()
            for (const [at, one] of people.entries())
              for (const two of people.slice(at + 1))
                expected.set(one + two, (expected.get(one + two) ?? 0) + 2 ** (-(28 - on) / 180))
          }
          const edges = await asActor(anna, (tx) => edgesAsOf(tx, anna, { on: '2026-02-28' }))
          const found = [...edges.weight].map(
            (weight, at) =>
              [[edges.ids[edges.a[at] ?? 0], edges.ids[edges.b[at] ?? 0]].sort().join(''), weight] as const,
          )
          expect(new Map(found.map(([pair, weight]) => [pair, weight.toFixed(9)]))).toEqual(
            new Map([...expected].map(([pair, weight]) => [pair, weight.toFixed(9)])),
          )
          expect(found).toHaveLength(expected.size)
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('what the database numbers as a fact is what is read from it, kind by kind', async () => {
  for (const kind of EVIDENCE_KINDS)
    for (const untilOn of [undefined, null, '2026-03-04'])
      for (const formal of [true, false]) {
        const [row] = await asOwner<{ fact: string }>('select app.tie_fact($1, $2, $3, $4, $5) as fact', [
          kind,
          formal,
          untilOn !== undefined,
          '2024-02-29',
          untilOn ?? null,
        ])
        expect(Number(row?.fact)).toBe(factNumber({ kind, formal, on: '2024-02-29', untilOn }))
      }
})
