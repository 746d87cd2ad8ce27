import * as z from 'zod'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../ground/access/limits.ts'

const email = z
  .email()
  .max(254)
  .transform((given) => given.toLowerCase())
const next = z.string().optional()

export const linkForm = z.object({ email, next })
export const passwordSignInForm = z.object({ email, password: z.string().max(LONGEST_PASSWORD), next })
export const openLinkForm = z.object({ token: z.string(), next })

/** A password someone chooses. Length is what makes it good; nothing else is asked of it. */
export const newPassword = z
  .string()
  .min(SHORTEST_PASSWORD, 'signIn.password.short')
  .max(LONGEST_PASSWORD, 'signIn.password.long')

export const acceptForm = z.object({ password: newPassword.optional() })

export const codeForm = z.object({ code: z.string().trim().max(40), next })
export const passkeyAnswer = z.object({ response: z.record(z.string(), z.unknown()) })
