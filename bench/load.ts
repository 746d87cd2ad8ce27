import autocannon from 'autocannon'
import { cpuMsOf, cpuMsOfFamily } from './processes.ts'

export type Measured = {
  name: string
  /** Answered requests. */
  count: number
  /** CPU ms a request, of the server process. */
  cpuMs: number
  /** CPU ms a request, of PostgreSQL. */
  databaseMs: number
  p50Ms: number
  p99Ms: number
  perSecond: number
  bytes: number
}

export type Load = {
  name: string
  url: string
  pids: { server: number; postgres?: number | undefined }
  amount: number
  cookie?: string | undefined
  /** The token of a program. */
  token?: string | undefined
  /** Bodies to post, one a request; a page to get when absent. */
  bodies?: string[]
  expected?: number
}

const CONNECTIONS = 10

/** Sends `amount` requests over 10 connections, after a short warm-up, and says what each cost. Throws on a wrong answer. */
export async function measure({
  name,
  url,
  pids,
  amount,
  cookie,
  token,
  bodies,
  expected = 200,
}: Load): Promise<Measured> {
  const headers = {
    ...(cookie ? { cookie } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(bodies ? { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(url).origin } : {}),
  }
  const waiting = [...(bodies ?? [])]
  const shoot = (count: number) =>
    autocannon({
      url,
      connections: Math.min(CONNECTIONS, count),
      amount: count,
      headers,
      ...(bodies
        ? {
            method: 'POST',
            requests: [{ setupRequest: (request) => ({ ...request, body: waiting.pop() ?? '' }) }],
          }
        : {}),
    })
  await shoot(Math.max(10, Math.round(amount / 10)))

  const before = { server: cpuMsOf(pids.server), postgres: pids.postgres ? cpuMsOfFamily(pids.postgres) : 0 }
  const result = await shoot(amount)
  const after = { server: cpuMsOf(pids.server), postgres: pids.postgres ? cpuMsOfFamily(pids.postgres) : 0 }
  const right = Number(
    (result as unknown as { statusCodeStats: Record<string, { count: number }> }).statusCodeStats?.[expected]
      ?.count ?? 0,
  )
  if (right !== amount)
    throw new Error(`${name}: ${amount - right} of ${amount} requests were not answered with ${expected}`)
  return {
    name,
    count: amount,
    cpuMs: (after.server - before.server) / amount,
    databaseMs: (after.postgres - before.postgres) / amount,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    perSecond: result.requests.average,
    bytes: Math.round(result.throughput.total / amount),
  }
}
