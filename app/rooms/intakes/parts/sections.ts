import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { IntakeLine } from '../reads.ts'

/** A part of an intake's page that a later room knows, already made into a Section. Null when there is nothing. */
export type IntakeSection = (tx: ActorTx, actor: SignedInActor, intake: IntakeLine) => Promise<Child>

/** Filled by the shell, which knows every room; shown on an intake's page in this order. */
export const intakeSections: IntakeSection[] = []
