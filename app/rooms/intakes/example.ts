import type { Dice } from '../../ground/random/dice.ts'
import type { LifeEvent } from '../people/vulnerability/rules.ts'
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

/** What happened to some of those accompanied, the longest ago first. */
export const EXAMPLE_EVENTS: readonly { kind: LifeEvent; words: string; daysAgo: number }[] = [
  { kind: 'bereavement', words: 'È morta la sorella con cui viveva.', daysAgo: 230 },
  { kind: 'job_loss', words: 'Il magazzino ha chiuso.', daysAgo: 190 },
  { kind: 'separation', words: 'Vive da sola con i due bambini.', daysAgo: 170 },
  { kind: 'illness', words: 'Un intervento, poi mesi in casa.', daysAgo: 90 },
  { kind: 'care_burden', words: 'Il padre non esce più da solo.', daysAgo: 60 },
]
/** What is asked of a service, with as little told as it takes. */
export const EXAMPLE_REQUESTS: readonly { asked: string; daysAgo: number }[] = [
  { asked: 'Un appuntamento per capire una bolletta arretrata.', daysAgo: 12 },
  { asked: 'Due pomeriggi alla settimana al centro diurno.', daysAgo: 4 },
]
/** What a school might notice: a child said as a school would, never with a record here. */
export const EXAMPLE_SIGNALS: readonly { pupil: string; noticed: string; daysAgo: number }[] = [
  {
    pupil: 'Una ragazza di seconda media',
    noticed: 'Da un mese arriva tardi e a mensa sta da sola. A casa non risponde nessuno.',
    daysAgo: 9,
  },
  {
    pupil: 'Due fratelli, prima e quarta elementare',
    noticed: 'Non hanno più i libri con sé. Il grande dice che la mamma è via per lavoro.',
    daysAgo: 2,
  },
]
export const EXAMPLE_PLACEMENTS: readonly { tasks: string; hoursWeek: number; seats: number }[] = [
  { tasks: 'Cura delle piante in vivaio, con un collega accanto', hoursWeek: 12, seats: 2 },
  { tasks: 'Etichette e riordino in magazzino, la mattina', hoursWeek: 8, seats: 1 },
]
