/** A meeting of a table that anyone may come and listen to, some days after the example was loaded. */
export const OPEN_MEETING = {
  inDays: 9,
  at: '17:30',
  place: 'Biblioteca di Montichiari, sala di lettura',
  invited: 'Chi abita vicino alle scuole che diventano centri civici.',
  topics: ['Gli orari di apertura della sera', 'Chi tiene le chiavi'],
} as const

/** The newsletter of two weeks before, and the draft of the next one. */
export const EXAMPLE_ISSUES = {
  sentDaysAgo: 14,
  title: 'Si ricomincia, insieme',
  words:
    'Ciao,\nin queste due settimane le porte aperte sono tante: scegline una, e porta chi non è mai venuto.\nA presto.',
} as const
