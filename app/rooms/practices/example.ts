import { emporium } from './packs/parts/shipped/community-emporium.ts'
import { points } from './packs/parts/shipped/community-points.ts'
import { type Pack, saidIn } from './packs/rules.ts'
import type { Part, Words } from './rules.ts'

/** What is common to all who do it, in Italian: the same words as in the pack that comes with Trama. */
function sheetOf({ pieces }: Pack): Words {
  const [sheet] = pieces
  if (sheet?.kind !== 'sheet') return {}
  return Object.fromEntries(
    Object.entries(sheet.words).map(([part, said]) => [part as Part, saidIn(said, 'it')]),
  )
}

export type ExamplePractice = {
  title: string
  words: Words
  /** By which figures it is told, of the edition that says how the programme ended. */
  codes: readonly string[]
}

/** The programme's own practices: what is common, and what happened here. */
export const EXAMPLE_PRACTICES: readonly ExamplePractice[] = [
  {
    title: 'Punti di Comunità della Bassa Bresciana Orientale',
    words: {
      ...sheetOf(points),
      presentedBy: 'Il gruppo dei facilitatori di comunità, con l’ufficio di piano',
      period: 'Maggio 2016 – settembre 2019; stabile dal 2020',
      where: 'Ambito Bassa Bresciana Orientale, sette comuni',
      outcomes:
        'I Punti sono diventati spazi di relazione anche per chi è accompagnato dai servizi. Le esperienze guida ne producono altre: chi le ha vissute diventa il primo a invitare.\n- Persone che i servizi non conoscevano sono entrate senza chiedere aiuto\n- Gruppi lontani tra loro si sono incontrati in uno spazio neutro\n- L’informale ha animato il formale, e il formale ha sostenuto l’informale',
      evaluations:
        'Chi frequenta un laboratorio racconta più spesso di aver trovato qualcuno a cui telefonare che di aver ricevuto un aiuto.',
      reflections:
        'Il facilitatore è prezioso e ambivalente: se fa lui, il gruppo lo aspetta. La domanda giusta, dopo un anno, è che cosa succede la settimana in cui non c’è.',
    },
    codes: [
      'people_reached',
      'people_active',
      'places_activated',
      'labs_held',
      'labs_with_community_share',
      'vulnerable_participation_rate',
    ],
  },
  {
    title: 'L’emporio di comunità',
    words: {
      ...sheetOf(emporium),
      presentedBy: 'Chi tiene aperto l’emporio, con il mediatore di prossimità',
      period: 'Un anno di prova, poi ogni settimana',
      where: 'Il Punto di Comunità e due biblioteche',
      outcomes:
        'L’emporio ha portato dentro persone che a un laboratorio non sarebbero venute: si comincia da una cosa, si resta per un tè.\n- Chi riceve torna spesso a portare qualcosa\n- Negozi e associazioni hanno un motivo per telefonare',
      reflections:
        'All’inizio contavamo le cose. Poi abbiamo capito che contano di più le ore: un’ora scambiata fa incontrare due persone, una sedia no.',
    },
    codes: ['organisations_involved', 'companies_involved', 'people_active'],
  },
]

/** What the first practice takes along beside its sheet, from the pack that comes with Trama. */
export const TAKEN_ALONG = points
