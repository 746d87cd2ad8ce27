import type { SignedInActor } from '../../ground/access/actor.ts'
import type { SealedColumn } from '../../ground/access/rotate.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { idWithin } from '../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import { intakeById } from '../intakes/reads.ts'
import { openCircle } from '../operators/circles/writes.ts'
import { refusalToName } from '../people/guardians/reads.ts'
import type { NamingRefusal } from '../people/guardians/rules.ts'
import { keptIdOf } from '../people/reads.ts'
import { standingElsewhere } from './agreeing/reads.ts'
import { agree } from './agreeing/writes.ts'
import type { NewPactForm } from './forms.ts'
import { PACT, partOf } from './rules.ts'

const words = (table: string, id = 'id'): SealedColumn => ({ table, column: 'sealed', id })
export const sealed: readonly SealedColumn[] = [
  words('pact_draft', 'pact_id'),
  words('pact_version'),
  words('pact_item'),
  words('pact_review'),
  words('pact_end', 'pact_id'),
  words('pact_note'),
  words('pact_estimate'),
]

export type OpenRefusal =
  | 'pacts.new.noAgreement'
  | 'pacts.new.agreedLater'
  | 'pacts.new.noKind'
  | NamingRefusal

/**
 * Opens a pact with somebody who agrees to it: the actor is the first of its micro-team, and nobody else knows of it.
 * Refused without an agreement that stands, and for a minor without the consent of who answers for them.
 */
export async function openPact(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: NewPactForm,
  today: string,
): Promise<Outcome<{ pactId: string }, OpenRefusal>> {
  const personId = await keptIdOf(tx, form.personId)
  if (!personId) throw new NotHere()
  const kind = await tx
    .selectFrom('pact_kind')
    .where('id', '=', form.kindId)
    .select('retired_on')
    .executeTakeFirst()
  if (!kind || kind.retired_on) return refused('pacts.new.noKind')
  const everyone = [personId, ...form.others.filter((one) => one !== personId)]
  const unnamed = await refusalToName(tx, actor, everyone, today)
  if (unnamed) return refused(unnamed)
  if (form.agreedOn && form.agreedOn > today) return refused('pacts.new.agreedLater')
  const agreed =
    form.agreedOn && form.agreedHow
      ? { on: form.agreedOn, how: form.agreedHow }
      : await standingElsewhere(tx, personId, today)
  if (!agreed) return refused('pacts.new.noAgreement')
  // The pact is its own circle: who is in its team.
  if (!(await openCircle(tx, actor, { id, kind: PACT, aboutId: personId, part: partOf(form) })))
    return openedBefore(tx, actor, id)
  await tx
    .insertInto('pact')
    .values({
      territory_id: actor.territoryId,
      id,
      circle_id: id,
      person_id: personId,
      kind_id: form.kindId,
      intake_id: await intakeFor(tx, form.intakeId, personId),
      household: everyone.length > 1,
      recorded_by: actor.personId,
    })
    .execute()
  await tx
    .insertInto('pact_beneficiary')
    .values(
      everyone.map((one) => ({
        territory_id: actor.territoryId,
        id: idWithin(id, `for ${one}`),
        pact_id: id,
        circle_id: id,
        person_id: one,
      })),
    )
    .execute()
  await agree(tx, actor, { id, circleId: id, aboutId: personId }, idWithin(id, 'agreed'), agreed)
  await record(tx, actor, 'pacts.opened', 'pact', id)
  return done({ pactId: id })
}

/** An intake of this very person that the actor may read: any other a form names is as if it were not named. */
async function intakeFor(tx: ActorTx, id: string | undefined, personId: string): Promise<string | null> {
  const intake = id ? await intakeById(tx, id) : undefined
  return intake?.personId === personId ? intake.id : null
}

async function openedBefore(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
): Promise<Outcome<{ pactId: string }, never>> {
  const own = await tx
    .selectFrom('pact')
    .where('id', '=', id)
    .where('recorded_by', '=', actor.personId)
    .select('id')
    .executeTakeFirst()
  if (!own) throw new NotHere()
  return done({ pactId: id })
}
