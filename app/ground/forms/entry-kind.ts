import type * as z from 'zod'
import type { SignedInActor } from '../access/actor.ts'
import type { Here } from '../access/request.ts'
import type { ActorTx } from '../db/as-actor.ts'
import type { TextKey, TextParams } from '../texts/texts.ts'
import type { FormErrors } from './parse-form.ts'

/** When an entry that was written without network comes in, and where. */
export type Incoming = { id: string; now: Date; today: string; territory: Here }

/** A question before something is taken in, in the words of the answer that says yes, and the field that carries it. */
export type Asks = { field: string; value: string; words: readonly [TextKey, TextParams] }

export type Taken =
  /** Written down; `path` is where it can be read, `afterwards` what is told to others once that stands. */
  | { ok: true; path: string; afterwards?: () => Promise<void> }
  /** What the person can correct, or has to know: text keys by field. */
  | { ok: false; errors: FormErrors; asks?: Asks | undefined }
  /** Somebody else changed the same meanwhile: both, for the person to decide. */
  | { ok: false; conflict: unknown }

/**
 * A form that can be filled in without network. What comes in is read by the same schema and written by the same write as on
 * its page. `earlier` brings what an older app wrote one version up, by the version it has.
 */
export type EntryKind<S extends z.ZodType = z.ZodType> = {
  code: string
  version: number
  earlier?: Readonly<Record<number, (sent: FormData) => void>>
  form: S
  /** None: whoever is signed in may send it, and the write decides. */
  roles?: readonly string[]
  path: (value: z.output<S>, id: string) => string
  take: (tx: ActorTx, actor: SignedInActor, value: z.output<S>, incoming: Incoming) => Promise<Taken>
}

export const entryKind = <S extends z.ZodType>(kind: EntryKind<S>): EntryKind => kind as unknown as EntryKind

/**
 * Brings an entry to the version of now, step by step. False where no step leads there: it was written by a newer app, or one
 * too old.
 */
export function bringUp(
  { version, earlier = {} }: Pick<EntryKind, 'version' | 'earlier'>,
  sent: FormData,
  from: number,
) {
  for (let at = from; at < version; at++) {
    const step = earlier[at]
    if (!step) return false
    step(sent)
  }
  return from >= 1 && from <= version
}
