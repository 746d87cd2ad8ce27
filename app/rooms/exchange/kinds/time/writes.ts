import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { attempt } from '../../../../ground/db/attempt.ts'
import { idWithin } from '../../../../ground/db/ids.ts'
import { done, refused } from '../../../../ground/forms/outcome.ts'
import { refusalToName } from '../../../people/guardians/reads.ts'
import { agree, agreementMadeFor, endAgreement, type Hindered } from '../../agreements/writes.ts'
import { isOfDay, noteFact } from '../../facts/writes.ts'
import { decide, propose } from '../../matches/writes.ts'
import { publishNotice } from '../../notices/writes.ts'
import { agreementBetween } from './reads.ts'
import type { Favour } from './rules.ts'

/** Hours that were given already, as they are told afterwards: on a slip, by telephone. */
export type ToldHours = {
  giver: string
  receiver: string
  title: string
  favour: Favour
  onDate: string
  hours: number
  /** Whether who received says so too; without their word the hours wait for it. */
  signed: boolean
  anyway?: 'yes' | undefined
}
export type Told = {
  factId: string
  /** The agreement, and the need and the offer, that were written to get there, where nothing stood between the two. */
  agreementId: string | null
  notices: string[]
}
export type ToldField = 'giver' | 'receiver' | 'onDate'
type Refused = Extract<Hindered<never, string>, { ok: false }>
export type ToldOutcome = { ok: true; value: Told } | (Refused & { field: ToldField })

/** Something on the way was refused: all of the way is undone. */
class Stopped extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super(refused.refusal)
    this.refused = refused
  }
}
function must<T>(outcome: { ok: true; value: T } | Refused): T {
  if (!outcome.ok) throw new Stopped(outcome)
  return outcome.value
}

/** Beside which field a refusal stands: what speaks against the exchange is said of who received. */
const besideOf = (refusal: string): ToldField => (isOfDay(refusal) ? 'onDate' : 'receiver')

/**
 * Writes down hours that one gave another, by the team: in the agreement they had on that day, or in one that is asked, offered,
 * agreed and ended in one breath, through the same doors as every other; so a floor asks and blocks here too. They count at once
 * where who received has signed: their signature is the other side's word, and the team writes down that it was there. Without
 * it they wait for that word.
 */
export async function tellHours(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  said: ToldHours,
  today: string,
): Promise<ToldOutcome> {
  for (const field of ['giver', 'receiver'] as const) {
    const unnamed = await refusalToName(tx, actor, [said[field]], today)
    if (unnamed) return { ...refused(unnamed), field }
  }
  if (said.giver === said.receiver) return { ...refused('exchange.agree.sameTwice'), field: 'receiver' }
  // A day to come would also be refused of the notices and of the agreement: here it is said beside it.
  if (said.onDate > today) return { ...refused('exchange.fact.future'), field: 'onDate' }
  try {
    return await attempt(tx, async () => {
      const standing = await agreementBetween(tx, said)
      if (standing) {
        await note(tx, actor, id, standing, said, today)
        return done({ factId: id, agreementId: null, notices: [] })
      }
      const { agreementId, notices } = await agreeAfterwards(tx, actor, id, said, today)
      await note(tx, actor, id, agreementId, said, today)
      must(await endAgreement(tx, actor, agreementId, { endedOn: said.onDate, outcome: 'done' }, today))
      return done({ factId: id, agreementId, notices })
    })
  } catch (error) {
    if (error instanceof Stopped) return { ...error.refused, field: besideOf(error.refused.refusal) }
    throw error
  }
}

async function note(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  agreementId: string,
  { title, onDate, hours, signed, anyway }: ToldHours,
  today: string,
) {
  const fact = {
    id,
    code: 'hours',
    onDate,
    hours,
    words: title,
    anyway,
    ...(!signed && { unsigned: true as const }),
  }
  must(await noteFact(tx, actor, agreementId, fact, today))
}

/** A need and an offer that only the team sees, matched and agreed: what stands between two once hours were given. */
async function agreeAfterwards(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { giver, receiver, title, favour, onDate, anyway }: ToldHours,
  today: string,
) {
  const [needId, offerId] = [idWithin(id, 'need'), idWithin(id, 'offer')]
  const plain = {
    kind: 'time',
    title,
    visibility: 'operators' as const,
    shown: { favours: [favour], when: [] },
    reserved: {},
  }
  must(await publishNotice(tx, actor, { ...plain, id: needId, side: 'need', personId: receiver }, today))
  must(await publishNotice(tx, actor, { ...plain, id: offerId, side: 'offer', personId: giver }, today))
  const { matchId } = must(await propose(tx, actor, { id: idWithin(id, 'match'), needId, offerId }, today))
  must(await decide(tx, actor, matchId, { state: 'agreed', why: '' }, today))
  const agreed = { id: agreementMadeFor(id), kind: 'time', matchId, title, startsOn: onDate, anyway }
  const { agreementId } = must(await agree(tx, actor, { ...agreed, terms: {}, words: {} }, today))
  return { agreementId, notices: [needId, offerId] }
}
