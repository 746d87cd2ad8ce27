import type { Actor, SignedInActor } from '../../ground/access/actor.ts'
import { holdsRole } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { asActor } from '../../ground/db/database.ts'
import { insertOwn } from '../../ground/db/insert-once.ts'
import { type Asks, bringUp, type EntryKind, type Incoming } from '../../ground/forms/entry-kind.ts'
import { type FormErrors, parseSent } from '../../ground/forms/parse-form.ts'
import { record } from '../../ground/journal/record.ts'
import type { EntryHead } from './forms.ts'

export type Received =
  | { state: 'kept'; path: string }
  | { state: 'refused'; errors: FormErrors; asks?: Asks | undefined }
  | { state: 'conflict'; conflict: unknown }

const refusal = (key: string): Received => ({ state: 'refused', errors: { form: [key] } })

/** Thrown so that nothing of a refused entry stays, its place in the ledger neither. */
class Unkept extends Error {
  readonly received: Received
  constructor(received: Received) {
    super()
    this.received = received
  }
}

/**
 * Takes one entry of a device in, once: the id it got there stands in the ledger from the same transaction as what it says.
 * Sent again it changes nothing and is answered as the first time. A role that has ended, a record that is gone, a version
 * no step leads from, come back as a refusal; what two changed as both versions.
 */
export async function receiveEntry(
  actor: SignedInActor,
  kinds: readonly EntryKind[],
  head: EntryHead,
  sent: FormData,
  { now, today, territory }: Omit<Incoming, 'id'>,
): Promise<Received> {
  const kind = kinds.find(({ code }) => code === head.kind)
  if (!kind) return refusal('offline.reason.newer')
  if (kind.roles && !holdsRole(actor, ...kind.roles)) return refusal('offline.reason.role')
  if (!bringUp(kind, sent, head.version))
    return refusal(head.version > kind.version ? 'offline.reason.newer' : 'offline.reason.older')
  const form = parseSent(kind.form, sent)
  if (!form.ok) return { state: 'refused', errors: form.errors }
  const { once: id, value } = form
  try {
    const { path, afterwards } = await asActor(actor, async (tx) => {
      const isFirst = await insertOwn(tx, 'offline_entry', {
        territory_id: actor.territoryId,
        id,
        kind: kind.code,
        form_version: head.version,
        recorded_by: actor.personId,
        written_at: head.writtenAt,
        sent_at: head.sentAt,
      })
      if (!isFirst) return { path: kind.path(value, id), afterwards: undefined }
      const taken = await kind.take(tx, actor, value, { id, now, today, territory })
      if (taken.ok) return { path: taken.path, afterwards: taken.afterwards }
      throw new Unkept(
        'errors' in taken
          ? { state: 'refused', errors: taken.errors, ...(taken.asks && { asks: taken.asks }) }
          : { state: 'conflict', conflict: taken.conflict },
      )
    })
    await afterwards?.()
    return { state: 'kept', path: `/${territory.slug}${path}` }
  } catch (error) {
    if (error instanceof Unkept) return error.received
    if (error instanceof NotHere) return refusal('offline.reason.notHere')
    throw error
  }
}

/** Who had a device emptied from a distance, and when, in the journal of a territory. */
export const noteWiped = (actor: Actor, deviceId: string) =>
  asActor(actor, (tx) => record(tx, actor, 'offline.deviceWiped', 'device', deviceId))
