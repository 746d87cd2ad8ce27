import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { idWithin } from '../../../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../../../ground/forms/outcome.ts'
import { keptIdOf } from '../../../people/reads.ts'
import { type AgreeRefusal, agree, endAgreement } from '../../agreements/writes.ts'
import { type NoticeRefusal, publishNotice } from '../../notices/writes.ts'
import type { InterviewForm } from './forms.ts'

export type InterviewRefusal =
  | AgreeRefusal
  | NoticeRefusal
  | 'exchange.work.interviews.who'
  | 'exchange.work.interviews.future'

/** Thrown within the transaction, so that a request that is refused leaves no interview behind. */
class Refused extends Error {
  readonly refusal: InterviewRefusal
  constructor(refusal: InterviewRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}
export const refusalIn = (fault: unknown): InterviewRefusal | undefined =>
  fault instanceof Refused ? fault.refusal : undefined

/**
 * Writes down a first conversation about work: it begins and ends on its day, and counts. Where they wish so it opens their
 * need in the same breath. Refused in the future, and for whom nobody may name; throws where the need is refused, so that
 * nothing of it is written (`refusalIn`).
 */
export async function noteInterview(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { person, on, told, asks, title, canDo, ways, sectors }: InterviewForm,
  words: { title: string },
  today: string,
): Promise<Outcome<{ agreementId: string; needId: string | null }, InterviewRefusal>> {
  const personId = await keptIdOf(tx, person)
  if (!personId) return refused('exchange.work.interviews.who')
  if (on > today) return refused('exchange.work.interviews.future')
  const agreed = await agree(
    tx,
    actor,
    {
      id,
      kind: 'work',
      title: words.title,
      needPersonId: personId,
      startsOn: on,
      terms: { way: 'interview' },
      words: { told },
    },
    today,
  )
  if (!agreed.ok) return refused(agreed.refusal)
  // Sent again it has ended already.
  await endAgreement(tx, actor, id, { endedOn: on, outcome: 'interviewed' }, today)
  if (!asks) return done({ agreementId: id, needId: null })
  const needId = idWithin(id, 'need')
  const opened = await publishNotice(
    tx,
    actor,
    {
      id: needId,
      kind: 'work',
      side: 'need',
      title: title ?? words.title,
      visibility: 'operators',
      personId,
      shown: { canDo, ways, sectors, times: [] },
      reserved: {},
    },
    today,
  )
  if (!opened.ok) throw new Refused(opened.refusal)
  return done({ agreementId: id, needId })
}
