import { seal } from '../../ground/access/seal.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import { bytes } from '../../ground/db/insert-rows.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { toldOfLife } from '../../rooms/people/example.ts'
import { sealedWhere, toSealed } from '../../rooms/people/vulnerability/rules.ts'
import type { Book } from './book.ts'
import type { Cast } from './cast.ts'
import type { Crowd, Someone } from './crowd.ts'
import type { Encounter } from './field.ts'
import { FINAL, LAB_VULNERABLE } from './published.ts'
import { writeTies } from './write-ties.ts'

const VULNERABLE_ELSEWHERE = 160
const WRITTEN_TWICE = 14
const RELATIONS = ['coniuge', 'figlio o figlia', 'genitore', 'fratello o sorella', 'nonno o nonna']

export type People = { crowd: Crowd; encounters: readonly Encounter[] }

/** The people of the story: names, what describes them, how to reach them, what they like, whom they live with. */
export function writePeople(book: Book, dice: Dice, { crowd, encounters }: People, cast: Cast) {
  for (const someone of crowd.everyone) writeName(book, someone)
  const twice = writtenTwice(book, dice, crowd, encounters, cast)
  for (const { id, authorId, bornOn, birthYear, gender, istat, language } of crowd.everyone) {
    book.add('person_profile', authorId, {
      person_id: id,
      born_on: bornOn,
      birth_year: birthYear,
      gender,
      istat_code: istat,
      language,
    })
  }
  for (const { id, authorId, email, phone } of crowd.everyone) {
    if (email || phone) book.add('person_contact', authorId, { person_id: id, email, phone })
  }
  for (const { id, authorId, interests } of crowd.everyone) {
    for (const { kind, said } of interests)
      book.add('person_interest', authorId, { person_id: id, kind, said })
  }
  writeHouseholds(book, dice, crowd.everyone)
  writeVulnerabilities(book, dice, crowd, cast)
  writeMembers(book, dice, crowd, cast)
  return { twice }
}

const writeName = (book: Book, { id, authorId, given, family }: Someone) =>
  book.add(
    'person',
    authorId,
    { id, given_name: given, family_name: family, recorded_by: authorId },
    'people.recorded',
  )

export type Twice = { keptId: string; mergedId: string }

/** A few people were written down twice, by hurry; someone noticed. Their last encounter names the second record. */
function writtenTwice(
  book: Book,
  dice: Dice,
  crowd: Crowd,
  encounters: readonly Encounter[],
  cast: Cast,
): Twice[] {
  const desk = cast.coordinator.id
  const last = new Map<Someone, Encounter>()
  const times = new Map<Someone, number>()
  for (const encounter of encounters) {
    for (const someone of encounter.people) {
      last.set(someone, encounter)
      times.set(someone, (times.get(someone) ?? 0) + 1)
    }
  }
  const often = crowd.diary.people.filter((someone) => (times.get(someone) ?? 0) > 2)
  return dice.some(often, WRITTEN_TWICE).map((kept) => {
    const encounter = last.get(kept) as Encounter
    const merged: Someone = {
      ...kept,
      id: dice.id(encounter.on),
      authorId: encounter.author.id,
      family: kept.family.slice(0, 1),
    }
    writeName(book, merged)
    encounter.people[encounter.people.indexOf(kept)] = merged
    const row = { id: dice.id(encounter.on), kept_id: kept.id, merged_id: merged.id, merged_by: desk }
    book.add('person_merge', desk, row)
    return { keptId: kept.id, mergedId: merged.id }
  })
}

function writeHouseholds(book: Book, dice: Dice, everyone: readonly Someone[]) {
  const homes = new Map<string, { id: string; family: string; authorId: string; members: Someone[] }>()
  const byId = new Map(everyone.map((someone) => [someone.id, someone]))
  for (const someone of everyone) {
    const relative = someone.relativeId && byId.get(someone.relativeId)
    if (!relative || !dice.chance(0.7)) continue
    const { family, authorId, since } = someone
    const home = homes.get(relative.id) ?? { id: dice.id(since), family, authorId, members: [relative] }
    home.members.push(someone)
    for (const member of home.members) homes.set(member.id, home)
  }
  const each = [...new Set(homes.values())]
  for (const { id, family, authorId } of each) {
    book.add(
      'household',
      authorId,
      { id, name: `Famiglia ${family}`, recorded_by: authorId },
      'people.beganHousehold',
    )
  }
  for (const { id, authorId, members } of each) {
    for (const member of members) {
      const relation = dice.pick(RELATIONS)
      book.add('household_member', authorId, {
        household_id: id,
        person_id: member.id,
        relation,
        from_on: null,
      })
    }
  }
}

/** Who belongs to associations and groups, since when. */
function writeMembers(book: Book, dice: Dice, crowd: Crowd, { organisations, facilitators }: Cast) {
  for (const { id: organisation_id, kind, istat } of organisations) {
    if (kind !== 'association' && kind !== 'informal_group') continue
    const near = crowd.everyone.filter((someone) => someone.istat === istat)
    dice.some(near, dice.int(1, 5)).forEach(({ id: person_id, since }, at) => {
      const id = dice.id(since)
      const by = dice.pick(facilitators).id
      const role = at === 0 ? 'presidente o referente' : 'volontario'
      const row = { id, organisation_id, person_id, role, from_on: since, recorded_by: by }
      book.add('organisation_member', by, row, 'organisations.memberJoined')
      writeTies(book, dice, {
        kind: 'member',
        sourceKind: 'organisation_member',
        sourceId: id,
        on: since,
        untilOn: null,
        formal: kind === 'association',
        nodes: [
          { kind: 'person', id: person_id },
          { kind: 'organisation', id: organisation_id },
        ],
      })
    })
  }
}

/** Hard times people told of: in labs as often as was published, now and then elsewhere. The words are sealed. */
function writeVulnerabilities(book: Book, dice: Dice, crowd: Crowd, { caseOperators }: Cast) {
  const elsewhere = crowd.diary.people.filter((someone) => !crowd.labs.has(someone))
  const told = [
    ...dice.some(crowd.labs.people, LAB_VULNERABLE),
    ...dice.some(elsewhere, VULNERABLE_ELSEWHERE),
  ]
  for (const { id: personId, since, authorId } of told) {
    const on = dice.day(daysLater(since, -90), earlier(daysLater(since, 150), FINAL.on))
    const id = dice.id(on)
    const author = dice.chance(0.3) ? dice.pick(caseOperators).id : authorId
    book.add(
      'vulnerability',
      author,
      {
        id,
        person_id: personId,
        sealed: bytes(seal(toSealed(toldOfLife(dice)), sealedWhere(id))),
        from_on: on,
        until_on: dice.chance(0.25) ? daysLater(on, dice.int(120, 700)) : null,
        recorded_by: author,
      },
      'people.toldVulnerability',
    )
  }
}

const earlier = (one: string, other: string) => (one < other ? one : other)
