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
