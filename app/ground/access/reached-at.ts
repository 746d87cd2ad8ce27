import type { Context } from 'hono'

/** Where people reach this installation: its public address where one is set, else the one they came by. */
export const reachedAt = (c: Context) =>
  (process.env.TRAMA_URL || new URL(c.req.url).origin).replace(/\/+$/, '')
