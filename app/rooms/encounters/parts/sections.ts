import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { TextKey } from '../../../ground/texts/texts.ts'
import type { PlaceToday } from '../lately/rules.ts'

export type Today = { now: Date; day: string; timeZone: string }

/** A part of somebody's day that a later room knows: what it reads, already made into a Section. Null when there is nothing. */
export type DaySection = (tx: ActorTx, actor: SignedInActor, today: Today) => Promise<Child>

/** Filled by the shell, which knows every room; shown on "La mia giornata" in this order. */
export const daySections: DaySection[] = []

/** Where somebody is today as another room knows it: a session, a turn. Filled by the shell. */
export type PlacesToday = (tx: ActorTx, actor: SignedInActor, today: Today) => Promise<PlaceToday[]>
export const placesToday: PlacesToday[] = []

/** What may begin from an encounter, in a later room: where the button leads, below the territory. */
export type EncounterStep = { label: TextKey; path: (encounterId: string) => string }
export const encounterSteps: EncounterStep[] = []
