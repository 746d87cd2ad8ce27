import type { Dice } from '../../ground/random/dice.ts'
import { HOMES, JOBS, MEANS, SCHOOLING, type Source, type Story } from './rules.ts'

const TOLD: readonly Pick<Story, 'wishes' | 'capabilities' | 'needs'>[] = [
  {
    wishes: 'Vorrei uscire di casa il pomeriggio senza dover inventare una scusa.',
    capabilities: 'Cuce, ascolta, sa far ridere i bambini degli altri.',
    needs: 'Qualcuno che passi a chiamarla le prime volte.',
  },
  {
    wishes: 'Vorrei tornare a lavorare con le mani, anche poche ore.',
    capabilities: 'Trent’anni di officina; insegna volentieri ai ragazzi.',
    needs: 'Un posto che gli dia fiducia, e l’affitto di due mesi.',
  },
  {
    wishes: 'Vorrei che mia figlia avesse compagni anche fuori da scuola.',
    capabilities: 'Parla quattro lingue, cucina per venti senza agitarsi.',
    needs: 'Due ore alla settimana in cui qualcuno stia con la piccola.',
  },
  {
    wishes: 'Vorrei capire le lettere che arrivano prima di averne paura.',
    capabilities: 'Tiene i conti del condominio da sempre, a mente.',
    needs: 'Un accompagnamento allo sportello, e un telefono che funzioni.',
  },
  {
    wishes: 'Vorrei rivedere quelli del coro, ma non so da dove ricominciare.',
    capabilities: 'Suona l’organo, conosce la storia di ogni cortile.',
    needs: 'Un passaggio il giovedì sera.',
  },
  {
    wishes: 'Vorrei dormire una notte intera sapendo che mio padre è al sicuro.',
    capabilities: 'Organizza tutto e tutti; ha un orto che avanza.',
    needs: 'Il gruppo di chi assiste, e due vicini per il martedì.',
  },
]
const CHANGED = [
  'Ora viene al laboratorio da sé, e la settimana scorsa ha portato una vicina.',
  'Ha trovato chi lo chiama la domenica. Il resto lo fa lui.',
  'Lavora tre mattine; il pomeriggio aiuta con i compiti.',
  'La casa è più calda e la porta più aperta.',
  'Ci siamo fermati qui, d’accordo; sa dove trovarci.',
]
const STEPS = [
  'Passare insieme al Punto di Comunità',
  'Presentarle la vicina del secondo piano',
  'Telefonare dopo il colloquio',
  'Portare il modulo e compilarlo insieme',
]
const SAID = [
  'Un’ora in cucina, poche parole e buone.',
  'Ha richiamato lei: buon segno.',
  'Siamo andati insieme.',
]

/** What somebody might tell when an accompaniment begins. */
export const exampleStory = (dice: Dice): Story => ({
  ...dice.pick(TOLD),
  isee: dice.pick(MEANS),
  home: dice.pick(HOMES.slice(0, 5)),
  job: dice.pick(JOBS),
  schooling: dice.pick(SCHOOLING),
})
export const exampleChange = (dice: Dice) => dice.pick(CHANGED)
export const exampleStep = (dice: Dice) => dice.pick(STEPS)
export const exampleContact = (dice: Dice) => dice.pick(SAID)

const WEIGHTS: Record<Exclude<Source, 'service' | 'cps'>, number> = {
  community_point: 38,
  neighbour: 16,
  self: 12,
  school: 7,
  doctor: 6,
  parish: 8,
  listening_centre: 6,
  association: 6,
  other: 1,
}
export const exampleSource = (dice: Dice): Source => dice.weighted(WEIGHTS)
