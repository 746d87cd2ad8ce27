import type { Rhythm } from './rules.ts'

export type ExampleHouse = Rhythm & {
  /** The place it stands in, where the example has it; otherwise it is made, with its street. */
  place: string
  istat: string
  address: string
  on: string
  homes: number
  rules: string
  assembly: string
}

/** Four houses, opened one after the other; the first on the day after the Community Points. */
export const EXAMPLE_HOUSES: readonly ExampleHouse[] = [
  {
    place: 'Condominio sociale di via del Lavatoio',
    istat: '017113',
    address: 'via del Lavatoio 18',
    on: '2016-05-19',
    homes: 8,
    weekly: ['Scale e atrio', 'Bidoni'],
    fortnightly: ['Verde del cortile'],
    monthly: ['Cantine e portico'],
    rules:
      'Le biciclette nel portico, non sulle scale.\nLa sala si prenota sul foglio.\nDopo le dieci si fa piano.',
    assembly: 'Deciso il calendario del verde; la sala resta aperta la domenica pomeriggio.',
  },
  {
    place: 'Condominio sociale Le Corti',
    istat: '017032',
    address: 'vicolo delle Corti 3',
    on: '2017-09-15',
    homes: 6,
    weekly: ['Lavanderia', 'Cortile'],
    fortnightly: ['Scale'],
    monthly: [],
    rules: 'La lavanderia a turno, un giorno per famiglia.\nNel cortile si gioca fino alle otto.',
    assembly: 'La lavatrice nuova si compra insieme; turni confermati.',
  },
  {
    place: 'Condominio sociale Il Melograno',
    istat: '017034',
    address: 'via dei Frutteti 7',
    on: '2018-11-10',
    homes: 5,
    weekly: ['Scale'],
    fortnightly: ['Orto'],
    monthly: ['Gronde e tombini'],
    rules: 'Quello che dà l’orto si divide.\nLe chiavi della sala stanno dal custode.',
    assembly: 'L’orto si allarga; il sabato si lavora in due.',
  },
  {
    place: 'Condominio sociale di piazza Vecchia',
    istat: '017113',
    address: 'piazza Vecchia 2',
    on: '2019-05-04',
    homes: 7,
    weekly: ['Scale e ascensore'],
    fortnightly: ['Terrazza comune'],
    monthly: [],
    rules: 'Sulla terrazza si sale fino alle undici.\nChi sporca pulisce.',
    assembly: 'Prima assemblea: chi fa che cosa, e una cena ogni due mesi.',
  },
]
