import type { Dice } from '../../ground/random/dice.ts'

type Subject = {
  topics: readonly string[]
  heard: readonly string[]
  done: readonly string[]
  next: readonly string[]
}

/** What comes up in the field, by subject: words of the people, what was done, what is next. */
const SUBJECTS: readonly Subject[] = [
  {
    topics: ['casa', 'affitto', 'vicini'],
    heard: [
      '{name} racconta che il proprietario vuole rivedere l’affitto e che in casa non dorme più nessuno.',
      'Con {name} si parla di bollette: la casa è fredda e l’inverno è stato lungo.',
      '{name} ha una stanza vuota da quando i figli sono fuori; ne parla quasi per scherzo.',
    ],
    done: [
      'Abbiamo guardato insieme il contratto e le date.',
      '{Gli/Le} ho parlato dello sportello casa del mercoledì: ci va volentieri se qualcuno {lo/la} accompagna.',
      'Ho chiesto il permesso di sentire il custode sociale.',
    ],
    next: [
      'Accompagnare allo sportello casa',
      'Sentire il custode sociale',
      'Chiedere se la stanza è ancora libera',
    ],
  },
  {
    topics: ['lavoro', 'curriculum', 'imprese'],
    heard: [
      '{name} cerca lavoro da otto mesi e ha smesso di dirlo agli amici.',
      '{name} ha lavorato vent’anni in maglieria: le mani ricordano tutto, il curriculum no.',
      'Incontro con {name} tra un turno e l’altro: vorrebbe imparare a saldare.',
    ],
    done: [
      'Abbiamo scritto insieme mezza pagina di curriculum, l’altra metà giovedì.',
      '{Gli/Le} ho proposto il laboratorio sul lavoro: ha chiesto chi c’è, non che cosa si fa.',
      'Ho lasciato il nome dell’azienda che apre le porte ai tirocini.',
    ],
    next: [
      'Finire il curriculum insieme',
      'Sentire l’azienda per il tirocinio',
      'Chiedere com’è andato il colloquio',
    ],
  },
  {
    topics: ['solitudine', 'anziani', 'compagnia'],
    heard: [
      '{name} dice che la domenica è il giorno più lungo.',
      '{name} conosce il nome di tutti i cani del quartiere e di nessun padrone.',
      'Un’ora in cucina con {name}: tre caffè, molte fotografie, nessuna fretta.',
    ],
    done: [
      'Ha promesso di passare al Punto di Comunità per il tè del mercoledì.',
      '{Gli/Le} ho presentato la vicina del secondo piano: abitano lì da sei anni tutte e due.',
      'Mi ha insegnato i casoncelli; la ricetta va al laboratorio di cucina.',
    ],
    next: [
      'Passare a salutare domenica',
      'Cercare un volontario vicino a casa',
      'Chiamare per il tè del mercoledì',
    ],
  },
  {
    topics: ['figli', 'scuola', 'compiti'],
    heard: [
      '{name} si sente giudicat{o/a} quando va a prendere i bambini.',
      'Con {name} parliamo di compiti: in casa si parlano tre lingue e nessuna è quella del libro.',
      '{name} ha un figlio che disegna tutto il giorno e una scuola che non lo sa.',
    ],
    done: [
      'Viene al gruppo dei compiti con la bambina, e resta ad aiutare gli altri.',
      'Ho proposto di conoscere le altre mamme fuori dal cancello, non in una riunione.',
      'Abbiamo scritto insieme due righe alla maestra.',
    ],
    next: [
      'Presentare alle mamme del gruppo',
      'Sentire la maestra, con il consenso della famiglia',
      'Portare il modulo della mensa',
    ],
  },
  {
    topics: ['giovani', 'spazi', 'musica'],
    heard: [
      '{name} dice che in paese o giochi a calcio o stai sulla panchina.',
      '{name} e gli amici cercano un posto dove suonare senza disturbare nessuno.',
      'Sulla panchina dietro la palestra, con {name}: si ride, poi si parla sul serio.',
    ],
    done: [
      'Abbiamo visto insieme l’ex magazzino: hanno già deciso dove va il divano.',
      'Ha accettato di raccontare l’idea al tavolo, se non deve mettersi la camicia.',
      '{Gli/Le} ho chiesto di tenere l’elenco degli strumenti.',
    ],
    next: [
      'Portare le chiavi della sala prove',
      'Sentire chi presta la batteria',
      'Preparare il racconto per il tavolo',
    ],
  },
  {
    topics: ['volontariato', 'feste', 'associazioni'],
    heard: [
      '{name} ha tempo il sabato e un furgone.',
      'Con {name} si ragiona sulla festa: ogni anno gli stessi quattro, e sono stanchi.',
      '{name} vorrebbe che il gruppo si aprisse ai nuovi arrivati, ma non sa da dove cominciare.',
    ],
    done: [
      'Abbiamo diviso i compiti della festa su un foglio solo, con i numeri di telefono.',
      'Ho messo in contatto i due gruppi: chiedevano la stessa sala lo stesso giorno.',
      'Verrà al prossimo laboratorio a dire che cosa sa fare.',
    ],
    next: ['Far incontrare i due gruppi', 'Confermare la sala', 'Portare il foglio dei compiti'],
  },
  {
    topics: ['salute', 'cura', 'caregiver'],
    heard: [
      '{name} segue il padre da tre anni e non ricorda l’ultimo pomeriggio libero.',
      '{name} esce di nuovo volentieri: il gruppo calcio {gli/le} ha ridato il giovedì.',
      'Parlo con {name} mentre aspettiamo: la cura pesa meno se qualcuno chiede come stai.',
    ],
    done: [
      '{Gli/Le} ho raccontato del gruppo di chi assiste: ha chiesto a che ora, che è già un sì.',
      'Abbiamo cercato due ore a settimana solo per {lui/lei}, con i vicini.',
      'Ho annotato chi può fare compagnia al padre il martedì.',
    ],
    next: [
      'Sentire i vicini per il martedì',
      'Accompagnare al gruppo di chi assiste',
      'Chiedere come va dopo la visita',
    ],
  },
  {
    topics: ['italiano', 'nuovi arrivi', 'cucina'],
    heard: [
      '{name} capisce tutto e parla poco: dice che ha paura degli articoli.',
      '{name} è qui da un anno e conosce la strada del lavoro e quella del supermercato.',
      'Con {name} si parla di cibo: in due lingue, con le mani.',
    ],
    done: [
      'Viene al laboratorio di cucina: porta il pane, in cambio si parla italiano.',
      '{Gli/Le} ho presentato una vicina che insegnava alle elementari.',
      'Abbiamo fatto insieme il giro dei posti che servono: ambulatorio, biblioteca, piazza.',
    ],
    next: [
      'Presentare alla vicina maestra',
      'Passare insieme in biblioteca',
      'Chiedere del corso di italiano',
    ],
  },
]

const WITH_ORGANISATION = [
  'C’era anche {organisation}: cercano volti nuovi e hanno una sala.',
  'Con {organisation} si è parlato di che cosa potremmo fare insieme in autunno.',
  '{organisation} mette a disposizione i tavoli; chiede una mano per la festa.',
  'Primo incontro con {organisation}: ci siamo detti che cosa sappiamo fare e che cosa ci manca.',
]
const CLOSING = [
  'Ci rivediamo presto.',
  'Da non lasciar cadere.',
  'Una bella mattina.',
  'Si va un passo alla volta.',
  'Ne parliamo in équipe.',
  'Tornando ho incontrato altri due della via.',
]
const WHERE = [
  'al mercato',
  'davanti alla scuola',
  'al bar della piazza',
  'in biblioteca',
  'a casa sua',
  'alla fermata',
  'in oratorio',
  'al parco',
  'in ambulatorio',
]

export type ExampleTalk = { topics: string[]; note: string | null; next: string | null; where: string }

/** The words that go with whom they are about: `{lo/la}`. */
const about = (sentence: string, { given, gender }: Someone) =>
  sentence
    .replace('{name}', given)
    .replace(/\{([^/}]+)\/([^}]+)\}/g, (_, his: string, her: string) => (gender === 'male' ? his : her))

type Someone = { given: string; gender: 'female' | 'male' }

/** What was said in an encounter: from none to three topics, mostly a note, now and then something to do. */
export function exampleTalk(
  dice: Dice,
  someone: Someone | undefined,
  organisation: string | undefined,
  toDo = false,
): ExampleTalk {
  const subject = dice.pick(SUBJECTS)
  const sentences = [
    someone && about(dice.pick(subject.heard), someone),
    organisation && dice.chance(0.8)
      ? dice.pick(WITH_ORGANISATION).replace('{organisation}', organisation)
      : undefined,
    someone && dice.chance(0.7) ? about(dice.pick(subject.done), someone) : undefined,
    dice.chance(0.35) ? dice.pick(CLOSING) : undefined,
  ]
  const note = sentences.filter(Boolean).join(' ')
  return {
    topics: dice.some(subject.topics, dice.int(0, 3)),
    note: note && dice.chance(0.88) ? note : null,
    next: dice.chance(0.14) || toDo ? dice.pick(subject.next) : null,
    where: dice.pick(WHERE),
  }
}
