import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

/** A part of a person's page that a later room knows: what it reads, already made into a Section. Null when there is nothing. */
export type PersonSection = (tx: ActorTx, actor: SignedInActor, personId: string) => Promise<Child>

/** Filled by the shell, which knows every room; shown on a person's page in this order. */
export const personSections: PersonSection[] = []
