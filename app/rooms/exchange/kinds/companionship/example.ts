import type { Dice } from '../../../../ground/random/dice.ts'
import { DAYS, TOPICS } from './rules.ts'

const KNOWS = [
  'Sente poco: bisogna suonare forte e parlare piano.',
  'Ha un gatto, Mirò, che vuole essere salutato per primo.',
  'Non esce da sola per le scale; con qualcuno sì.',
  'Le piace raccontare della fabbrica. La sera si stanca presto.',
  'Vive al quarto piano, l’ascensore c’è. Tiene le chiavi la vicina.',
]
const STREETS = ['via Milano', 'via Robusti', 'via Chiusure', 'via Cremona', 'via Lamarmora', 'via Corsica']
const HOPES = ['Fare due passi e una partita a carte.', 'Avere qualcuno con cui parlare, ogni tanto.']
const WHYS = [
  'Abitano a due portoni, e piace a tutti e due la briscola.',
  'Si erano già visti in parrocchia.',
]
const SIGNS = [
  'Il frigo era quasi vuoto e non ricordava che giorno fosse.',
  'Tossiva molto e non voleva chiamare il medico.',
]

/** An elder and a volunteer who go well together, in invented words. */
export function exampleCompany(dice: Dice, given: string) {
  const days = dice.some(DAYS, 3)
  const topics = dice.some(TOPICS, 4)
  const know = dice.pick(KNOWS)
  return {
    title: `Compagnia per ${given}`,
    giving: 'Faccio compagnia nel quartiere',
    need: {
      shown: { days: days.slice(0, 2), topics: topics.slice(0, 3), language: 'it' },
      reserved: { know },
    },
    offer: { shown: { days, topics: topics.slice(1), languages: ['it'], pets: 'likes' }, reserved: {} },
    why: dice.pick(WHYS),
    terms: { every: 7, days: days.slice(0, 1), hours: dice.pick([1, 1.5, 2]) },
    words: { hopes: dice.pick(HOPES) },
    brief: `${given}, ${dice.pick(STREETS)} ${dice.int(2, 90)}. ${know}`,
    sign: dice.pick(SIGNS),
  }
}
