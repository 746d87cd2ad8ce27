import type { Context } from 'hono'
import type { Env, Here } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { bookingById, timesOf } from '../../bookings/reads.ts'
import { keeperFor } from './keeper.ts'
import { type Letter, letterOf } from './letters.ts'
import { originOf } from './links.ts'

/** Writes to whoever booked, if they left an address. Never inside a transaction. */
export async function tell(
  url: string,
  territory: Here,
  id: string,
  letter: Letter,
  { now, reason }: { now: Date; reason?: string | undefined },
): Promise<boolean> {
  const { booking, times } = await asActor(keeperFor(territory.id), async (tx) => ({
    booking: await bookingById(tx, id),
    times: await timesOf(tx, id),
  }))
  const mail = booking && letterOf(letter, url, territory, booking, { times, now, reason })
  if (mail) await sendMail(mail)
  return mail !== undefined
}

/** `reason` is why, where only some times of a booking were let go. */
export const tellFrom = (c: Context<Env>, id: string, letter: Letter, reason?: string) =>
  tell(originOf(c), c.var.territory, id, letter, { now: c.var.now, reason })
