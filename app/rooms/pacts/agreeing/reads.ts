import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { HOWS } from '../../people/consents/rules.ts'
import { sameAs } from '../../people/reads.ts'

type How = (typeof HOWS)[number]
export type Agreed = { on: string; how: How }
export type Agreement = { id: string; agreedOn: string; how: How; endedOn: string | null }

/** Each time the person agreed to a pact, the latest first. */
export async function agreementsTo(tx: ActorTx, pactId: string): Promise<Agreement[]> {
  const rows = await tx
    .selectFrom('pact_agreement')
    .where('pact_id', '=', pactId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .select(['id', 'agreed_on as agreedOn', 'how', 'ended_on as endedOn'])
    .execute()
  return rows as Agreement[]
}

/** Whether the person agrees today: what they said last has not been taken back. */
export const stillAgrees = (agreements: readonly Agreement[]) =>
  agreements.some(({ endedOn }) => endedOn === null)

/** That somebody agrees to be accompanied on a day, as far as the actor may know: said in an accompaniment they are in. */
export async function standingElsewhere(
  tx: ActorTx,
  personId: string,
  on: string,
): Promise<Agreed | undefined> {
  const standing = await tx
    .selectFrom('intake_agreement')
    .where('kind', '=', 'accompaniment')
    .where('person_id', 'in', await sameAs(tx, personId))
    .where('agreed_on', '<=', on)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', on)]))
    .orderBy('agreed_on', 'desc')
    .select(['agreed_on as on', 'how'])
    .limit(1)
    .executeTakeFirst()
  return standing as Agreed | undefined
}
