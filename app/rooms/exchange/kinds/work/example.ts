import type { Dice } from '../../../../ground/random/dice.ts'
import type { Sector, Way } from './rules.ts'

/** What invented people told of work, and what they can do. */
const TOLD: readonly (readonly [told: string, title: string, canDo: string, sector: Sector])[] = [
  [
    'Ha chiuso il negozio dopo vent’anni. Vuole stare tra la gente, anche poche ore.',
    'Commessa a mezza giornata',
    'Tenere la cassa, servire i clienti, sistemare la vetrina',
    'shops',
  ],
  [
    'Ha sempre cucinato per la famiglia grande; adesso che i figli vanno a scuola vorrebbe provarci.',
    'Aiuto in cucina la mattina',
    'Cucinare per molte persone, impastare, tenere in ordine la dispensa',
    'kitchen',
  ],
  [
    'Il contratto in fabbrica non è stato rinnovato. Sa leggere un disegno e non ha paura dei turni.',
    'Operaio in officina',
    'Tornire, saldare, leggere un disegno tecnico',
    'factory',
  ],
  [
    'Nel suo Paese faceva il muratore. L’italiano lo capisce, parlarlo è un’altra cosa.',
    'Muratore o manovale',
    'Posare piastrelle, intonacare, imbiancare',
    'building',
  ],
  [
    'Ha assistito la madre per sei anni e ha scoperto che le riesce bene.',
    'Assistenza alle persone',
    'Assistere persone anziane, cucinare, fare compagnia',
    'care',
  ],
  [
    'Il diploma è di due anni fa e nessuno risponde. Vorrebbe cominciare da qualche parte.',
    'Primo impiego in ufficio',
    'Usare il computer, rispondere al telefono, tenere un archivio',
    'office',
  ],
  [
    'Gli piace stare all’aperto. Ha curato il giardino della scuola con altri genitori.',
    'Cura del verde',
    'Potare, seminare, tagliare l’erba, usare il decespugliatore',
    'green',
  ],
  [
    'Ha la patente C e conosce tutte le strade della zona.',
    'Autista o magazziniere',
    'Guidare il furgone, caricare e scaricare, preparare i pacchi in magazzino',
    'warehouse',
  ],
]
/** What invented companies need. */
const TASKS: readonly (readonly [title: string, task: string, sector: Sector])[] = [
  ['Aiuto in cucina', 'Aiuto in cucina e nella dispensa di una mensa', 'kitchen'],
  ['Addetto al magazzino', 'Preparare i pacchi, caricare e scaricare il furgone', 'warehouse'],
  ['Officina meccanica', 'Accanto a chi tornisce e salda, leggendo il disegno', 'factory'],
  ['Negozio di alimentari', 'Servire i clienti, cassa e vetrina', 'shops'],
  ['Cura dei giardini', 'Potare, tagliare l’erba, seminare nei parchi', 'green'],
  ['Segreteria', 'Rispondere al telefono, archivio, computer', 'office'],
  ['Imbiancature', 'Imbiancare e posare piastrelle in piccoli cantieri', 'building'],
]
const GOALS: Record<Way, string> = {
  internship: 'Imparare un mestiere accanto a chi lo fa, e capire se piace',
  grant: 'Riprendere il ritmo del lavoro, con un sostegno',
  apprenticeship: 'Diventare del mestiere in tre anni',
  hire: 'Lavorare',
  training: 'Prendere un attestato che serve qui',
  startup: 'Aprire una piccola attività in proprio',
}

export function exampleInterview(dice: Dice) {
  const [told, title, canDo, sector] = dice.pick(TOLD)
  return { told, title, canDo, sector }
}
export function exampleOffer(dice: Dice) {
  const [title, task, sector] = dice.pick(TASKS)
  return { title, task, sector }
}
export function exampleProject(dice: Dice, way: Way) {
  const [, tasks] = dice.pick(TASKS)
  return {
    terms: { way, weekHours: dice.pick([20, 25, 30, 36]), insured: 'yes' as const },
    words: { goals: GOALS[way], tasks, companyTutor: 'Chi lavora lì da più tempo' },
  }
}
