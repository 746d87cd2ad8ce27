import type { Context } from 'hono'
import { addressOf } from './address.ts'
import { sourceOf } from './origin.ts'

/** Where people reach this installation: its public address where one is set, else the one they came by. */
export const reachedAt = (c: Context) =>
  (process.env.TRAMA_URL || new URL(c.req.url).origin).replace(/\/+$/, '')

// As the configuration reads it.
const TRUE = /^(1|true|yes|on|y|enabled)$/i
const THIS_MACHINE = /^(::ffff:)?127\.|^::1$|^$/

/**
 * The network a request comes from, to count what comes from it. Empty for this very machine: there a proxy stands that nobody
 * has declared, and all the world would come from it.
 */
export function networkOf(c: Context): string {
  const address = addressOf(c, TRUE.test(process.env.TRUST_PROXY ?? ''))
  return THIS_MACHINE.test(address) ? '' : sourceOf(address)
}
