import type { RequestIdVariables } from 'hono/request-id'
import type { SecureHeadersVariables } from 'hono/secure-headers'
import type { Actor } from '../ground/access/actor.ts'

export type { Env, Here, Membership, Session } from '../ground/access/request.ts'
export type { Actor, RequestIdVariables, SecureHeadersVariables }
