import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { personForm } from '../forms.ts'
import { findPeople, personById, sameAs } from '../reads.ts'
import { recordPerson } from '../writes.ts'
import { likelyDuplicates, likelySameAs, mergesInto } from './reads.ts'
import { mergePeople, tellApart, undoMerge } from './writes.ts'

openHouse()

async function house() {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const write = async (givenName: string, familyName: string, more: object = {}) => {
    const id = newId()
    await asActor(anna, (tx) =>
      recordPerson(tx, anna, id, personForm.parse({ givenName, familyName, ...more })),
    )
    return id
  }
  const merge = (mergedId: string, keptId: string, id = newId()) =>
    asActor(anna, (tx) => mergePeople(tx, anna, id, { keptId, mergedId }))
  const standsFor = async (...ids: string[]) => {
    const rows = await asOwner<{ id: string; merged_into: string | null }>(
      'select id, merged_into from person where id = any ($1)',
      [ids],
    )
    return ids.map((id) => rows.find((row) => row.id === id)?.merged_into)
  }
  return { valley, anna, write, merge, standsFor }
}

test('the same person written down twice is suggested, with the reasons; two people of one family are not', async () => {
  const { anna, write } = await house()
  const one = await write('Giovanni', 'Ferrari', { bornOn: '1950-03-04' })
  const other = await write('Giovani', 'Ferari', { bornOn: '1950-03-04' })
  await write('Rita', 'Ferrari', { phone: '0309876543' })
  await write('Carlo', 'Ferrari', { phone: '030 9876543' })

  const likely = await asActor(anna, likelyDuplicates)

  expect(likely.map(({ one, other }) => [one.id, other.id].sort())).toEqual([[one, other].sort()])
  expect(likely[0]?.reasons).toEqual(['similarName', 'sameBirthDay'])
})

test('two alike records that someone called two people are not suggested again', async () => {
  const { anna, write } = await house()
  const [one, other] = [await write('Ada', 'Rossi'), await write('Ada', 'Rossi')]
  expect(await asActor(anna, (tx) => likelySameAs(tx, one))).toHaveLength(1)

  await asActor(anna, (tx) => tellApart(tx, anna, [other, one]))

  expect(await asActor(anna, likelyDuplicates)).toEqual([])
  expect(await asActor(anna, (tx) => likelySameAs(tx, one))).toEqual([])
})

test('a merged record disappears from lists; the kept one says what both said, and its own again when undone', async () => {
  const { anna, write, merge } = await house()
  const kept = await write('Ada', 'Rossi', { birthYear: 1950 })
  const merged = await write('Ada', 'Rossi', { phone: '0309876543', interests: 'orto' })

  await merge(merged, kept)

  expect((await asActor(anna, (tx) => findPeople(tx, 'rossi'))).map(({ id }) => id)).toEqual([kept])
  expect(await asActor(anna, (tx) => personById(tx, kept))).toMatchObject({
    profile: { birth_year: 1950 },
    contact: { phone: '+390309876543' },
    interests: [{ said: 'orto' }],
  })
  expect(await asActor(anna, (tx) => sameAs(tx, kept))).toEqual([kept, merged])

  const [past] = await asActor(anna, (tx) => mergesInto(tx, kept))
  await asActor(anna, (tx) => undoMerge(tx, anna, past?.id as string))

  expect(await asActor(anna, (tx) => personById(tx, kept))).toMatchObject({
    contact: { phone: null },
    interests: [],
  })
  expect(await asActor(anna, (tx) => findPeople(tx, 'rossi'))).toHaveLength(2)
})

test('a chain of merges stands for its end, and undoing any link restores exactly what stood before', async () => {
  const { anna, write, merge, standsFor } = await house()
  const [a, b, c] = [await write('Ada', 'Rossi'), await write('Ada', 'Rossi'), await write('Ada', 'Rossi')]
  const [ab, bc] = [newId(), newId()]
  const undo = (id: string) => asActor(anna, (tx) => undoMerge(tx, anna, id))

  await merge(a, b, ab)
  await merge(b, c, bc)
  expect(await standsFor(a, b, c)).toEqual([c, c, null])

  await undo(bc)
  expect(await standsFor(a, b, c)).toEqual([b, null, null])

  await merge(b, c)
  await undo(ab)
  expect(await standsFor(a, b, c)).toEqual([null, c, null])
  expect(await undo(ab)).toEqual({ ok: false, refusal: 'people.merge.gone' })
})

test('a merge sent twice is one merge, and two who merge crosswise at once cannot make a circle', async () => {
  const { write, merge, standsFor } = await house()
  const [a, b] = [await write('Ada', 'Rossi'), await write('Ada', 'Rossi')]
  const id = newId()
  expect([await merge(a, b, id), await merge(a, b, id)].map(({ ok }) => ok)).toEqual([true, true])

  const [x, y] = [await write('Ugo', 'Zani'), await write('Ugo', 'Zani')]
  const crosswise = await Promise.all([merge(x, y), merge(y, x)])
  expect(crosswise.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await standsFor(x, y)).filter((into) => into !== null)).toHaveLength(1)
})

test('a person who signs in cannot be merged away, but can be the one kept', async () => {
  const { anna, write, merge } = await house()
  const twin = await write('Anna', 'Bianchi')

  expect(await merge(anna.personId, twin)).toEqual({ ok: false, refusal: 'people.merge.hasAccount' })
  expect(await merge(twin, anna.personId)).toMatchObject({ ok: true })
})

test('nobody merges records of another territory, nor without being of the team', async () => {
  const { valley, write } = await house()
  const [a, b] = [await write('Ada', 'Rossi'), await write('Ada', 'Rossi')]
  const stranger = await (await newTerritory()).operator('Bruno Verdi', 'coordinator')
  const setter = await valley.operator('Dario Conti', 'administrator')

  const merging = asActor(stranger, (tx) => mergePeople(tx, stranger, newId(), { keptId: a, mergedId: b }))
  expect(await merging).toEqual({ ok: false, refusal: 'people.merge.gone' })
  await expect(
    asActor(setter, (tx) => mergePeople(tx, setter, newId(), { keptId: a, mergedId: b })),
  ).rejects.toThrow('row-level security')
})
