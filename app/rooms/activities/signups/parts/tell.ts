import { asActor } from '../../../../ground/db/database.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { signUpById, targetOf } from '../reads.ts'
import { keeperOf } from '../writes.ts'
import { type Letter, letterOf, type Where } from './letters.ts'

/** Whom a letter goes to; where it is about one session of the whole they signed up to, about which. */
export type Told = { id: string; sessionId?: string }

/**
 * Writes to these sign-ups, one letter each; who left no address hears from the team. Nothing is sent while a transaction is
 * open. Returns to how many.
 */
export async function tell(kind: Letter, where: Where, told: readonly Told[], now: Date): Promise<number> {
  const keeper = keeperOf(where.territory.id)
  let sent = 0
  for (const { id, sessionId } of told) {
    const found = await asActor(keeper, async (tx) => {
      const signUp = await signUpById(tx, id)
      const { activityId } = signUp ?? {}
      const target =
        activityId &&
        (await targetOf(tx, { activityId, sessionId: sessionId ?? signUp?.sessionId ?? null }, now))
      return signUp && target ? { signUp, target } : undefined
    })
    const email = found?.signUp.contact?.email
    if (!found || !email) continue
    await sendMail(letterOf(kind, where, found.target, { ...found.signUp, email }))
    sent += 1
  }
  return sent
}

/** Those who were offered a place are told at once. */
export const tellOffered = (where: Where, ids: readonly string[], now: Date) =>
  tell(
    'offered',
    where,
    ids.map((id) => ({ id })),
    now,
  )
