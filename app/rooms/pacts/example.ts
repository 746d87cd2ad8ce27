import type { Dice } from '../../ground/random/dice.ts'
import type { PactWords } from './draft/rules.ts'

type Story = Pick<PactWords, 'ownWords' | 'capabilities' | 'needs'> & {
  goal: string
  give: readonly [what: string, cents: number | null]
  giveBack: readonly [what: string, where: string, hours: number]
}

/** What invented people tell, what they can do, and what a community and they promised each other. */
const STORIES: readonly Story[] = [
  {
    ownWords: 'Il negozio ha chiuso e a cinquant’anni non so da dove si ricomincia. A casa non lo dico.',
    capabilities: 'Ha tenuto un negozio per vent’anni: conti, clienti, vetrine. Una sorella vicina.',
    needs: 'Un lavoro anche di poche ore e qualcuno con cui parlarne.',
    goal: 'Tre colloqui in due mesi e una mattina alla settimana fuori casa',
    give: ['Corso breve di magazzino e rimborso dell’autobus', 28000],
    giveBack: ['Tiene i conti del laboratorio di quartiere', 'Laboratorio di comunità', 24],
  },
  {
    ownWords: 'Da quando mi sono separata i soldi finiscono il venti e i bambini chiedono.',
    capabilities: 'Cucina per tutti, parla tre lingue, i bambini vanno bene a scuola.',
    needs: 'Il doposcuola per i più piccoli e un affitto che si possa pagare.',
    goal: 'L’affitto pagato ogni mese entro il dieci',
    give: ['Doposcuola per due bambini e una mano con l’arretrato', 45000],
    giveBack: ['Traduce allo sportello e cucina alla festa', 'Scuola primaria', 30],
  },
  {
    ownWords: 'Assisto mio padre da tre anni e mi sono persa per strada.',
    capabilities: 'Sa organizzare, guida, i vicini le vogliono bene.',
    needs: 'Due pomeriggi liberi la settimana.',
    goal: 'Due pomeriggi alla settimana per sé, per tre mesi',
    give: ['Due pomeriggi di compagnia al padre, con i volontari', null],
    giveBack: ['Racconta la sua esperienza al gruppo di chi assiste', 'Centro sociale', 12],
  },
  {
    ownWords: 'Non esco. Il medico dice che devo, ma dove vado.',
    capabilities: 'Ripara biciclette e radio, ha un’officina in cantina.',
    needs: 'Un motivo per uscire e qualcuno che venga a chiamarlo.',
    goal: 'Fuori casa tre volte la settimana',
    give: ['Un vicino che passa a prenderlo e gli attrezzi per la ciclofficina', 15000],
    giveBack: ['Ripara le biciclette dei ragazzi il sabato', 'Civic Center', 40],
  },
  {
    ownWords: 'Abbiamo ricevuto la lettera e non l’abbiamo aperta per un mese.',
    capabilities: 'Una famiglia unita, il padre sa fare il muratore, la madre cuce.',
    needs: 'Un accordo con il proprietario.',
    goal: 'Un piano di rientro firmato e rispettato per sei mesi',
    give: ['Mediazione con il proprietario e le prime due rate', 90000],
    giveBack: ['Imbianca due aule con altri genitori', 'Istituto comprensivo', 36],
  },
  {
    ownWords: 'Mio figlio non va più a scuola e io mi vergogno di chiedere.',
    capabilities: 'Lavora, è puntuale, ha un’amica che la ascolta.',
    needs: 'Qualcuno che parli con il ragazzo senza giudicarlo.',
    goal: 'A scuola quattro giorni su cinque prima di Natale',
    give: ['Un educatore due volte la settimana e la palestra', 32000],
    giveBack: ['Apre e chiude la palestra il mercoledì', 'Civic Center', 20],
  },
]

const AFTER = [
  'Si è cominciato piano; adesso chiede lei quando ci si rivede.',
  'Due passi avanti e uno indietro: si cambia il giorno, non l’obiettivo.',
  'Racconta che in cortile lo salutano per nome.',
]
const STOPPED = [
  'Si è trasferita da parenti in un’altra città.',
  'Ha trovato lavoro lontano: non aveva più tempo.',
]
const ESTIMATED = [
  'chi vive in casa e una vicina',
  'i figli e i nonni che danno una mano',
  'il gruppo in cui si è inserita',
]
const NOTED = [
  'Sentita al telefono: tutto come d’accordo.',
  'La volontaria propone di spostare al giovedì.',
  'Il corso comincia lunedì, l’accompagna il cugino.',
]

export type ExamplePact = {
  words: PactWords
  review: string
  stopped: string
  method: string
  note: string
}

/** One pact in words, begun on a day: every row of it has an id of its own. */
export function examplePact(
  dice: Dice,
  on: string,
  who: string,
  later: (days: number) => string,
): ExamplePact {
  const { goal, give, giveBack, ...told } = dice.pick(STORIES)
  return {
    words: {
      ...told,
      goals: [{ id: dice.id(on), what: goal }],
      gives: [{ id: dice.id(on), what: give[0], who, due: later(60), cents: give[1], fundId: null }],
      giveBacks: [
        { id: dice.id(on), what: giveBack[0], where: giveBack[1], hours: giveBack[2], due: later(150) },
      ],
      steps: [{ id: dice.id(on), what: 'Primo incontro con l’équipe', who, due: later(14) }],
      reviews: [{ id: dice.id(on), due: later(90) }],
      measures: dice.chance(0.4) ? [dice.pick(['Titoli sociali', 'Carta SIA'])] : [],
      answers: [],
    },
    review: dice.pick(AFTER),
    stopped: dice.pick(STOPPED),
    method: dice.pick(ESTIMATED),
    note: dice.pick(NOTED),
  }
}
