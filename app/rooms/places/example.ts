export type ExamplePlace = {
  name: string
  kind: 'community_point' | 'civic_center' | 'social_condominium' | 'emporium' | 'space'
  istat: string
  address: string
  position: readonly [latitude: number, longitude: number]
  capacity: number | null
  openedOn: string | null
  reactivatedOn: string | null
  description: string
  /** Weekday (1 Monday – 7 Sunday), from, to. */
  hours: readonly (readonly [number, string, string])[]
}

/** The seven municipalities: ISTAT code, name and inhabitants (ISTAT). */
export const MUNICIPALITIES = {
  '017001': 'Acquafredda',
  '017032': 'Calcinato',
  '017034': 'Calvisano',
  '017039': 'Carpenedolo',
  '017113': 'Montichiari',
  '017160': 'Remedello',
  '017203': 'Visano',
} as const
export const INHABITANTS = {
  '017001': 1525,
  '017032': 12897,
  '017034': 8374,
  '017039': 12990,
  '017113': 26180,
  '017160': 3374,
  '017203': 1982,
} as const

const POINT_HOURS = [
  [1, '09:00', '12:00'],
  [2, '15:00', '18:30'],
  [4, '09:00', '12:00'],
  [4, '15:00', '18:30'],
  [6, '09:30', '12:30'],
] as const
const OPENING = '2016-05-18'

const point = (place: Omit<ExamplePlace, 'kind' | 'openedOn' | 'reactivatedOn' | 'hours'>): ExamplePlace => ({
  ...place,
  kind: 'community_point',
  openedOn: OPENING,
  reactivatedOn: null,
  hours: POINT_HOURS,
})

/** Six Community Points on one day of May, five more places later, and homes that became social condominiums. */
export const EXAMPLE_PLACES: readonly ExamplePlace[] = [
  point({
    name: 'Punto di Comunità Il Cortile',
    istat: '017113',
    address: 'via dei Gelsi 12',
    position: [45.4138, 10.3921],
    capacity: 60,
    description: 'Un cortile, due sale e una cucina. Si viene per un caffè e si resta per dare una mano.',
  }),
  point({
    name: 'Punto di Comunità La Stazione',
    istat: '017032',
    address: 'piazza della Vecchia Stazione 3',
    position: [45.4561, 10.4102],
    capacity: 45,
    description: 'Nella vecchia sala d’attesa: lavoro, compiti del pomeriggio, musica il venerdì.',
  }),
  point({
    name: 'Punto di Comunità Le Rogge',
    istat: '017034',
    address: 'via delle Rogge 8',
    position: [45.3482, 10.3455],
    capacity: 40,
    description: 'Lungo l’acqua, accanto al lavatoio: orto, cucito, incontri tra famiglie.',
  }),
  point({
    name: 'Punto di Comunità La Torre',
    istat: '017039',
    address: 'via della Torre 21',
    position: [45.3651, 10.4309],
    capacity: 50,
    description: 'Ai piedi della torre: sportello casa, laboratori per ragazzi, il tè del mercoledì.',
  }),
  point({
    name: 'Punto di Comunità Il Mulino',
    istat: '017160',
    address: 'via del Mulino 2',
    position: [45.2774, 10.3739],
    capacity: 35,
    description: 'Un mulino fermo che macina idee: falegnameria, lettura, feste di vicinato.',
  }),
  point({
    name: 'Punto di Comunità Due Campanili',
    istat: '017203',
    address: 'piazza Vecchia 5',
    position: [45.3172, 10.3704],
    capacity: 35,
    description: 'Una sala per Visano e per Acquafredda, aperta da volontari di tutti e due i paesi.',
  }),
  {
    name: 'Spazio Gelso',
    kind: 'space',
    istat: '017001',
    address: 'via dei Tigli 4',
    position: [45.3069, 10.4131],
    capacity: 25,
    openedOn: null,
    reactivatedOn: '2017-04-22',
    description: 'L’ex sala di lettura riaperta dai ragazzi del paese, con un tavolo lungo e una stufa.',
    hours: [
      [3, '15:00', '18:00'],
      [5, '16:00', '19:00'],
    ],
  },
  {
    name: 'Civic Center Aule Aperte',
    kind: 'civic_center',
    istat: '017113',
    address: 'via della Brughiera 40',
    position: [45.4087, 10.3798],
    capacity: 120,
    openedOn: null,
    reactivatedOn: '2017-10-07',
    description: 'Aule e palestra di una scuola, dal pomeriggio alla sera in mano a famiglie e associazioni.',
    hours: [
      [1, '16:30', '21:00'],
      [3, '16:30', '21:00'],
      [5, '16:30', '22:00'],
    ],
  },
  {
    name: 'Civic Center La Palestra',
    kind: 'civic_center',
    istat: '017039',
    address: 'via dello Sport 6',
    position: [45.3602, 10.4377],
    capacity: 90,
    openedOn: null,
    reactivatedOn: '2018-03-17',
    description: 'Sport senza classifiche, ginnastica dolce, il gruppo calcio del giovedì.',
    hours: [
      [2, '17:00', '21:30'],
      [4, '17:00', '21:30'],
    ],
  },
  {
    name: 'Emporio di comunità Mani in Pasta',
    kind: 'emporium',
    istat: '017032',
    address: 'via del Forno 15',
    position: [45.4602, 10.4162],
    capacity: 30,
    openedOn: '2018-06-09',
    reactivatedOn: null,
    description: 'Cose, saperi e tempo si scambiano; il denaro resta fuori dalla porta.',
    hours: [
      [3, '09:30', '12:00'],
      [6, '09:30', '12:00'],
    ],
  },
  {
    name: 'Officina dei Ragazzi',
    kind: 'space',
    istat: '017034',
    address: 'via della Fornace 9',
    position: [45.3511, 10.3498],
    capacity: 40,
    openedOn: null,
    reactivatedOn: '2018-10-20',
    description: 'L’ex magazzino ripensato dai ragazzi: sala prove, ciclofficina, compiti.',
    hours: [
      [2, '15:30', '19:00'],
      [5, '15:30', '22:00'],
    ],
  },
  {
    name: 'Condominio sociale di via del Lavatoio',
    kind: 'social_condominium',
    istat: '017113',
    address: 'via del Lavatoio 18',
    position: [45.4172, 10.3969],
    capacity: null,
    openedOn: '2016-05-19',
    reactivatedOn: null,
    description: 'Otto famiglie, un custode sociale, scale e giardino curati insieme.',
    hours: [],
  },
  {
    name: 'Condominio sociale Le Corti',
    kind: 'social_condominium',
    istat: '017032',
    address: 'vicolo delle Corti 3',
    position: [45.4548, 10.4079],
    capacity: null,
    openedOn: '2017-09-15',
    reactivatedOn: null,
    description: 'Sei alloggi attorno a una corte, con una lavanderia comune.',
    hours: [],
  },
]
