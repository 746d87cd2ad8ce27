import type { SpaceCallForm } from './forms.ts'
import { SHEET } from './rules.ts'

const LABELS = [
  'Chi usa lo spazio, e quanto sono diverse le persone che ci vengono',
  'Le stanze e le attrezzature',
  'Chi pagherebbe per usarlo, e le risorse che ci sono già',
  'I bisogni a cui risponde',
  'Le reti attive, formali e informali',
  'Gli enti da coinvolgere',
  'La capacità di attrarre risorse',
]

/** The call by which the first civic centers of the second territory were chosen. */
export const FIRST_SPACES_CALL: SpaceCallForm = {
  title: 'Spazi civici da restituire alla comunità',
  purpose:
    'Cerchiamo scuole e centri che, oltre a quello che già fanno, aprano le loro stanze a famiglie, gruppi e associazioni.\n\nChi apre trova una mano: per gli orari, le chiavi, le pulizie e per mettere insieme chi vuole usarli, pagando o no.',
  criteria: SHEET.map(({ weight, best }, at) => ({
    code: `c${at + 1}`,
    label: LABELS[at] ?? '',
    weight,
    best,
  })),
  opensOn: '2016-02-15',
  closesOn: '2016-04-15',
  resultOn: '2016-05-31',
}
export const SPACES_PUBLISHED_ON = '2016-02-08'
export const SPACES_DECIDED_ON = '2016-05-20'

export type ExampleSpace = {
  name: string
  istat: string
  address: string
  owner: string
  arrivedOn: string
  /** One for each line of the sheet. */
  answers: readonly string[]
  /** How good the assessors find it, from 0 to 10. */
  good: number
  chosen: boolean
  why: string
  openedOn?: string
}

const answered = (users: string, rooms: string): string[] => [
  users,
  rooms,
  'Due associazioni pagherebbero un affitto; il riscaldamento è già acceso.',
  'Pomeriggi vuoti, famiglie che non si conoscono.',
  'Il comitato dei genitori, la polisportiva, un gruppo di vicini.',
  'Il Comune, la parrocchia, le cooperative.',
  'Un contributo della fondazione e il lavoro di chi ci vive intorno.',
]

/** Three school institutes, a primary school, two social centers; and one that was not ready. */
export const FIRST_SPACES: readonly ExampleSpace[] = [
  {
    name: 'Istituto comprensivo Crema Due',
    istat: '019035',
    address: 'via dei Tigli 11',
    owner: 'Comune di Crema',
    arrivedOn: '2016-03-02',
    answers: answered(
      'Ragazzi di tre quartieri, nonne, corsi di italiano',
      'Sei aule, palestra, laboratorio di musica',
    ),
    good: 9,
    chosen: true,
    why: 'Tre quartieri che si incontrano in una scuola già viva.',
    openedOn: '2016-09-19',
  },
  {
    name: 'Istituto comprensivo Crema Tre',
    istat: '019035',
    address: 'via delle Robinie 4',
    owner: 'Comune di Crema',
    arrivedOn: '2016-03-09',
    answers: answered('Famiglie arrivate da poco e famiglie di sempre', 'Quattro aule, cortile, teatrino'),
    good: 8,
    chosen: true,
    why: 'Il teatrino serve a tutta la città, e i genitori sono pronti.',
    openedOn: '2016-09-26',
  },
  {
    name: 'Istituto comprensivo di Pandino',
    istat: '019067',
    address: 'via del Castello 20',
    owner: 'Comune di Pandino',
    arrivedOn: '2016-03-21',
    answers: answered('Giovani del paese e delle frazioni', 'Palestra, tre aule, biblioteca'),
    good: 8,
    chosen: true,
    why: 'Serve anche i paesi intorno, che non hanno altro.',
    openedOn: '2016-10-10',
  },
  {
    name: 'Scuola primaria di Dovera',
    istat: '019041',
    address: 'piazza della Scuola 1',
    owner: 'Comune di Dovera',
    arrivedOn: '2016-03-30',
    answers: answered('Bambini, genitori, la banda', 'Quattro aule e la sala della banda'),
    good: 7,
    chosen: true,
    why: 'La musica a scuola concilia i tempi delle famiglie.',
    openedOn: '2016-10-17',
  },
  {
    name: 'Centro socio-culturale La Chiocciola',
    istat: '019084',
    address: 'via dell’Adda 9',
    owner: 'Comune di Rivolta d’Adda',
    arrivedOn: '2016-04-06',
    answers: answered('Anziani, e ragazzi che oggi non ci entrano', 'Salone, cucina, orto'),
    good: 7,
    chosen: true,
    why: 'Da centro chiuso a casa di tutti: gli anziani aprono la porta.',
    openedOn: '2016-11-07',
  },
  {
    name: 'Centro di aggregazione San Luigi',
    istat: '019035',
    address: 'via dell’Oratorio 3',
    owner: 'Parrocchia di San Luigi',
    arrivedOn: '2016-04-11',
    answers: answered('Ragazzi del doposcuola e le loro famiglie', 'Tre sale e un campo'),
    good: 6,
    chosen: true,
    why: 'Il doposcuola diventa un posto anche per i genitori.',
    openedOn: '2016-11-21',
  },
  {
    name: 'Ex sala cinema di Soncino',
    istat: '019097',
    address: 'via della Rocca 2',
    owner: 'Comune di Soncino',
    arrivedOn: '2016-04-14',
    answers: answered('Chiunque, quando sarà agibile', 'Una sala grande, oggi chiusa'),
    good: 3,
    chosen: false,
    why: 'Prima servono i lavori: si riprova con il prossimo bando.',
  },
]
