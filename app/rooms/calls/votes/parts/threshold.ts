import type { Context } from 'hono'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type Counted, mailboxOf } from '../rules.ts'
import { isTooMuch } from '../writes.ts'

/**
 * Counts an act of the network a request comes from; true where it was too much within the hour. Where the network is not known
 * (this very machine, a proxy nobody declared) nothing is counted: all the world would come from there.
 */
export async function tooMuchFromHere(c: Context<Env>, callId: string, what: Counted): Promise<boolean> {
  const { network, territory, now } = c.var
  if (!network) return false
  return asActor(visitorOf(territory.id), (tx) => isTooMuch(tx, { callId, what, whose: network, at: now }))
}

/** Counts a letter to an address: nobody fills somebody's mailbox. */
export const tooManyLetters = ({ var: { territory, now } }: Context<Env>, callId: string, email: string) =>
  asActor(visitorOf(territory.id), (tx) =>
    isTooMuch(tx, { callId, what: 'letterTo', whose: mailboxOf(email), at: now }),
  )
