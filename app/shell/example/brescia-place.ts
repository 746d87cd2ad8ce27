import { daysLater } from '../../ground/calendar/local-time.ts'
import type { Dice } from '../../ground/random/dice.ts'
import type { Book } from './book.ts'
import { BEGINNING, BRESCIA, type BresciaCast } from './brescia-cast.ts'

const PLACES = [
  {
    name: 'Emporio di comunità di San Polo',
    kind: 'emporium',
    address: 'Via Robusti 11',
    at: [45.5166, 10.2571],
    description: 'Cose, saperi e tempo passano di mano. Niente denaro.',
  },
  {
    name: 'Casa del quartiere di via Milano',
    kind: 'community_point',
    address: 'Via Milano 59',
    at: [45.5443, 10.1987],
    description: 'Ci si incontra, si beve un caffè, si chiede e si offre una mano.',
  },
] as const

/** Operators and neighbours with what they do here, two places, a school and who speaks for it, volunteers with their checks. */
export function writeBrescia(book: Book, dice: Dice, cast: BresciaCast, today: string) {
  const { coordinator, mediator, desk } = cast
  for (const { id, given, family } of cast.operators) writePerson(book, null, id, given, family)
  for (const { id, given, family } of [...cast.elders, ...cast.neighbours])
    writePerson(book, mediator.id, id, given, family)
  for (const { id, bornOn } of [...cast.operators, ...cast.elders, ...cast.neighbours])
    book.add('person_profile', mediator.id, {
      person_id: id,
      istat_code: BRESCIA.istatCode,
      born_on: bornOn,
      language: 'it',
    })
  for (const { id, roles } of cast.operators)
    for (const role of roles)
      book.add(
        'role_assignment',
        coordinator.id,
        {
          id: dice.id(BEGINNING),
          person_id: id,
          role,
          starts_at: `${BEGINNING}T08:00Z`,
          ends_at: null,
          recorded_by: coordinator.id,
        },
        'operators.role_given',
      )
  for (const { id, figure } of cast.operators)
    if (figure)
      book.add(
        'operator_figure',
        coordinator.id,
        {
          id: dice.id(BEGINNING),
          person_id: id,
          figure,
          fact: 'trained_and_active',
          on_date: BEGINNING,
          note: null,
          recorded_by: coordinator.id,
        },
        'operators.figure_recorded',
      )
  const [emporium, school, cooperative] = [dice.id(BEGINNING), dice.id(BEGINNING), dice.id(BEGINNING)]
  writeBodies(book, dice, { school, cooperative, teacher: cast.teacher.id, by: desk.id })
  for (const [at, { name, kind, address, at: position, description }] of PLACES.entries())
    book.add(
      'place',
      coordinator.id,
      {
        id: at === 0 ? emporium : dice.id(BEGINNING),
        name,
        kind,
        address,
        istat_code: BRESCIA.istatCode,
        latitude: position[0],
        longitude: position[1],
        description,
        capacity: 40,
        opened_on: BEGINNING,
        reactivated_on: null,
        published_on: BEGINNING,
        published_by: coordinator.id,
        recorded_by: coordinator.id,
      },
      'places.opened',
    )
  writeVolunteers(book, dice, cast, cooperative, today)
  return { emporium, school }
}

const writePerson = (book: Book, by: string | null, id: string, given: string, family: string) =>
  book.add('person', by, { id, given_name: given, family_name: family, recorded_by: by }, 'people.recorded')

type Bodies = { school: string; cooperative: string; teacher: string; by: string }

function writeBodies(book: Book, dice: Dice, { school, cooperative, teacher, by }: Bodies) {
  const bodies = [
    [school, 'Istituto comprensivo Est', 'school'],
    [cooperative, 'Il filo, cooperativa sociale', 'cooperative'],
  ] as const
  for (const [id, name, kind] of bodies)
    book.add(
      'organisation',
      by,
      { id, name, kind, istat_code: BRESCIA.istatCode, recorded_by: by },
      'organisations.recorded',
    )
  book.add('organisation_member', by, {
    id: dice.id(BEGINNING),
    organisation_id: school,
    person_id: teacher,
    role: 'member',
    from_on: BEGINNING,
    recorded_by: by,
  })
}

/** Everybody is in the register; one check ended yesterday, one ends within the month. */
function writeVolunteers(book: Book, dice: Dice, cast: BresciaCast, organisation_id: string, today: string) {
  const by = cast.mediator.id
  for (const { id: person_id } of cast.volunteers)
    book.add(
      'volunteer',
      by,
      { id: dice.id(BEGINNING), person_id, organisation_id, from_on: BEGINNING, recorded_by: by },
      'operators.enrolledVolunteer',
    )
  for (const [at, { id: person_id }] of cast.volunteers.entries()) {
    const conduct = at === 4 ? -1 : at === 3 ? 20 : dice.int(60, 300)
    const checks = [
      ['interview', null],
      ['training', null],
      ['conduct', daysLater(today, conduct)],
      ['insurance', daysLater(today, dice.int(120, 320))],
    ] as const
    for (const [kind, expires_on] of checks)
      book.add(
        'volunteer_check',
        by,
        { id: dice.id(BEGINNING), person_id, kind, done_on: BEGINNING, expires_on, recorded_by: by },
        'operators.checkedVolunteer',
      )
  }
}
