import type { Child } from 'hono/jsx'
import type { Actor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'

export type AskedOfPlace = { placeId: string; day: string; now: Date }

/** What a later room knows of a place and shows on its public page: what it reads, already made into a Section. */
export type PlaceSection = (tx: ActorTx, actor: Actor, asked: AskedOfPlace) => Promise<Child>

/** Filled by the shell, which knows every room; shown on the public page of a place in this order. */
export const placeSections: PlaceSection[] = []
