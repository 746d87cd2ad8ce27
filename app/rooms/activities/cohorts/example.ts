/** Zones of the district where labs were begun, in the order of the labs: three in the city and three around it, each year. */
export const CREMA_ZONES = [
  { name: 'Zona sociale 1', municipalities: ['019035'], quarters: 'Ombriano, Sabbioni' },
  {
    name: 'Zona sociale 3',
    municipalities: ['019035'],
    quarters: 'Santa Maria, Sant’Angela Merici, Santo Stefano',
  },
  { name: 'Zona sociale 5', municipalities: ['019035'], quarters: 'San Giacomo, San Bartolomeo' },
  { name: 'Sub-ambito di Pandino', municipalities: ['019067'] },
  { name: 'Sub-ambito di Soncino', municipalities: ['019097'] },
  { name: 'Sub-ambito di Castelleone', municipalities: ['019025'] },
  {
    name: 'Ombriano, micro-contesto abitativo',
    municipalities: ['019035'],
    quarters: 'via Pagliari, via D’Andrea',
  },
  { name: 'Castelnuovo', municipalities: ['019035'], quarters: 'Castelnuovo' },
  { name: 'Crema Nuova', municipalities: ['019035'], quarters: 'Crema Nuova' },
  { name: 'Sub-ambito di Sergnano', municipalities: ['019094'] },
  { name: 'Sub-ambito di Vaiano', municipalities: ['019111'] },
  { name: 'Sub-ambito di Offanengo', municipalities: ['019062'] },
] as const

export const CREMA_COHORTS = [
  { name: 'Primo anno, 2015–2016', startsOn: '2015-09-01', endsOn: '2016-08-31', fundedUntil: '2016-12-31' },
  {
    name: 'Secondo anno, 2016–2017',
    startsOn: '2016-09-01',
    endsOn: '2017-08-31',
    fundedUntil: '2017-12-31',
  },
] as const

/** Why a lab passed from phase to phase; the days are counted from its first meeting. */
export const LAB_WAY = [
  {
    phase: 'needs',
    after: 0,
    why: 'Si comincia ascoltando: parrocchia, scuola e bottegai dicono che cosa manca.',
  },
  {
    phase: 'design',
    after: 28,
    why: 'Tre bisogni tornano in tutti gli incontri: se ne sceglie uno da cui partire.',
  },
  { phase: 'action', after: 70, why: 'Il gruppo ha un’idea, un luogo e le persone per provarla.' },
  { phase: 'evaluation', after: 196, why: 'L’anno finisce: ci si ferma a guardare che cosa è successo.' },
] as const
/** How the labs of Crema ended their year, one after the other. */
export const LAB_ENDS = [
  { phase: 'consolidated', why: 'Le persone ci sono e vogliono continuare.' },
  {
    phase: 'changed',
    why: 'L’orario della sera tiene fuori chi ha bambini.',
    told: 'Ci si trova il sabato mattina, in oratorio, con uno spazio per i più piccoli.',
  },
  { phase: 'consolidated', why: 'La lettura dei bisogni si riapre, le azioni che reggono restano.' },
  {
    phase: 'closed',
    why: 'Chi conduceva ha cambiato lavoro e nessuno ha raccolto il testimone.',
    told: 'Resta il gruppo di cammino, che si trova da solo il giovedì.',
  },
] as const

/** What was written of a year, by section of its sheet. */
export const SHEET_WORDS = {
  needs:
    'Famiglie che non chiedono, anziani soli nei cortili, ragazzi senza un posto dove stare.\nChe cosa c’è già: l’oratorio, due associazioni, una biblioteca che vuole aprire la sera.',
  done: 'Otto incontri, una festa di cortile, il doposcuola del martedì con le nonne.',
  outcomes:
    'Tre famiglie che prima non si conoscevano si tengono i figli a vicenda. La biblioteca apre il giovedì.',
  strengths: 'Un gruppo che si fida. La parrocchia non è sola.',
  weaknesses: 'Senza un finanziamento si fatica ad andare avanti.',
  opportunities: 'I centri di ascolto imparano a lavorare in rete con altri.',
  threats: 'Che il laboratorio diventi una cosa di pochi.',
  next: 'Si consolida il doposcuola; chi conduce passa il testimone entro l’autunno.',
} as const

export const HAND_OVER_WORDS =
  'Le chiavi sono in sacrestia; la signora del terzo piano va chiamata a voce. Il volantino si stampa in biblioteca.'
export const LEARNT = [
  'Cominciare dal mangiare insieme funziona meglio di una riunione. Da noi serve una cucina.',
  'La scuola si convince con un invito scritto dai genitori, non da noi.',
] as const

/** How youths would have the place where they meet. */
export const REDESIGN = {
  title: 'Un palco nel cortile della Stazione',
  what: 'Oggi il cortile è un parcheggio di biciclette rotte. Vorremmo un palco basso di legno, tre panchine e una presa: si suona il venerdì fino alle undici, poi si smonta e si pulisce.',
  drawing: 'Il cortile visto dall’alto: il palco a sinistra, le panchine in cerchio.',
  asked: [
    {
      what: 'Si può suonare nel cortile il venerdì sera?',
      of: 'Comune, ufficio tecnico',
      answer: 'Sì, fino alle 23, con due adulti presenti.',
    },
    { what: 'Chi porta la corrente fino al palco?', of: 'Comune, lavori pubblici', answer: null },
  ],
} as const
