import type { Dice } from '../../../../ground/random/dice.ts'
import type { Sector } from './rules.ts'

const PLACES: readonly (readonly [title: string, what: string, sector: Sector])[] = [
  ['In biblioteca', 'Prestiti, scaffali, letture ad alta voce con i piccoli', 'culture'],
  ['Al museo', 'Accogliere le scolaresche e preparare una visita', 'culture'],
  ['In officina', 'Accanto a chi ripara motori e biciclette', 'crafts'],
  ['In falegnameria', 'Dal disegno al mobile, una fase alla settimana', 'crafts'],
  ['In magazzino', 'Come viaggia un pacco: arrivi, scorte, spedizioni', 'warehouse'],
  ['In fabbrica', 'Il controllo della qualità, accanto a chi lo fa', 'factory'],
  ['In ufficio', 'Archivio, telefono, una piccola rendicontazione', 'office'],
  ['Nello studio grafico', 'Una locandina dall’idea alla stampa', 'digital'],
  ['Nel vivaio', 'Semine, innesti e cura delle serre', 'green'],
  ['In cucina', 'La linea di una mensa, dalla spesa al piatto', 'kitchen'],
  ['Con gli anziani', 'Pomeriggi di compagnia e di racconti nella casa di riposo', 'care'],
  ['In cascina', 'Stalla, campi e il conto di una stagione', 'farming'],
]
const CURIOUS: readonly Sector[] = [
  'culture',
  'crafts',
  'digital',
  'green',
  'kitchen',
  'care',
  'factory',
  'office',
]

/** A place of school-work in a school year, with papers that hold until its end. */
export function examplePlace(dice: Dice, schoolYear: string) {
  const [from = '', to = ''] = schoolYear.split('/')
  const [title, what, sector] = dice.pick(PLACES)
  const startsOn = dice.pick([`${from}-11-07`, `${to}-01-16`, `${to}-02-06`, `${to}-03-13`])
  const endsOn = dice.pick([`${to}-05-12`, `${to}-06-01`])
  return {
    title,
    shown: {
      form: 'placement' as const,
      schoolYear,
      what,
      sector,
      hours: dice.pick([40, 60, 80, 120]),
      startsOn,
      endsOn,
      ageFrom: 15,
      ageTo: 25,
    },
    reserved: {
      tutor: 'Chi lavora lì da più tempo',
      papersUntil: `${to}-12-31`,
      papers: 'Convenzione e DVR',
    },
  }
}
export const exampleCurious = (dice: Dice): Sector[] => dice.some(CURIOUS, dice.int(1, 3))
