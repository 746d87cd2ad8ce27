import { daysLater } from '../../ground/calendar/local-time.ts'
import type { CallForm } from './forms.ts'

const EURO = 100

/** The first call: what was funded of it stands in the ledger under the same titles. */
export const FIRST_CALL: CallForm = {
  title: 'Idee al bando',
  purpose: `Cerchiamo idee che facciano incontrare persone che oggi non si incontrano: in un cortile, in una piazza, in una sala vuota.

Si possono pagare materiali, piccoli lavori, un accompagnamento. Il denaro si rendiconta con le ricevute.`,
  who: ['group', 'organisation'],
  total: 10_000 * EURO,
  ceiling: 2_000 * EURO,
  least: 50,
  method: 'jury',
  leastSupports: 0,
  opensOn: '2016-10-03',
  closesOn: '2016-11-11',
  resultOn: '2016-12-15',
  criteria: [
    { code: 'c1', label: 'Quante persone diverse fa incontrare', weight: 40, best: 5 },
    { code: 'c2', label: 'Quanto può continuare da sola', weight: 35, best: 5 },
    { code: 'c3', label: 'Quanto è realizzabile con quello che chiede', weight: 25, best: 5 },
  ],
}

type ExampleIdea = { title: string; what: string; spending: string; arrivedOn: string }

/** The six ideas of the first call, by the titles they have in the ledger. */
export const FIRST_IDEAS: readonly ExampleIdea[] = [
  {
    title: 'Orto tra le case',
    what: 'Un orto nel terreno incolto dietro le case popolari: otto aiuole alte, coltivate da famiglie e scuole.',
    spending: 'Terra e legno, attrezzi, tubi per l’acqua.',
    arrivedOn: '2016-10-20',
  },
  {
    title: 'Radio di quartiere',
    what: 'Una radio fatta da ragazzi e anziani: un’ora alla settimana di storie, musica e avvisi del quartiere.',
    spending: 'Microfoni, mixer, un corso di quattro incontri.',
    arrivedOn: '2016-10-24',
  },
  {
    title: 'Ciclofficina dei ragazzi',
    what: 'Un pomeriggio alla settimana si riparano biciclette con chi lo sa fare e le si dà a chi non ce l’ha.',
    spending: 'Banco, chiavi, pezzi di ricambio.',
    arrivedOn: '2016-11-02',
  },
  {
    title: 'Nonni e compiti',
    what: 'Compiti e merenda in oratorio, con chi ha tempo e pazienza: i ragazzi insegnano in cambio il telefono.',
    spending: 'Libri, merende, un’educatrice per due ore.',
    arrivedOn: '2016-11-04',
  },
  {
    title: '',
    what: 'Un’idea nata fra vicini, per stare insieme una volta alla settimana e darsi una mano.',
    spending: 'Materiali e un accompagnamento.',
    arrivedOn: '2016-11-08',
  },
  {
    title: '',
    what: 'Un’idea di un gruppo che si conosce da poco e che vuole aprire la porta a chi è arrivato da lontano.',
    spending: 'Materiali e piccole attrezzature.',
    arrivedOn: '2016-11-11',
  },
]

/** What a second and a third call were about; the ideas they funded stand in the ledger under the days of their results. */
export const SECOND_CALL: Omit<CallForm, 'total'> = {
  title: 'Idee al bando, secondo anno',
  purpose:
    'Idee che durano: quello che nel primo anno è cominciato può crescere, e altri possono cominciare. Decide chi abita qui, con il voto.',
  who: ['group', 'organisation'],
  ceiling: 2_000 * EURO,
  least: 0,
  method: 'shares',
  leastSupports: 0,
  votesFrom: '2017-10-16',
  votesUntil: '2017-11-05',
  mostChoices: 3,
  opensOn: '2017-09-04',
  closesOn: '2017-10-01',
  resultOn: '2017-11-20',
  criteria: [],
}

export const THIRD_CALL: Omit<CallForm, 'total'> = {
  title: 'Idee al bando, terzo anno',
  purpose:
    'Idee che restano quando il progetto finisce: con chi ci abita, con chi ci lavora, con chi ci passa. Scelgono insieme una giuria e chi vota.',
  who: ['group', 'organisation'],
  ceiling: 2_000 * EURO,
  least: 0,
  method: 'mixed',
  votesWeight: 40,
  supportsUntil: '2018-09-20',
  leastSupports: 3,
  votesFrom: '2018-09-24',
  votesUntil: '2018-10-10',
  mostChoices: 3,
  opensOn: '2018-08-01',
  closesOn: '2018-09-05',
  resultOn: '2018-10-22',
  criteria: FIRST_CALL.criteria,
}

/** Ideas that a vote did not choose, and what they asked: more than is left. */
export const NOT_CHOSEN = [
  { title: 'Fontana luminosa', euro: 1_900, what: 'Una fontana con le luci nella piazza più grande.' },
  { title: 'Torneo di videogiochi', euro: 1_600, what: 'Un torneo di un giorno, con i premi.' },
] as const

/** A call in which people vote today. */
export const votedCall = (today: string): CallForm => ({
  title: 'Piazze da vivere',
  purpose:
    'Che cosa fare delle piazze che oggi si attraversano soltanto: le idee sono arrivate, chi abita qui le ha sostenute e ora vota.',
  who: ['person', 'group', 'organisation'],
  total: 2_500 * EURO,
  ceiling: 900 * EURO,
  least: 0,
  method: 'shares',
  supportsUntil: daysLater(today, -10),
  leastSupports: 2,
  votesFrom: daysLater(today, -6),
  votesUntil: daysLater(today, 14),
  mostChoices: 3,
  opensOn: daysLater(today, -60),
  closesOn: daysLater(today, -30),
  resultOn: daysLater(today, 40),
  criteria: [],
})

/** What was sent to it. */
export const VOTED_IDEAS = [
  { title: 'Un tavolo lungo', euro: 850, signature: 'Le famiglie di piazza Vecchia' },
  { title: 'Scacchi all’aperto', euro: 300, signature: 'Il gruppo del bar' },
  { title: 'Ombra d’estate', euro: 900, signature: 'Comitato di via Trieste' },
  { title: 'Cinema sul muro', euro: 600, signature: 'Ragazzi della biblioteca' },
  { title: 'Semi da scambiare', euro: 250, signature: 'Orto tra le case' },
] as const

/** How the ideas of the first call went on, by their titles. */
export const BECAME: Readonly<Record<string, { outcome: 'done' | 'changed' | 'stopped'; words: string }>> = {
  'Orto tra le case': {
    outcome: 'done',
    words: 'Otto aiuole coltivate da undici famiglie e da una classe; l’acqua la paga il condominio.',
  },
  'Radio di quartiere': {
    outcome: 'changed',
    words:
      'Da un’ora alla settimana è diventata un podcast al mese: costa meno fatica e lo ascoltano di più.',
  },
  'Ciclofficina dei ragazzi': {
    outcome: 'done',
    words: 'Aperta il giovedì pomeriggio; trenta biciclette rimesse in strada nel primo anno.',
  },
  'Nonni e compiti': {
    outcome: 'stopped',
    words:
      'Si è fermata quando l’oratorio ha chiuso per i lavori: i ragazzi vengono ora al doposcuola in biblioteca.',
  },
}

/** A call that is open today, so that one can propose something. */
export const openCall = (today: string): CallForm => ({
  title: 'Cortili aperti',
  purpose:
    'Cerchiamo idee per i cortili: una festa, un orto, una panchina dove fermarsi. Chi abita intorno decide che cosa ne nasce.',
  who: ['person', 'group', 'organisation'],
  total: 3_000 * EURO,
  ceiling: 800 * EURO,
  least: 0,
  method: 'jury',
  leastSupports: 0,
  opensOn: daysLater(today, -20),
  closesOn: daysLater(today, 25),
  resultOn: daysLater(today, 60),
  criteria: [
    { code: 'c1', label: 'Quante persone diverse fa incontrare', weight: 60, best: 5 },
    { code: 'c2', label: 'Quanto può continuare da sola', weight: 40, best: 5 },
  ],
})
