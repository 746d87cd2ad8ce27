import { daysLater } from '../../ground/calendar/local-time.ts'
import type { Dice } from '../../ground/random/dice.ts'
import type { PactKind } from '../../rooms/pacts/rules.ts'
import { examplePerson, italianNames } from '../../rooms/people/example.ts'
import type { Book } from './book.ts'
import type { PactPlan } from './write-pacts.ts'
import { writeTies } from './write-ties.ts'

const BEGINNING = '2015-09-14'
const PUBLISHED_ON = '2016-12-31'

/** What FareLegami published for the end of 2016. The pacts of the last two years are ours. */
export const CREMASCO = {
  slug: 'distretto-cremasco',
  name: 'Distretto Cremasco',
  istatCodes: ['019035', '019025', '019062', '019067', '019094', '019097', '019111', '019041', '019084'],
  reportingDays: [PUBLISHED_ON, '2018-06-30'],
  on: PUBLISHED_ON,
  pacts_direct: 38,
  pacts_indirect: 90,
  fna_direct: 17,
  fna_indirect: 60,
} as const

const CREMA = '019035'
/** Invented people live in the first of the municipalities: those of the labs. */
const PEOPLED = 7
const LATER_PACTS = 14
const HOUSEHOLDS = [3, 2, 3, 2] as const

type Someone = {
  id: string
  name: string
  given: string
  family: string
  istat: string
  bornOn: string | null
}
type Operator = Someone & { roles: readonly string[]; email?: string }

const operator = (
  dice: Dice,
  given: string,
  family: string,
  roles: readonly string[],
  email?: string,
): Operator => ({
  id: dice.id(BEGINNING),
  name: `${given} ${family}`,
  given,
  family,
  istat: CREMA,
  bornOn: null,
  roles,
  ...(email && { email }),
})

/** Where the labs of each year were held: three in Crema and three around it. */
const LABS = [
  ['Laboratorio Ombriano-Sabbioni', CREMA, '2015-10-08'],
  ['Laboratorio Santa Maria e Santo Stefano', CREMA, '2015-10-15'],
  ['Laboratorio San Giacomo e San Bartolomeo', CREMA, '2015-10-22'],
  ['Laboratorio di Pandino', '019067', '2015-11-05'],
  ['Laboratorio di Soncino', '019097', '2015-11-12'],
  ['Laboratorio di Castelleone', '019025', '2015-11-19'],
  ['Laboratorio di via Pagliari e via D’Andrea', CREMA, '2016-10-06'],
  ['Laboratorio Castelnuovo', CREMA, '2016-10-13'],
  ['Laboratorio Crema Nuova', CREMA, '2016-10-20'],
  ['Laboratorio di Sergnano', '019094', '2016-10-27'],
  ['Laboratorio di Vaiano Cremasco', '019111', '2016-11-03'],
  ['Laboratorio di Offanengo', '019062', '2016-11-10'],
] as const
const MEETINGS = 8
const SEATS = 9

export function cremascoCast(dice: Dice) {
  const caseOperators = [
    operator(dice, 'Teresa', 'Zaninelli', ['case_operator'], 'teresa.patti@example.org'),
    operator(dice, 'Fabio', 'Marazzi', ['case_operator'], 'fabio.ascolto@example.org'),
  ]
  const makers = [
    operator(dice, 'Ornella', 'Bettinelli', ['facilitator'], 'ornella.maker@example.org'),
    operator(dice, 'Mattia', 'Vailati', ['facilitator']),
  ]
  const desk = [
    operator(dice, 'Giuliana', 'Patrini', ['administrator'], 'giuliana.amministrazione@example.org'),
    operator(dice, 'Roberta', 'Severgnini', ['coordinator'], 'roberta.coordinamento@example.org'),
  ]
  const names = italianNames(20150914)
  const near = Object.fromEntries(
    CREMASCO.istatCodes.slice(0, PEOPLED).map((code) => [code, code === CREMA ? 5 : 1]),
  )
  const person = (
    relative?: Parameters<typeof examplePerson>[4],
  ): Someone & Parameters<typeof examplePerson>[4] => {
    const one = examplePerson(dice, names, BEGINNING, near, relative)
    return { ...one, name: `${one.given} ${one.family}` }
  }
  const many = (count: number) => Array.from({ length: count }, () => person())
  const singles = 38 - HOUSEHOLDS.reduce((sum, size) => sum + size, 0)
  return {
    operators: [...desk, ...caseOperators, ...makers],
    caseOperators,
    makers,
    families: HOUSEHOLDS.map((size) => {
      const head = person()
      return [head, ...Array.from({ length: size - 1 }, () => person(head))]
    }),
    alone: many(singles + LATER_PACTS),
    fna: many(CREMASCO.fna_direct),
    helpers: many(24),
    neighbours: many(60),
  }
}
export type CremascoCast = ReturnType<typeof cremascoCast>

/** Operators with their roles, people, places, the labs of two years with who came. */
export function writeCremasco(book: Book, dice: Dice, cast: CremascoCast) {
  const desk = cast.operators[1] as Operator
  const maker = (at: number) => cast.makers[at % cast.makers.length] as Operator
  const people = [...cast.families.flat(), ...cast.alone, ...cast.fna, ...cast.helpers, ...cast.neighbours]
  const name = ({ id, given, family }: Someone, by: string | null) =>
    book.add('person', by, { id, given_name: given, family_name: family, recorded_by: by }, 'people.recorded')
  for (const one of cast.operators) name(one, null)
  for (const one of people) name(one, maker(0).id)
  for (const { id, istat, bornOn } of people)
    book.add('person_profile', maker(0).id, {
      person_id: id,
      istat_code: istat,
      born_on: bornOn,
      language: 'it',
    })
  for (const { id, roles } of cast.operators)
    for (const role of roles)
      book.add(
        'role_assignment',
        desk.id,
        {
          id: dice.id(BEGINNING),
          person_id: id,
          role,
          starts_at: `${BEGINNING}T08:00Z`,
          ends_at: null,
          recorded_by: desk.id,
        },
        'operators.role_given',
      )
  writeHomes(book, dice, cast, maker(0).id)
  writeLabs(book, dice, people, maker)
}

function writeHomes(book: Book, dice: Dice, { families }: CremascoCast, by: string) {
  const homes = families.map((members) => ({ id: dice.id(BEGINNING), members }))
  for (const { id, members } of homes)
    book.add(
      'household',
      by,
      { id, name: `Famiglia ${members[0]?.family}`, recorded_by: by },
      'people.beganHousehold',
    )
  for (const { id, members } of homes)
    for (const [at, one] of members.entries())
      book.add('household_member', by, {
        household_id: id,
        person_id: one.id,
        relation: at === 0 ? null : 'figlio o figlia',
        from_on: null,
      })
}

function writeLabs(book: Book, dice: Dice, people: readonly Someone[], maker: (at: number) => Operator) {
  const labs = LABS.map(([title, istat, from], at) => ({
    id: dice.id(from),
    title,
    istat,
    from,
    by: maker(at).id,
    at,
  }))
  for (const { id, title, by, from } of labs)
    book.add(
      'activity',
      by,
      {
        id,
        title,
        kind: 'lab',
        area: 'proximity',
        description: 'Persone di un quartiere che danno risposte insieme a bisogni che sono di tutti.',
        published_at: `${daysLater(from, -14)}T09:00Z`,
        published_by: by,
        recorded_by: by,
      },
      'activities.planned',
    )
  const meetings = labs.flatMap((lab) =>
    Array.from({ length: MEETINGS }, (_, at) => {
      const on = daysLater(lab.from, at * 28)
      return { lab, on, id: dice.id(on) }
    }),
  )
  for (const { id, on, lab } of meetings)
    book.add(
      'activity_session',
      lab.by,
      {
        id,
        activity_id: lab.id,
        held_on: on,
        starts_at: `${on} 18:00 Europe/Rome`,
        ends_at: `${on} 20:00 Europe/Rome`,
        public: true,
        closed_at: `${on} 20:00 Europe/Rome`,
        closed_by: lab.by,
        recorded_by: lab.by,
      },
      'activities.sessionClosed',
    )
  for (const { id: session_id, lab } of meetings)
    book.add('session_report', lab.by, {
      session_id,
      headcount: dice.int(0, 6),
      evaluation: null,
      recorded_by: lab.by,
    })
  const around = labs.map(({ istat }) => people.filter((one) => one.istat === istat || dice.chance(0.15)))
  for (const { id, on, lab } of meetings) {
    const present = dice.some(around[lab.at] as Someone[], dice.int(4, SEATS))
    for (const one of present)
      book.add('attendance', lab.by, {
        session_id: id,
        person_id: one.id,
        state: 'attended',
        role: 'participant',
        recorded_by: lab.by,
      })
    writeTies(book, dice, {
      kind: 'attended',
      sourceKind: 'activity_session',
      sourceId: id,
      on,
      nodes: present.map((one) => ({ kind: 'person' as const, id: one.id })),
    })
  }
}

const ROLES = [
  'centro d’ascolto',
  'educatrice',
  'insegnante',
  'vicina di casa',
  'volontario della parrocchia',
]

/** Who signs a pact, with whom, when: those of the published table by its day, some more after it. */
export function cremascoPacts(
  dice: Dice,
  cast: CremascoCast,
  kinds: readonly PactKind[],
  scale: readonly string[],
) {
  const kindOf = (countsAs: string) => {
    const kind = kinds.find((one) => one.countsAs === countsAs) as PactKind
    return { id: kind.id, name: kind.name, questions: [...kind.questions] }
  }
  const [pact, fna] = [kindOf('pact'), kindOf('fna')]
  const early = cast.alone.slice(0, cast.alone.length - LATER_PACTS)
  const groups = [...cast.families, ...early.map((one) => [one])]
  const shares = (whole: number, parts: number) => dice.portions(whole, parts, { least: 1, most: 6 })
  const plan = (
    [person, ...others]: readonly Someone[],
    kind: PactPlan['kind'],
    [from, to]: readonly [string, string],
    indirect: number,
  ): PactPlan => {
    const signedOn = dice.day(from, to)
    return {
      id: dice.id(signedOn),
      kind,
      person: person as Someone,
      others,
      operator: dice.pick(cast.caseOperators),
      team: dice.some(cast.helpers, dice.int(1, 3)).map((one, at) => ({
        id: one.id,
        name: one.name,
        sector: at === 0 ? 'third_sector' : dice.pick(['volunteer', 'close'] as const),
        role: dice.pick(ROLES),
      })),
      signedOn,
      indirect,
      scale,
    }
  }
  const first = ['2015-11-02', '2016-12-20'] as const
  const later = ['2017-01-16', '2018-05-31'] as const
  const [ofPacts, ofFna] = [
    shares(CREMASCO.pacts_indirect, groups.length),
    shares(CREMASCO.fna_indirect, cast.fna.length),
  ]
  return [
    ...groups.map((group, at) => plan(group, pact, first, ofPacts[at] as number)),
    ...cast.fna.map((one, at) => plan([one], fna, first, ofFna[at] as number)),
    ...cast.alone.slice(early.length).map((one) => plan([one], pact, later, dice.int(1, 4))),
  ]
}
