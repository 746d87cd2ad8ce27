import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** What an address of the interfaces looks like: at the root, or below a territory. */
const INTERFACE = /^\/(?:[^/]+\/)?api(?:\/(?!try(?:\/|$))|$)/
export const isInterface = (path: string) => INTERFACE.test(path)

/** The records behind a token, which no page of another site may ask for. */
const RECORDS = /^\/[^/]+\/api\/v1(?:\/|$)/
export const isRecords = (path: string) => RECORDS.test(path)

/** What went wrong, for a program and whoever reads its log (RFC 9457). `title` stays the same for a status. */
export type Problem = {
  status: number
  title: string
  detail?: string
  /** What was asked wrongly, field by field. */
  errors?: readonly { field: string; detail: string }[]
}

/** Answers with a problem. The type is `about:blank`: the status says what kind it is. */
export function problem(c: Context, said: Problem): Response {
  c.header('Content-Type', 'application/problem+json; charset=utf-8')
  c.header('Cache-Control', 'no-store')
  if (!isRecords(c.req.path)) c.header('Access-Control-Allow-Origin', '*')
  return c.body(
    JSON.stringify({ type: 'about:blank', ...said, instance: new URL(c.req.url).pathname }),
    said.status as ContentfulStatusCode,
  )
}
