import type { Context } from 'hono'
import type { Env, Here } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { bookingById } from '../../bookings/reads.ts'
import { keeperFor } from './keeper.ts'
import { type Letter, letterOf } from './letters.ts'
import { originOf } from './links.ts'

/** Writes to whoever booked, if they left an address. Never inside a transaction. */
export async function tell(
  url: string,
  territory: Here,
  id: string,
  letter: Letter,
  now: Date,
): Promise<boolean> {
  const booking = await asActor(keeperFor(territory.id), (tx) => bookingById(tx, id))
  const mail = booking && letterOf(letter, url, territory, booking, now)
  if (mail) await sendMail(mail)
  return mail !== undefined
}

export const tellFrom = (c: Context<Env>, id: string, letter: Letter) =>
  tell(originOf(c), c.var.territory, id, letter, c.var.now)
