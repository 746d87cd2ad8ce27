import type { Condition, Sort } from './rules.ts'

export type ExampleThing = {
  title: string
  sort: Sort
  condition: Condition
  about?: string
  kilos: number
  pieces: number
  bestBeforeDays?: number
  /** Its notice ends so many days from the day of the load; otherwise after fifty. */
  untilDays?: number
  pictured?: true
}
const thing = (
  title: string,
  sort: Sort,
  condition: Condition,
  kilos: number,
  more: Partial<ExampleThing> = {},
): ExampleThing => ({ title, sort, condition, kilos, pieces: 1, ...more })

/** What stands on the shelf of an invented emporium. */
export const EXAMPLE_SHELF: readonly ExampleThing[] = [
  thing('Passeggino', 'baby', 'good', 8.5, {
    about: 'Si chiude con una mano. Le ruote davanti girano.',
    pictured: true,
  }),
  thing('Lettino con sponde', 'baby', 'used', 14),
  thing('Bicicletta da ragazza', 'bikes', 'to_mend', 13, { about: 'Da cambiare la catena.' }),
  thing('Scatole di pelati', 'food', 'new', 0.4, { pieces: 24, bestBeforeDays: 45 }),
  thing('Giacche a vento, taglie 6–10 anni', 'clothes', 'good', 0.6, { pieces: 7 }),
  thing('Tavolo da cucina', 'furniture', 'used', 22, { about: '120 per 80, quattro gambe.' }),
  thing('Vocabolario di italiano', 'books', 'good', 2.5),
  thing('Trapano', 'tools', 'good', 1.8, { untilDays: 5 }),
]

/** What found a new home in the last months. */
export const EXAMPLE_GIVEN: readonly ExampleThing[] = [
  thing('Seggiolone', 'baby', 'good', 6),
  thing('Lavatrice', 'appliances', 'used', 62),
  thing('Scarponi da montagna, 41', 'sport', 'good', 1.5),
  thing('Libri per la prima media', 'books', 'used', 9),
  thing('Divano a due posti', 'furniture', 'used', 38),
  thing('Pentole', 'kitchen', 'good', 7.5),
  thing('Triciclo', 'toys', 'good', 4),
  thing('Materasso singolo', 'furniture', 'new', 15),
  thing('Macchina da cucire', 'appliances', 'good', 11),
  thing('Zaini', 'children', 'good', 1.2),
]
