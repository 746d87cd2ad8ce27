import * as z from 'zod'

const code = z.string().trim().max(40).optional()

/** Ideas that somebody chooses, and the code they hold if they have neither link nor account. */
export const voteForm = z.object({ choices: z.array(z.guid()).max(200).default([]), code })
export const supportForm = z.object({ code })

/** Where the link goes. */
export const letterForm = z.object({ email: z.email('forms.error.email').max(254) })
