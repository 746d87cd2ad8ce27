import type { Context } from 'hono'
import { currentAuth } from '../../../../ground/access/auth.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { type Act, LINK_HOURS } from '../rules.ts'
import { tokenFor } from './links.ts'
import { tooManyLetters, tooMuchFromHere } from './threshold.ts'

type About = { act: Act; id: string; callId: string; path: string; title: string }

/**
 * Sends the link by which an address supports or votes. False where its network asks too often; an address that has had its
 * letters within the hour gets no more, and nobody learns which that is. Nothing of the address is kept.
 */
export async function sendLink(c: Context<Env>, { act, id, callId, path, title }: About, email: string) {
  const { territory, now, t } = c.var
  if (await tooMuchFromHere(c, callId, 'letterFrom')) return false
  if (await tooManyLetters(c, callId, email)) return true
  const token = tokenFor(act, id, email, now)
  await sendMail({
    to: email,
    subject: t(`calls.letter.${act}.subject`, { territory: territory.name }),
    text: t(`calls.letter.${act}.text`, {
      title,
      hours: LINK_HOURS,
      address: new URL(`/${territory.slug}${path}/${token}`, currentAuth().baseUrl).href,
    }),
  })
  return true
}
