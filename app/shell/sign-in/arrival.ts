import type { Context } from 'hono'
import * as z from 'zod'
import { addressOf } from '../../ground/access/address.ts'
import type { Auth } from '../../ground/access/auth.ts'
import type { Origin } from '../../ground/access/origin.ts'
import { settleLanguage } from '../../ground/access/reading-language.ts'
import type { Env } from '../../ground/access/request.ts'
import { takeSession } from '../../ground/access/session.ts'
import type { Config } from '../config.ts'
import { afterSignIn } from './start.ts'

/** The longest name of a browser that is looked at. */
const BROWSER_LENGTH = 400

export const originOf = (c: Context<Env>, { trustProxy }: Pick<Config, 'trustProxy'>): Origin => ({
  address: addressOf(c, trustProxy),
  browser: (c.req.header('user-agent') ?? '').slice(0, BROWSER_LENGTH),
})

const begun = z.union([
  z.object({ token: z.string() }),
  z.object({ session: z.object({ token: z.string() }) }).transform(({ session }) => session),
])

/** Takes over the session of an answer of Better Auth. Who owes a second proof meets it at the next page they open. */
export async function takeOver(c: Context<Env>, auth: Auth, answer: Response, proved = false) {
  const { token } = begun.parse(await answer.json())
  const accountId = await takeSession(c, auth, token, proved)
  if (accountId) await settleLanguage(c, auth, accountId)
}

export async function comeIn(c: Context<Env>, auth: Auth, answer: Response, next: string) {
  await takeOver(c, auth, answer)
  return c.redirect(afterSignIn(next), 303)
}
