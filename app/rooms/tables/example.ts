import type { FollowState } from './decisions/rules.ts'
import type { TableKind } from './rules.ts'

export type ExampleTopic = {
  title: string
  reserved?: boolean
  said: string
  decided?: {
    what: string
    why: string
    dueOn: string
    followed?: { on: string; state: FollowState; words: string }
  }
}
export type ExampleTable = {
  name: string
  kind: TableKind
  purpose: string
  quorum: number
  startsOn: string
  meetings: readonly { on: string; place: string; invited?: string; topics: readonly ExampleTopic[] }[]
}

/** The monthly table of the social district: a decision of it is looked for a year later. */
export const CREMA_TABLE: ExampleTable = {
  name: 'Tavolo mensile del Distretto Cremasco',
  kind: 'district',
  purpose:
    'Una volta al mese Comune, cooperative, Caritas e laboratori si guardano in faccia: che cosa succede nei quartieri, che cosa serve, chi fa che cosa.',
  quorum: 3,
  startsOn: '2015-10-01',
  meetings: [
    {
      on: '2016-02-04',
      place: 'Comune di Crema, sala dei Ricevimenti',
      invited: 'Le famiglie del Laboratorio di Castelleone.',
      topics: [
        {
          title: 'I laboratori del secondo anno',
          said: 'Sei laboratori hanno trovato casa e persone. I quartieri più lontani dal centro chiedono di non aspettare ancora.\nLe famiglie di Castelleone raccontano come hanno cominciato.',
          decided: {
            what: 'Aprire un laboratorio a Crema Nuova entro l’autunno',
            why: 'È il quartiere con più famiglie sole, e la parrocchia mette a disposizione una sala.',
            dueOn: '2016-10-31',
            followed: {
              on: '2017-02-09',
              state: 'done',
              words:
                'Il laboratorio di Crema Nuova è aperto dal 20 ottobre: un incontro la settimana, nove posti.',
            },
          },
        },
        {
          title: 'Risorse per i progetti personali',
          reserved: true,
          said: 'I componenti leggono la previsione di spesa, ancora da confermare con gli enti.',
        },
      ],
    },
    {
      on: '2016-03-03',
      place: 'Comune di Crema, sala dei Ricevimenti',
      topics: [
        {
          title: 'Come ci si raggiunge tra un laboratorio e l’altro',
          said: 'Chi non ha l’auto resta fuori. Si pensa a passaggi condivisi, a partire da chi viene già.',
          decided: {
            what: 'Raccogliere in ogni laboratorio chi può dare un passaggio',
            why: 'Tre famiglie su dieci non arrivano da sole.',
            dueOn: '2016-06-30',
          },
        },
      ],
    },
  ],
}

/** A co-design table of the first territory: the rooms of a school that open in the evening. */
export const CO_DESIGN_TABLE: ExampleTable = {
  name: 'Tavolo di co-progettazione degli spazi civici',
  kind: 'co_design',
  purpose:
    'Comuni, scuole, associazioni e famiglie progettano insieme come aprire la sera le stanze che di giorno sono di scuola.',
  quorum: 3,
  startsOn: '2017-09-01',
  meetings: [
    {
      on: '2018-01-18',
      place: 'Montichiari, biblioteca',
      invited: 'Le famiglie delle scuole primarie e le associazioni del paese.',
      topics: [
        {
          title: 'Chiavi, orari e pulizie',
          said: 'Le scuole chiedono che alle otto del mattino tutto sia a posto.\nLe associazioni si offrono per i turni di apertura, le famiglie per la chiusura.',
          decided: {
            what: 'Affidare le chiavi a turno alle associazioni, con un registro delle aperture',
            why: 'Chi apre risponde della stanza, e la scuola sa sempre chi c’è stato.',
            dueOn: '2018-04-30',
            followed: {
              on: '2019-01-24',
              state: 'done',
              words:
                'Da un anno sei associazioni si passano le chiavi: duecento aperture, nessuna stanza trovata chiusa.',
            },
          },
        },
        {
          title: 'Offerte per l’assicurazione',
          reserved: true,
          said: 'I componenti confrontano tre offerte, che restano riservate fino alla scelta.',
        },
      ],
    },
    {
      on: '2018-02-22',
      place: 'Montichiari, biblioteca',
      topics: [
        {
          title: 'Quanto costa una sera',
          said: 'Riscaldamento e luce pesano d’inverno. Chi può paga, chi non può mette tempo.',
          decided: {
            what: 'Provare per un anno una tariffa doppia: in denaro o in ore',
            why: 'Nessun gruppo deve restare fuori perché non ha una cassa.',
            dueOn: '2019-02-28',
          },
        },
      ],
    },
  ],
}
