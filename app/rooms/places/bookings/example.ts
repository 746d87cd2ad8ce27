import type { UserKind } from './rules.ts'

export type ExampleRoom = {
  name: string
  capacity: number
  equipment: string
  accessible: boolean
  needsApproval: boolean
  /** Cents an hour. */
  tariffs: Partial<Record<UserKind, number>>
}
export type ExampleUse = {
  /** Which room, by its place in the list; the whole place where none is named. */
  room: number | null
  /** Weeks before (or, below nothing, after) the day of the load, and the weekday: 1 Monday – 7 Sunday. */
  weeksAgo: number
  weekday: number
  from: string
  to: string
  /** So many weeks in a row. */
  times: number
  userKind: UserKind
  who: string
  purpose: string
  publicTitle?: string
  people: number
  freeWhy?: string
  state?: 'requested' | 'waiting'
  paid?: boolean
  outside?: boolean
}
export type ExampleHouse = {
  rooms: readonly ExampleRoom[]
  /** What the owner keeps for itself, each week. */
  owner: { room: number; title: string; weekday: number; from: string; to: string }[]
  uses: readonly ExampleUse[]
}

/** A school open in the afternoon: lessons in the morning, families and associations after. */
export const SCHOOL_ROOMS: ExampleHouse = {
  rooms: [
    {
      name: 'Palestra',
      capacity: 60,
      equipment: 'Tappeti, canestri, spogliatoi',
      accessible: true,
      needsApproval: true,
      tariffs: { association: 800, business: 2500, person: 1500 },
    },
    {
      name: 'Aula grande',
      capacity: 30,
      equipment: '30 sedie, lavagna, proiettore',
      accessible: true,
      needsApproval: false,
      tariffs: { association: 400, business: 1200, person: 600 },
    },
    {
      name: 'Laboratorio',
      capacity: 15,
      equipment: 'Banchi da lavoro, lavandino',
      accessible: false,
      needsApproval: false,
      tariffs: { business: 1000 },
    },
  ],
  owner: [1, 3, 5].flatMap((weekday) => [
    { room: 0, title: 'Lezioni', weekday, from: '08:00', to: '16:00' },
    { room: 1, title: 'Lezioni', weekday, from: '08:00', to: '13:30' },
  ]),
  uses: [
    {
      room: 0,
      weeksAgo: 6,
      weekday: 1,
      from: '18:30',
      to: '20:00',
      times: 10,
      userKind: 'association',
      who: 'Polisportiva La Rondine',
      purpose: 'Ginnastica dolce',
      publicTitle: 'Ginnastica dolce',
      people: 18,
      paid: true,
    },
    {
      room: 1,
      weeksAgo: 5,
      weekday: 3,
      from: '17:00',
      to: '19:00',
      times: 8,
      userKind: 'group',
      who: 'Famiglie dei compiti insieme',
      purpose: 'Compiti insieme, a turno tra i genitori',
      publicTitle: 'Compiti insieme',
      people: 14,
    },
    {
      room: 1,
      weeksAgo: 2,
      weekday: 5,
      from: '18:00',
      to: '20:30',
      times: 1,
      userKind: 'business',
      who: 'Studio Lombardi',
      purpose: 'Incontro con i clienti',
      people: 20,
    },
    {
      room: 2,
      weeksAgo: 3,
      weekday: 5,
      from: '16:30',
      to: '18:30',
      times: 6,
      userKind: 'association',
      who: 'Amici della ceramica',
      purpose: 'Corso di ceramica',
      publicTitle: 'Corso di ceramica',
      people: 10,
    },
    {
      room: null,
      weeksAgo: -2,
      weekday: 5,
      from: '20:30',
      to: '22:00',
      times: 1,
      userKind: 'body',
      who: 'Scuola',
      purpose: 'Festa di fine corso',
      publicTitle: 'Festa di fine corso',
      people: 90,
      freeWhy: 'Convenzione con la scuola',
    },
    {
      room: 0,
      weeksAgo: -1,
      weekday: 3,
      from: '19:00',
      to: '20:30',
      times: 1,
      userKind: 'person',
      who: 'Gruppo di quartiere',
      purpose: 'Torneo di pallavolo tra vicini',
      people: 24,
      state: 'requested',
    },
    {
      room: 0,
      weeksAgo: -1,
      weekday: 3,
      from: '19:00',
      to: '20:30',
      times: 1,
      userKind: 'association',
      who: 'Danze in piazza',
      purpose: 'Prove',
      people: 16,
      state: 'waiting',
    },
  ],
}

/** A hall of the neighbourhood: one room, free for whoever lives there. */
export const HALL_ROOMS: ExampleHouse = {
  rooms: [
    {
      name: 'Sala comune',
      capacity: 40,
      equipment: 'Tavoli, sedie, cucina piccola',
      accessible: true,
      needsApproval: false,
      tariffs: { business: 1500 },
    },
  ],
  owner: [{ room: 0, title: 'Pulizie', weekday: 6, from: '08:00', to: '09:00' }],
  uses: [
    {
      room: 0,
      weeksAgo: 6,
      weekday: 2,
      from: '20:30',
      to: '22:30',
      times: 8,
      userKind: 'association',
      who: 'Coro del Serio',
      purpose: 'Prove del coro',
      publicTitle: 'Prove del coro',
      people: 25,
    },
    {
      room: 0,
      weeksAgo: 3,
      weekday: 4,
      from: '16:00',
      to: '18:00',
      times: 6,
      userKind: 'group',
      who: 'Nonne e nipoti',
      purpose: 'Merenda e lettura',
      people: 15,
    },
    {
      room: 0,
      weeksAgo: -1,
      weekday: 6,
      from: '15:00',
      to: '18:00',
      times: 1,
      userKind: 'person',
      who: 'Famiglia Bassi',
      purpose: 'Compleanno',
      people: 20,
    },
  ],
}
