import type { Dice } from '../../ground/random/dice.ts'
import type { Area, Kind } from './rules.ts'

export type ExampleTheme = { title: string; area: Area; description: string }
type Themes = readonly (readonly [title: string, area: Area, description: string])[]

const LABS: Themes = [
  [
    'Cucina di vicinato',
    'proximity',
    'Si cucina a turno, ognuno il piatto di casa sua; si mangia insieme, si porta via una ricetta.',
  ],
  [
    'Ago e filo',
    'proximity',
    'Orli, rammendi e una macchina da cucire per tre: chi sa insegna, chi non sa impara.',
  ],
  [
    'Orto in comune',
    'proximity',
    'Quattro aiuole, dodici famiglie: si semina, si innaffia, si divide il raccolto.',
  ],
  ['Compiti insieme', 'families', 'Ragazzi grandi e nonni aiutano i più piccoli; alle cinque la merenda.'],
  ['Tè e fotografie', 'elders', 'Un’ora di chiacchiere e fotografie, con chi passa di qui.'],
  [
    'Parole per lavorare',
    'work',
    'Curriculum, colloqui, la lettera che non si sa mai come cominciare: si scrive in coppia.',
  ],
  [
    'Cerco lavoro, non da solo',
    'work',
    'Un gruppo che si trova per dirsi dove ha chiesto e che cosa ha imparato.',
  ],
  [
    'Ripara e racconta',
    'proximity',
    'Tostapane, biciclette, radio: si aggiusta quello che si può e si ascolta la sua storia.',
  ],
  [
    'Casa dolce vicina',
    'housing',
    'Affitti, bollette, regole del condominio: si legge insieme e si cercano accordi.',
  ],
  [
    'Scale pulite, giardino vivo',
    'housing',
    'Chi abita nel condominio sociale divide i lavori e decide che cosa piantare.',
  ],
  ['Sala prove', 'youth', 'I ragazzi montano la sala, scrivono le regole, suonano.'],
  ['Radio cortile', 'youth', 'Un microfono, tre voci e le notizie della settimana.'],
  [
    'Muri che parlano',
    'youth',
    'Si progetta e si dipinge il muro della stazione, con chi ci passa ogni giorno.',
  ],
  ['Leggere ad alta voce', 'culture', 'Chi legge, chi ascolta, chi scopre di avere una bella voce.'],
  ['Teatro senza palco', 'culture', 'Si mettono in scena storie del paese, senza imparare a memoria.'],
  ['Passi e chiacchiere', 'health', 'Cinque chilometri lenti lungo le rogge, una volta alla settimana.'],
  [
    'Chi assiste, insieme',
    'health',
    'Due ore per chi si prende cura: qualcuno ascolta, qualcuno resta con i cari.',
  ],
  ['Colori e creta', 'health', 'Un pomeriggio di colori, per chi ne ha bisogno e per chi ne ha voglia.'],
  [
    'Mamme a quattro mani',
    'families',
    'Primi mesi, primi dubbi: si sta in cerchio con i bambini sul tappeto.',
  ],
  ['Papà in falegnameria', 'families', 'Si costruiscono giochi di legno, con i figli che tengono il metro.'],
  [
    'Italiano in cucina',
    'proximity',
    'Si imparano le parole cucinando: prima gli ingredienti, poi gli articoli.',
  ],
  ['Nonni in rete', 'elders', 'Telefoni, videochiamate e posta: i ragazzi spiegano, con pazienza.'],
  [
    'La banca del tempo',
    'proximity',
    'Un’ora data, un’ora ricevuta: si comincia con un foglio e una matita.',
  ],
  ['Storie di cascina', 'culture', 'Fotografie e racconti dei vecchi mestieri, per la mostra d’autunno.'],
]
const EVENTS: Themes = [
  ['Festa di vicinato', 'promotion', 'Tavoli in strada, ognuno porta qualcosa.'],
  ['Pranzo dei popoli', 'promotion', 'Venti cucine in un cortile.'],
  ['Giornata del dono', 'promotion', 'Associazioni e gruppi si raccontano in piazza.'],
  ['Biciclettata delle rogge', 'health', 'Quindici chilometri in pianura, con sosta merenda.'],
  ['Cinema in cortile', 'culture', 'Un telo, le sedie di casa, un film scelto dai ragazzi.'],
  ['Notte bianca dei ragazzi', 'youth', 'Musica, torneo e panini fino a mezzanotte, con le famiglie.'],
  ['Mercatino del riuso', 'proximity', 'Si scambia quello che non serve più.'],
  ['Festa degli alberi', 'families', 'Si pianta un albero per ogni bambino nato nell’anno.'],
  ['Aperitivo delle imprese', 'work', 'Chi cerca e chi offre lavoro, allo stesso tavolo.'],
  ['Tombola di Santa Lucia', 'elders', 'Premi poveri, sala piena.'],
]
const WORLD_CAFES: Themes = [
  ['World café sul lavoro', 'work', 'Quattro tavoli, quattro domande: che lavoro c’è qui, e per chi.'],
  ['World café sull’abitare', 'housing', 'Case vuote, case care, case condivise: idee a giro di tavolo.'],
  ['World café dei giovani', 'youth', 'Che cosa manca, che cosa c’è già, chi comincia.'],
  ['World café delle reti', 'promotion', 'Chi conosce chi, e chi ancora non si conosce.'],
]
const COURSES: Themes = [
  ['Corso per lab maker', 'promotion', 'Come si prepara, si conduce e si chiude un laboratorio.'],
  ['Saldatura di base', 'work', 'Dieci ore in officina con chi il mestiere lo fa.'],
  ['Assistere in famiglia', 'health', 'Movimenti, ausili, diritti di chi cura.'],
  ['Italiano per cominciare', 'proximity', 'Le prime cento parole, e il coraggio di dirle.'],
]
const GROUPS: Themes = [
  ['Gruppo calcio', 'health', 'Si gioca per stare insieme; le scarpe si trovano.'],
  ['Gruppo delle lettrici', 'culture', 'Un libro al mese e una torta.'],
  ['Gruppo genitori', 'families', 'Adolescenti in casa: ci si dà coraggio.'],
  ['Gruppo del giardino', 'proximity', 'Le aiuole della piazza, una volta al mese.'],
]
const TABLES: Themes = [
  [
    'Tavolo della comunità',
    'promotion',
    'Enti, associazioni e cittadini decidono che cosa fare nei prossimi mesi.',
  ],
  ['Tavolo giovani', 'youth', 'Ragazzi, scuole e comuni attorno agli spazi da aprire.'],
]
const THEMES: Record<Kind, Themes> = {
  lab: LABS,
  event: EVENTS,
  world_cafe: WORLD_CAFES,
  course: COURSES,
  group: GROUPS,
  table: TABLES,
}

/** Themes of a kind, one after the other; when they come round again the village tells them apart. */
export function themesOf(kind: Kind) {
  let given = 0
  return (village: string): ExampleTheme => {
    const [title, area, description] = THEMES[kind][given % THEMES[kind].length] as Themes[number]
    const again = given++ >= THEMES[kind].length
    return { title: again ? `${title} – ${village}` : title, area, description }
  }
}

/** The themes of labs of an area. */
export const labThemes = (area: Area): ExampleTheme[] =>
  LABS.filter(([, of]) => of === area).map(([title, of, description]) => ({ title, area: of, description }))

/** When sessions of a kind begin, and how many minutes they last. */
export const RHYTHM: Record<Kind, { starts: readonly string[]; minutes: number }> = {
  lab: { starts: ['09:30', '15:00', '16:30', '17:00', '20:30'], minutes: 120 },
  event: { starts: ['10:00', '15:00', '18:00'], minutes: 240 },
  world_cafe: { starts: ['18:00', '20:00'], minutes: 150 },
  course: { starts: ['18:00', '20:00'], minutes: 120 },
  group: { starts: ['17:30', '20:30'], minutes: 90 },
  table: { starts: ['17:00'], minutes: 120 },
}

const EVALUATIONS = [
  'Clima buono: chi era alla prima volta è rimasto fino alla fine.',
  'Pochi ma vivaci; due persone si sono offerte per la prossima volta.',
  'È nata una proposta: la riportiamo al tavolo.',
  'Gruppo numeroso, servirebbe una sala più grande.',
  'Qualche fatica con gli orari; si prova a spostare di mezz’ora.',
  'Si sono presentati da soli i nuovi arrivati, senza che nessuno lo chiedesse.',
  'Più ascolto che attività, ed era quello che serviva.',
  'Il gruppo comincia a camminare da solo: restiamo reperibili.',
]

/** How a session went, in a line; not every session has one. */
export const exampleEvaluation = (dice: Dice) => (dice.chance(0.55) ? dice.pick(EVALUATIONS) : null)

/** What is signed up to in the example, on which terms, and by whom; the last has not confirmed yet. */
export const EXAMPLE_SIGN_UPS: readonly {
  title: string
  terms: Record<string, string>
  people: readonly Record<string, string>[]
}[] = [
  {
    title: 'Cena di strada',
    terms: { taking: 'yes', unit: 'session', capacity: '5', waitingList: 'yes', closesHours: '24' },
    people: [
      { name: 'Ornella Fappani' },
      { name: 'Tito', who: 'minor', responsible: 'Ornella Fappani', relation: 'parent' },
      { name: 'Berta Zanola', needs: 'Un posto vicino all’ingresso: cammino col girello.' },
      { name: 'Samir Haddad' },
      { name: 'Ines Treccani' },
      { name: 'Duilio Pasini' },
      { name: 'Valeria Manenti' },
    ],
  },
  {
    title: 'Italiano per cominciare',
    terms: { taking: 'yes', unit: 'activity', capacity: '12', waitingList: 'yes' },
    people: [{ name: 'Amina Toure' }, { name: 'Dragan Petrov' }, { name: 'Lin Wei' }],
  },
]
