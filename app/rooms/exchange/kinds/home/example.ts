import type { Dice } from '../../../../ground/random/dice.ts'
import { type LeaseTermsForm, type LeaseWords, offerShown } from './forms.ts'
import type { LeaseForm } from './rules.ts'

const STREETS = [
  'via Garibaldi',
  'via San Zeno',
  'via del Lavatoio',
  'vicolo Stretto',
  'via Brescia',
  'viale Europa',
  'via dei Mille',
  'via Mantova',
  'contrada Santa Maria',
  'via Guerzoni',
]
const SIZES = ['Monolocale', 'Bilocale', 'Trilocale', 'Quadrilocale'] as const
const GIVES_BACK = [
  'Apre e chiude la sala del Punto di Comunità il mercoledì.',
  'Cura il verde del cortile con due vicini.',
  'Aiuta i bambini del palazzo con i compiti, il martedì.',
  'Imbianca l’atrio insieme agli altri.',
]
const CONDITIONS = [
  'L’affitto si paga entro il dieci. Se un mese è difficile si telefona prima.',
  'Le spese si guardano insieme ogni sei mesi.',
  'La caldaia la fa controllare chi affitta.',
]
const FROZEN = [
  'Il proprietario ha firmato la sospensione davanti a noi: sei mesi per rientrare.',
  'Sfratto rinviato: la famiglia paga il corrente e cinquanta euro in più.',
]

const euro = (amount: number) => amount * 100

export type ExampleLease = {
  title: string
  terms: LeaseTermsForm
  words: LeaseWords
  /** How many months it lasts; and in which of them the rent did not come at once. */
  months: number
  missed: readonly number[]
  outcome: string
  frozen?: string
}

/** One agreement on a home, invented: a new lease, one at a reduced rent, or a running one that was mediated. */
export function exampleLease(dice: Dice, form: LeaseForm, firstOn: string): ExampleLease {
  const rooms = dice.int(1, 3)
  const before = euro(dice.int(36, 56) * 10)
  const rentCents = form === 'lease' ? before : before - euro(dice.int(5, 12) * 10)
  const arrearsCents = form === 'mediation' ? euro(dice.int(6, 18) * 100) : undefined
  const byHours = arrearsCents && dice.chance(0.6) ? dice.int(2, 4) * 10 : undefined
  return {
    title: `${SIZES[rooms]} in ${dice.pick(STREETS)}`,
    terms: {
      form,
      rentCents,
      extrasCents: euro(dice.int(2, 7) * 10),
      ...(form !== 'lease' && { rentBeforeCents: before }),
      ...(form !== 'mediation' && { depositCents: rentCents * 2 }),
      ...(form !== 'mediation' && dice.chance(0.4) && { guaranteeCents: rentCents * 6 }),
      ...(arrearsCents && { arrearsCents, instalments: dice.int(8, 18), firstOn }),
      ...(byHours && { byHours, byHoursCents: euro(byHours * 10) }),
    },
    words: {
      conditions: dice.pick(CONDITIONS),
      ...(byHours && { givesBack: dice.pick(GIVES_BACK) }),
    },
    months: dice.int(14, 36),
    missed: dice.chance(0.3) ? [dice.int(3, 10)] : [],
    outcome: dice.weighted({ completed: 6, own_home: 3, agreed_end: 2, left: 1 }),
    ...(form === 'mediation' && dice.chance(0.5) && { frozen: dice.pick(FROZEN) }),
  }
}

/** Homes that are offered in these days; where they stand is a public place of theirs, never a house number. */
export const EXAMPLE_HOMES = [
  {
    title: 'Trilocale al primo piano con ascensore',
    shown: { rentCents: '450', extrasCents: '40', bedrooms: '2', squareMetres: '74', stepFree: 'yes' },
    about: 'Luminoso, vicino alla scuola e alla fermata. La cucina resta.',
    freeInDays: 20,
  },
  {
    title: 'Bilocale in centro',
    shown: { rentCents: '380', bedrooms: '1', squareMetres: '52', furnished: 'yes' },
    about: 'Secondo piano senza ascensore, cantina e posto per la bicicletta.',
    freeInDays: 0,
  },
  {
    title: 'Casa a schiera con orto',
    shown: { rentCents: '560', bedrooms: '3', squareMetres: '95', contract: 'agreed' },
    about: 'L’orto è da rimettere in ordine: una mano gliela diamo volentieri.',
    freeInDays: 60,
  },
].map(({ shown, about, ...home }) => ({ ...home, shown: offerShown.parse({ ...shown, about }) }))

/** Households that look for one. */
export const EXAMPLE_SEEKERS = [
  {
    title: 'Casa per una famiglia di quattro',
    people: 4,
    incomeCents: euro(1_650),
    story: 'Lo sfratto è stato rinviato a fine anno; i bambini vanno a scuola a piedi.',
  },
  {
    title: 'Casa senza gradini per due',
    people: 2,
    incomeCents: euro(1_300),
    stepFree: 'yes' as const,
    story: 'Lei ha il deambulatore, lui guida ancora.',
  },
]
