import type { Section } from '../candidates/rules.ts'
import type { ProceedingKind } from './rules.ts'

export type ExampleCandidate = {
  name: string
  fiscalCode: string
  words: string
  arrivedOn: string
  enrolled?: { number: string; section: Section; enrolledOn: string }
  /** Why it is not admitted; and, chosen or not, why. */
  refused?: string
  choice?: { chosen: boolean; points: number; reasons: string }
}
export type ExampleProceeding = {
  kind: ProceedingKind
  title: string
  purpose: string
  requirements: string
  criteria: string
  opensOn: string
  questionsUntil: string
  closesOn: string
  choiceBy: string
  question?: { askedOn: string; question: string; answer: string }
  acts: readonly { code: string; doneOn: string; words: string }[]
  candidates: readonly ExampleCandidate[]
  listedOn: string
  chosenOn?: string
  /** Who is no more in a phase, by name, with the reason if they said it. */
  phases: readonly { title: string; fromOn: string; gone: Readonly<Record<string, string>> }[]
  /** The days of the table's meetings that are its sessions. */
  sessions: readonly string[]
  agreement?: {
    subject: string
    with: string
    signedOn: string
    fromOn: string
    untilOn: string
    cents: number
    fundWords: string
  }
  request?: { who: string; what: string; why: string; askedOn: string; answeredOn: string; answer: string }
  closed: { on: string; words: string }
}

const FILO = { name: 'Cooperativa sociale Filo di Grano', fiscalCode: '90000000019' }
const GELSI = { name: 'Associazione Tre Gelsi', fiscalCode: '90000000027' }
const CIRCOLO = { name: 'Circolo Ponte Basso', fiscalCode: '90000000035' }
const AMICI = { name: 'Amici di Sette Rogge', fiscalCode: '90000000043' }
const PANE = { name: 'Comitato Pane e Nebbia', fiscalCode: '90000000050' }

/** What the villages need of rooms in the evening: heard together, before anything is designed. */
export const CO_PROGRAMMING: ExampleProceeding = {
  kind: 'co_programming',
  title: 'Spazi civici: di che cosa c’è bisogno',
  purpose:
    'Capire insieme quali stanze mancano la sera, in quali paesi, per chi, e che cosa c’è già.\nNe esce un documento che i Comuni usano per progettare.',
  requirements: 'Enti, associazioni e gruppi che lavorano nei paesi dell’Ambito.',
  criteria: 'Non si sceglie nessuno: si ascolta chi porta esperienza, dati, idee.',
  opensOn: '2017-10-02',
  questionsUntil: '2017-10-16',
  closesOn: '2017-10-31',
  choiceBy: '2018-02-28',
  question: {
    askedOn: '2017-10-05',
    question: 'Può partecipare un gruppo di genitori che non è un’associazione?',
    answer: 'Sì: nella co-programmazione si ascolta chiunque abbia qualcosa da dire.',
  },
  acts: [
    { code: 'start', doneOn: '2017-09-25', words: 'Determina n. 31 dell’Ufficio di Piano' },
    { code: 'conflicts', doneOn: '2017-11-06', words: 'Dichiarazioni raccolte il 6 novembre' },
    { code: 'report', doneOn: '2018-02-20', words: 'Relazione conclusiva, protocollo 118' },
  ],
  candidates: [
    { ...FILO, words: 'Doposcuola in tre paesi, sempre senza una stanza la sera.', arrivedOn: '2017-10-06' },
    { ...GELSI, words: 'Corsi di italiano e cene di vicinato.', arrivedOn: '2017-10-10' },
    {
      ...CIRCOLO,
      words: 'Sessanta soci anziani, un salone aperto solo il giovedì.',
      arrivedOn: '2017-10-18',
    },
    { ...AMICI, words: 'Ragazzi che suonano e non sanno dove.', arrivedOn: '2017-10-30' },
  ],
  listedOn: '2017-11-08',
  phases: [
    { title: 'Ascolto nei paesi', fromOn: '2017-11-13', gone: {} },
    {
      title: 'Mappa dei bisogni',
      fromOn: '2018-01-18',
      gone: { [CIRCOLO.name]: 'Gli incontri sono di sera: i soci non guidano con il buio.' },
    },
  ],
  sessions: ['2018-01-18', '2018-02-22'],
  closed: {
    on: '2018-02-26',
    words:
      'Servono stanze aperte dopo le diciotto in quattro paesi, con chiavi affidate a chi le usa. Si passa alla co-progettazione.',
  },
}

/** Who opens the rooms, and how: designed together by those who were chosen. */
export const CO_DESIGN: ExampleProceeding = {
  kind: 'co_design',
  title: 'Aule aperte la sera: con chi le apriamo',
  purpose:
    'Progettare e realizzare l’apertura serale delle stanze di scuola in quattro paesi, per due anni: chiavi, orari, pulizie, attività.\nRisorse: fino a 18.000 €, oltre a ciò che portano i partner.',
  requirements: 'Enti del Terzo settore con almeno un anno di attività nell’Ambito.',
  criteria:
    'Radicamento nei paesi, 40\nProposta di gestione delle chiavi e degli orari, 40\nRisorse portate, 20',
  opensOn: '2018-03-01',
  questionsUntil: '2018-03-15',
  closesOn: '2018-03-30',
  choiceBy: '2018-05-15',
  question: {
    askedOn: '2018-03-06',
    question: 'Il tempo dei volontari conta come risorsa?',
    answer: 'Sì, con le ore scritte nella proposta.',
  },
  acts: [
    { code: 'start', doneOn: '2018-02-27', words: 'Determina n. 9 dell’Ufficio di Piano' },
    { code: 'conflicts', doneOn: '2018-04-04', words: 'Dichiarazioni raccolte il 4 aprile' },
    { code: 'goals', doneOn: '2018-02-27', words: 'Allegato A alla determina n. 9' },
    { code: 'transparency', doneOn: '2018-07-09', words: 'Amministrazione trasparente, sezione bandi' },
  ],
  candidates: [
    {
      ...FILO,
      words: 'Apriamo noi il lunedì e il mercoledì, con due educatori e il doposcuola.',
      arrivedOn: '2018-03-12',
      enrolled: { number: '20431', section: 'd', enrolledOn: '2012-05-10' },
      choice: {
        chosen: true,
        points: 84,
        reasons:
          'Radicamento: lavora da anni in tre dei quattro paesi (36).\nChiavi e orari: turni chiari e un sostituto per ogni sera (32).\nRisorse: due educatori (16).',
      },
    },
    {
      ...GELSI,
      words: 'Corsi la sera e turni di apertura con le famiglie.',
      arrivedOn: '2018-03-20',
      enrolled: { number: '31877', section: 'b', enrolledOn: '2014-09-01' },
      choice: {
        chosen: true,
        points: 78.5,
        reasons:
          'Radicamento: presente in due paesi (30).\nChiavi e orari: le famiglie si alternano, registro delle aperture (33,5).\nRisorse: ore di volontariato scritte (15).',
      },
    },
    {
      ...AMICI,
      words: 'La musica il venerdì e il sabato.',
      arrivedOn: '2018-03-29',
      enrolled: { number: '40260', section: 'a', enrolledOn: '2017-01-20' },
      choice: {
        chosen: true,
        points: 66,
        reasons:
          'Radicamento: un paese, molti ragazzi (24).\nChiavi e orari: due sere la settimana (26).\nRisorse: strumenti propri (16).',
      },
    },
    {
      ...PANE,
      words: 'Apriamo quando serve.',
      arrivedOn: '2018-03-30',
      refused:
        'Non risulta iscritto al Registro: la co-progettazione è per gli enti del Terzo settore. Può partecipare alle attività.',
    },
  ],
  listedOn: '2018-04-05',
  chosenOn: '2018-04-24',
  phases: [
    { title: 'Progetto di massima', fromOn: '2018-04-26', gone: {} },
    {
      title: 'Progetto definitivo',
      fromOn: '2018-06-07',
      gone: { [AMICI.name]: 'Chi seguiva il progetto si è trasferito: restano disponibili per i concerti.' },
    },
  ],
  sessions: [],
  agreement: {
    subject:
      'Apertura serale delle stanze di scuola in quattro paesi: turni, chiavi, pulizie, registro delle aperture.',
    with: FILO.name,
    signedOn: '2018-07-05',
    fromOn: '2018-09-01',
    untilOn: '2020-08-31',
    cents: 1_800_000,
    fundWords: 'Fondo Nazionale Politiche Sociali, quota 2018',
  },
  request: {
    who: 'Amministratore del Comitato Pane e Nebbia',
    what: 'Il verbale della commissione e le proposte ammesse',
    why: 'Ci siamo candidati e non siamo stati ammessi.',
    askedOn: '2018-04-10',
    answeredOn: '2018-05-02',
    answer:
      'Consegnato il verbale. Le proposte degli altri enti si mostrano senza le parti che riguardano le persone.',
  },
  closed: {
    on: '2018-07-10',
    words: 'Tre enti scelti, due portano il progetto fino in fondo. Le stanze aprono a settembre.',
  },
}

/** What is looked for now: days from today. */
export const OPEN_CONVENTION = {
  kind: 'convention',
  title: 'Passaggi in auto per chi non guida',
  purpose:
    'Accompagnare alle visite, alla spesa e agli incontri chi non guida e non ha chi lo porti.\nUn anno, sei paesi. Si rimborsano le spese sostenute e documentate, fino a 6.000 €.',
  requirements: 'Esperienza di trasporto sociale; volontari assicurati; mezzi propri o in comodato.',
  criteria: 'Paesi coperti, 40\nVolontari e loro formazione, 40\nCome si prenota un passaggio, 20',
  days: { opensOn: -10, questionsUntil: 6, closesOn: 20, choiceBy: 50 },
  question: {
    question: 'Si può coprire un solo paese?',
    answer: 'Sì: il criterio dei paesi vale in proporzione.',
  },
} as const
