import type { Child } from 'hono/jsx'
import type { RequestIdVariables } from 'hono/request-id'
import type { SecureHeadersVariables } from 'hono/secure-headers'
import type { Language } from '../texts/language.ts'
import type { Translate } from '../texts/texts.ts'
import type { Actor } from './actor.ts'
import type { Program } from './program-access.ts'

/** The territory a request is about: the first segment of its path. */
export type Here = {
  id: string
  slug: string
  name: string
  language: string
  timeZone: string
  example: boolean
}

/** Where an account may act, and with which standing roles. */
export type Membership = {
  territoryId: string
  slug: string
  name: string
  personId: string
  personName: string
  roles: readonly string[]
}
export type Session = {
  accountId: string
  email: string
  name: string
  memberships: readonly Membership[]
  /** Whether it rests on two proofs of who they are. */
  proved?: boolean
  /** Whether one of their roles asks for two. */
  guarded?: boolean
}
/** Someone who has given one proof of who they are and owes another, or has yet to set it up. */
export type Arriving = { accountId: string; email: string; name: string; step: 'prove' | 'setUp' }

/** What every page finds in its request. `territory` and `actor` exist on every page below /:slug. */
export type Env = {
  Variables: {
    actor: Actor
    territory: Here
    session?: Session
    arriving?: Arriving
    /** The access a program came with, where one asks. */
    program?: Program['access']
    t: Translate
    language: Language
    now: Date
    /** Where a request comes from, as attempts are counted; nothing where it is this very machine, or not known. */
    network?: string
    /** Whether people reach this installation by https. */
    secure?: boolean
  } & RequestIdVariables &
    SecureHeadersVariables
}

export type PageProps = {
  title: string
  section?: string
  robots?: 'noindex'
  jsonLd?: object | object[]
  head?: Child
}

declare module 'hono' {
  interface ContextRenderer {
    // biome-ignore lint/style/useShorthandFunctionType: it joins Hono's own declaration, which is an interface
    (content: string | Promise<string>, props: PageProps): Response | Promise<Response>
  }
}
