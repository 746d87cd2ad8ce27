import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { isId } from '../../../ground/db/ids.ts'
import { readEncounter } from '../../encounters/reads.ts'
import { type GuardianOf, guardiansOf } from '../../people/guardians/reads.ts'
import { type HouseholdOf, householdsOf } from '../../people/households/reads.ts'
import { keptIdOf, personNamed } from '../../people/reads.ts'
import { fullName } from '../../people/rules.ts'
import type { Source } from '../rules.ts'
import { openSignal } from '../school/reads.ts'

export type Named = { id: string; name: string }
export type Beginning = {
  encounterId: string | undefined
  signalId: string | undefined
  /** Whom the note is about; one of them is chosen. */
  people: Named[]
  heard: string | undefined
  source: Source | undefined
}

const NOTHING: Beginning = {
  encounterId: undefined,
  signalId: undefined,
  people: [],
  heard: undefined,
  source: undefined,
}

/**
 * What a note of the diary, or a school's signal, says already, so that nothing is typed twice. Empty where there is none to
 * read.
 */
export async function beginningFrom(
  tx: ActorTx,
  actor: SignedInActor,
  { encounterId, signalId }: { encounterId: string; signalId: string },
): Promise<Beginning> {
  const signal = isId(signalId) ? await openSignal(tx, signalId) : undefined
  if (signal) return { ...NOTHING, signalId, heard: signal.words ?? undefined, source: 'school' }
  const encounter = isId(encounterId) ? await readEncounter(tx, actor, encounterId) : undefined
  if (!encounter) return NOTHING
  const place = encounter.placeId
    ? await tx.selectFrom('place').where('id', '=', encounter.placeId).select('kind').executeTakeFirst()
    : undefined
  const heard = [encounter.note?.text, encounter.topics.join(', ')].filter(Boolean).join('\n')
  return {
    ...NOTHING,
    encounterId: encounter.id,
    people: encounter.people,
    heard: heard || undefined,
    source: place?.kind === 'community_point' ? 'community_point' : undefined,
  }
}

export type Around = { person: Named | undefined; households: HouseholdOf[]; guardians: GuardianOf[] }

/** What is known of somebody chosen: where they live with others, who answers for them. */
export async function around(tx: ActorTx, personId: string | undefined): Promise<Around> {
  const kept = personId && isId(personId) ? await keptIdOf(tx, personId) : undefined
  const person = kept ? await personNamed(tx, kept) : undefined
  if (!person) return { person: undefined, households: [], guardians: [] }
  return {
    person: { id: person.id, name: fullName(person) },
    households: await householdsOf(tx, person.id),
    guardians: (await guardiansOf(tx, person.id)).filter((one) => one.untilOn === null),
  }
}
