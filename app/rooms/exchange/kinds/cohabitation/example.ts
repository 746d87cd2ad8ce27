import type { Dice } from '../../../../ground/random/dice.ts'
import { type CohabitationTerms, type CohabitationWords, offerShown } from './forms.ts'

const RULES = [
  'Si cena insieme il lunedì e il giovedì. La cucina si lascia pulita.\nDopo le undici, piano.\nGli ospiti si dicono il giorno prima.',
  'Ognuno la sua stanza, e si bussa.\nLe pulizie il sabato mattina, insieme.\nLa spesa comune si segna sul quaderno.',
  'La televisione fino alle dieci.\nIl bagno al mattino: prima chi esce prima.\nSe qualcosa pesa, lo si dice la domenica a pranzo.',
]
const TOGETHER = ['La spesa grossa del sabato.', 'L’orto dietro casa.', 'La messa e poi il pranzo.']

export type ExampleCohabitation = {
  title: string
  terms: CohabitationTerms
  words: CohabitationWords
  months: number
  outcome: string
  /** What was said at the end of the trial. */
  trial: string
}

/** One household and somebody who came to live with them, invented. */
export const exampleCohabitation = (dice: Dice): ExampleCohabitation => ({
  title: dice.pick([
    'Una stanza a Montichiari',
    'La casa grande di una nonna',
    'Due stanze sopra la bottega',
  ]),
  terms: { contributionCents: dice.pick([0, 8_000, 12_000, 15_000]), trialDays: 30 },
  words: { houseRules: dice.pick(RULES), together: dice.pick(TOGETHER) },
  months: dice.int(10, 26),
  outcome: dice.weighted({ own_home: 3, on_their_own: 2, agreed_end: 1 }),
  trial: 'Vanno avanti: hanno cambiato soltanto l’ora della cena.',
})

/** Rooms that are offered in these days. */
export const EXAMPLE_ROOMS = [
  {
    title: 'Una stanza per chi studia o lavora',
    shown: {
      rooms: '1',
      contributionCents: '120',
      hands: ['company', 'nights'],
      smoking: 'outside',
      about: 'La casa è grande, i figli sono via. Di sera fa piacere non essere sola.',
    },
  },
].map(({ title, shown }) => ({ title, shown: offerShown.parse(shown) }))

export const EXAMPLE_GUESTS = [
  {
    title: 'Cerco una stanza, do una mano in casa',
    people: 1,
    hands: ['company', 'shopping', 'nights'] as const,
    mostCents: 20_000,
    story: 'Lavora in fonderia a turni, è qui da tre anni.',
  },
]
