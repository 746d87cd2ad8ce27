import { seal } from '../../ground/access/seal.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import { bytes } from '../../ground/db/insert-rows.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { exampleTalk } from '../../rooms/encounters/example.ts'
import { nodesOfEncounter } from '../../rooms/encounters/rules.ts'
import type { Book } from './book.ts'
import type { Encounter } from './field.ts'
import { writeTies } from './write-ties.ts'

const ZONE = 'Europe/Rome'

/** The field diary: who, where, when, what came up, a sealed note, what next. */
export function writeDiary(book: Book, dice: Dice, encounters: readonly Encounter[]) {
  const told = encounters
    .filter(({ people, organisation }) => people.length > 0 || organisation)
    .map((encounter) => ({
      ...encounter,
      by: encounter.author.id,
      talk: exampleTalk(
        dice,
        encounter.people[0],
        encounter.organisation?.name,
        encounter.remindOn !== undefined,
      ),
    }))
  for (const { id, on, at, by, place, talk } of told) {
    const where = { place_id: place?.id ?? null, place_said: place ? null : talk.where }
    const row = { id, met_on: on, met_at: `${on} ${at} ${ZONE}`, ...where, recorded_by: by }
    book.add('encounter', by, row, 'encounters.noted')
  }
  for (const { id, by, people } of told) {
    for (const { id: person_id } of people) book.add('encounter_person', by, { encounter_id: id, person_id })
  }
  for (const { id, by, organisation } of told) {
    if (organisation)
      book.add('encounter_organisation', by, { encounter_id: id, organisation_id: organisation.id })
  }
  for (const { id, by, talk } of told) {
    for (const topic of talk.topics) book.add('encounter_topic', by, { encounter_id: id, topic })
  }
  for (const { id, by, talk } of told) {
    if (!talk.note) continue
    const sealed = bytes(seal(talk.note, `encounter_note:${id}`))
    const reserved = dice.chance(0.08)
    book.add('encounter_note', by, { encounter_id: id, sealed, reserved, recorded_by: by })
  }
  for (const { id: encounter_id, on, by, talk, remindOn } of told) {
    if (!talk.next) continue
    const id = dice.id(on)
    const due_on = remindOn ?? daysLater(on, dice.int(5, 21))
    const sealed = bytes(seal(talk.next, `reminder:${id}`))
    book.add('reminder', by, { id, encounter_id, assigned_to: by, due_on, sealed, recorded_by: by })
  }
  for (const { id, on, by, place, people, organisation } of told) {
    const nodes = nodesOfEncounter({
      authorId: by,
      personIds: people.map((someone) => someone.id),
      organisationIds: organisation ? [organisation.id] : [],
      placeId: place?.id ?? null,
    })
    writeTies(book, dice, { kind: 'met', sourceKind: 'encounter', sourceId: id, on, nodes })
  }
}
