import type { ExampleExchange } from '../skill/example.ts'
import type { Favour } from './rules.ts'

const favour = (
  title: string,
  what: Favour,
  hours: readonly number[],
  ended: string | null,
): ExampleExchange => ({
  title,
  asks: { favours: [what], when: ['morning'] },
  gives: { favours: [what], when: ['morning', 'afternoon'] },
  hours,
  ended,
})

export const EXAMPLE_FAVOURS: readonly ExampleExchange[] = [
  favour('Spesa pesante del sabato', 'errands', [1, 1, 1, 1], null),
  favour('Sistemare il rubinetto', 'repairs', [2], 'done'),
  favour('Compilare i moduli della mensa', 'papers', [1], 'done'),
  favour('Portare al controllo in ospedale', 'rides', [2.5, 2], 'done'),
  favour('Tenere i bambini un pomeriggio', 'children', [3], 'done'),
]
