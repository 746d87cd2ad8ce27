import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/**
 * The network address a request comes from: the socket's. Behind a proxy of ours it is the last one of
 * X-Forwarded-For, which that proxy wrote; what stands before it anyone may have written.
 */
export function addressOf(c: Context, trustProxy: boolean): string {
  if (trustProxy) {
    const last = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    if (last) return last
  }
  return (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket?.remoteAddress ?? ''
}
