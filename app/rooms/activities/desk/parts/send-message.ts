import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { record } from '../../../../ground/journal/record.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { LETTERS_AT_ONCE } from '../../queue/rules.ts'
import { claimLetters } from '../../queue/writes.ts'
import type { MessageForm } from '../../signups/forms.ts'
import { messageLetter, type Where } from '../../signups/parts/letters.ts'
import { signUpsTo, type Target } from '../../signups/reads.ts'

/**
 * Writes to everybody who has a place and left an address, and if so said to who waits: one letter each. In small lots, each
 * noted under the id of the form before it goes out: sent again, the form goes on where it stopped. Returns to how many.
 */
export async function sendMessage(
  where: Where,
  actor: SignedInActor,
  id: string,
  target: Target,
  { also, ...message }: MessageForm,
): Promise<number> {
  const everybody = await asActor(actor, async (tx) => {
    await record(
      tx,
      actor,
      'activities.signUpMessage',
      target.sessionId ? 'activity_session' : 'activity',
      target.sessionId ?? target.activityId,
    )
    return signUpsTo(tx, target)
  })
  const reached = everybody.flatMap((one) => {
    const email = one.contact?.email
    const isMeant = one.state === 'in' || (also && (one.state === 'waiting' || one.state === 'offered'))
    return email && isMeant ? [{ id: one.id, email, language: one.language }] : []
  })
  let sent = 0
  for (let from = 0; from < reached.length; from += LETTERS_AT_ONCE) {
    const lot = reached.slice(from, from + LETTERS_AT_ONCE)
    const due = lot.map((one) => ({ signUpId: one.id, aboutId: id }))
    const mine = new Set(
      (await asActor(actor, (tx) => claimLetters(tx, actor, 'message', due))).map(({ signUpId }) => signUpId),
    )
    for (const one of lot) {
      if (!mine.has(one.id)) continue
      await sendMail(messageLetter(where, target, one, message))
      sent += 1
    }
  }
  return sent
}
