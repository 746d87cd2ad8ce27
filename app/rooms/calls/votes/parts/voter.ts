import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type Act, codeTyped, mailboxOf } from '../rules.ts'
import { codeMark, markFor, type Voter } from '../writes.ts'

/** Whoever is signed in stands for themselves, and for their address: neither of the two votes again. */
export function signedInVoter(c: Context<Env>, act: Act, about: string): Voter | undefined {
  const { session, actor } = c.var
  if (!session || !actor.personId) return undefined
  return {
    way: 'account',
    marks: [
      markFor(act, about, `person ${actor.personId}`),
      markFor(act, about, `email ${mailboxOf(session.email)}`),
    ],
  }
}

/** Whoever holds a code; undefined where what was typed is none. */
export function voterWithCode(c: Context<Env>, act: Act, about: string, typed = ''): Voter | undefined {
  const code = codeTyped(typed)
  if (!code) return undefined
  return {
    way: 'code',
    marks: [markFor(act, about, `code ${code}`)],
    code: codeMark(c.var.territory.id, code),
  }
}
