import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Env } from '../ground/access/request.ts'

type Level = 'info' | 'warn' | 'error'

/** One line of JSON. Never what a person typed: no address, name, query or body. */
export function log(level: Level, event: string, facts: Record<string, unknown> = {}) {
  const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...facts })
  ;(level === 'error' ? process.stderr : process.stdout).write(`${line}\n`)
}

// At a terminal only what needs a look; a service writes every request down.
const quiet = process.stdout.isTTY || process.env.TRAMA_LOG === 'quiet'

/** Logs each answered request by the pattern of its route, so that no id or search leaks into a log. */
export const logRequests: MiddlewareHandler<Env> = async (c, next) => {
  const started = performance.now()
  await next()
  const { status } = c.res
  if (quiet && status < 500) return
  log(status >= 500 ? 'error' : 'info', 'request', {
    requestId: c.get('requestId'),
    method: c.req.method,
    route: routePath(c, -1),
    status,
    ms: Math.round((performance.now() - started) * 10) / 10,
  })
}

/** A fault of ours, with where it happened; messages of the database may hold values, so only their code is kept. */
export function logFault(error: Error, requestId: string | undefined) {
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string }
  log('error', 'fault', {
    requestId,
    name: error.name,
    ...(code ? { code, constraint, table } : { message: error.message }),
    at: error.stack
      ?.split('\n')
      .slice(1, 6)
      .map((line) => line.trim()),
  })
}
