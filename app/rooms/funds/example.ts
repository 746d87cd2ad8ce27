import type { Dice } from '../../ground/random/dice.ts'
import type { Nature, Purpose, SourceKind } from './rules.ts'

const EURO = 100

type ExampleSource = {
  name: string
  kind: SourceKind
  giver: string
  received: readonly (readonly [on: string, euro: number])[]
}

/** Who gave, and when it came in. */
export const EXAMPLE_SOURCES: readonly ExampleSource[] = [
  {
    name: 'Bando Welfare in azione',
    kind: 'foundation',
    giver: 'Fondazione delle comunità lombarde',
    received: [
      ['2016-03-01', 260_000],
      ['2017-06-01', 140_000],
    ],
  },
  {
    name: 'Quote dei comuni',
    kind: 'municipality',
    giver: 'Comuni dell’Ambito',
    received: [
      ['2016-04-15', 60_000],
      ['2018-02-01', 40_000],
    ],
  },
  {
    name: 'Donazioni in piazza',
    kind: 'donation',
    giver: 'Chi dona in piazza',
    received: [['2017-12-20', 8_400]],
  },
]

type ExampleFund = {
  purpose: Purpose
  name: string
  selection: string
  openToOperators: boolean
  /** Euro allotted by the source of that place in the list. */
  allotted: readonly (readonly [on: string, euro: number, source: number])[]
}

export const EXAMPLE_FUNDS: readonly ExampleFund[] = [
  {
    purpose: 'guarantee',
    name: 'Fondo di garanzia per l’affitto',
    selection: 'Regolamento del fondo di garanzia, a sportello',
    openToOperators: true,
    allotted: [['2016-05-02', 50_000, 1]],
  },
  {
    purpose: 'pact',
    name: 'Budget dei patti gener-attivi',
    selection: 'Patto firmato con la micro-équipe, fino a 2.000 € ciascuno',
    openToOperators: true,
    allotted: [
      ['2016-05-02', 70_000, 0],
      ['2018-02-05', 30_000, 1],
    ],
  },
  {
    purpose: 'idea',
    name: 'Idee al bando',
    selection: 'Bando pubblico con punteggi',
    openToOperators: false,
    allotted: [
      ['2016-10-03', 10_000, 0],
      ['2017-09-04', 20_000, 0],
      ['2018-01-08', 8_400, 2],
    ],
  },
  {
    purpose: 'work',
    name: 'Borse e doti lavoro',
    selection: 'Progetto individuale con il tutor del lavoro',
    openToOperators: true,
    allotted: [
      ['2016-05-02', 90_000, 0],
      ['2017-09-04', 50_000, 0],
    ],
  },
  {
    purpose: 'rent',
    name: 'Contributi per affitti ridotti',
    selection: 'Accordo tra proprietario e inquilino, a sportello',
    openToOperators: true,
    allotted: [['2016-05-02', 50_000, 0]],
  },
  {
    purpose: 'cohabitation',
    name: 'Coabitazione solidale',
    selection: 'Progetto di coabitazione condiviso con chi accompagna',
    openToOperators: false,
    allotted: [['2016-05-02', 12_000, 0]],
  },
]

export type ExampleCommitment = {
  purpose: Purpose
  nature: Nature
  cents: number
  on: string
  why: string
  act?: string
  /** For organisations: which of those that take part, by their place in a list. */
  organisation?: number
  paid: readonly { on: string; cents: number }[]
  back?: { on: string; cents: number; plan?: { on: string; times: number } }
  account?: { on: string; words: string }
}

// The first call: six ideas, 9,500 € in all.
const FIRST_CALL = [1_800, 1_500, 1_700, 1_600, 1_400, 1_500]
const IDEAS = [
  'Orto tra le case',
  'Radio di quartiere',
  'Ciclofficina dei ragazzi',
  'Nonni e compiti',
  'Cinema in cortile',
  'Biblioteca delle cose',
  'Forno comune',
  'Teatro nei cortili',
  'Pedibus delle frazioni',
  'Sartoria solidale',
  'Giardino dei profumi',
  'Musica in corriera',
  'Mappa dei racconti',
  'Sport senza panchina',
  'Caffè delle lingue',
  'Laboratorio di ceramica',
  'Memoria delle cascine',
  'Doposcuola in biblioteca',
  'Festa dei mestieri',
  'Rete dei balconi',
  'Cucina dei popoli',
  'Semi e saperi',
]

/** The money of the story, in the order of its days. */
export function exampleCommitments(dice: Dice): ExampleCommitment[] {
  const ideas = IDEAS.map((idea, at): ExampleCommitment => {
    const [first, second] = [at < FIRST_CALL.length, at < 14]
    const cents = (FIRST_CALL[at] ?? dice.int(14, 26) * 50) * EURO
    const [year, on] = first ? [2017, '2016-12-15'] : second ? [2018, '2017-11-20'] : [2019, '2018-10-22']
    return {
      purpose: 'idea',
      nature: 'grant',
      cents,
      on,
      why: idea,
      act: `Determina ${20 + at}/${year - 1}`,
      organisation: at,
      paid: [{ on: dice.day(`${year}-01-09`, `${year}-02-20`), cents }],
      account: {
        on: dice.day(`${year}-05-10`, `${year}-07-20`),
        words: 'Spese come da preventivo, ricevute allegate.',
      },
    }
  })
  const people = (purpose: Purpose, count: number, least: number, most: number, why: string) =>
    Array.from({ length: count }, (): ExampleCommitment => {
      const cents = dice.int(least, most) * 50 * EURO
      const on = dice.day('2016-09-01', '2019-06-30')
      const half = Math.floor(cents / 2)
      const paidOn = dice.day(on, '2019-08-31')
      const paid = [
        { on: paidOn, cents: half },
        { on: dice.day(paidOn, '2019-09-20'), cents: cents - half },
      ]
      return { purpose, nature: 'grant', cents, on, why, paid: dice.chance(0.9) ? paid : paid.slice(0, 1) }
    })
  const guarantees = Array.from({ length: 8 }, (_, at): ExampleCommitment => {
    const on = dice.day('2016-10-01', '2018-06-30')
    const called = at < 2
    const common = {
      purpose: 'guarantee',
      nature: 'guarantee',
      cents: 2_000 * EURO,
      on,
      why: 'Garanzia su un nuovo contratto',
    } as const
    if (!called) return { ...common, paid: [] }
    const callOn = dice.day('2018-07-01', '2018-12-20')
    const back = { on: '2019-03-15', cents: 300 * EURO, plan: { on: '2019-02-15', times: 6 } }
    return { ...common, paid: [{ on: callOn, cents: 900 * EURO }], ...(at === 0 && { back }) }
  })
  return [
    ...ideas,
    ...people('pact', 30, 6, 30, 'Spese concordate nel patto'),
    ...people('work', 48, 16, 36, 'Borsa lavoro'),
    ...people('rent', 18, 10, 40, 'Contributo sull’affitto'),
    ...people('cohabitation', 3, 30, 40, 'Avvio della coabitazione'),
    ...guarantees,
  ].sort((one, other) => (one.on < other.on ? -1 : 1))
}
