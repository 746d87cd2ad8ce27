import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { newToken } from './token.ts'

/** An identity provider that speaks OpenID Connect. */
export type Gateway = { issuer: string; clientId: string; clientSecret: string; label: string }

/** What we keep between sending someone there and their coming back. */
export type Errand = { state: string; nonce: string; verifier: string }
/** Whom the provider says it saw. `email` only where the provider vouches for it. */
export type SeenThere = { subject: string; email: string | undefined }

/** The provider does not answer, or not as the standard says. */
export class GatewayDown extends Error {}
/** What came back is not the answer to what was asked. */
export class GatewayRefusal extends Error {}

const PATIENCE_MS = 5_000
const REMEMBER_MS = 3_600_000

const description = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
})
type Description = z.infer<typeof description>
const tokens = z.object({ id_token: z.string().max(20_000) })
const claims = z.object({
  sub: z.string().min(1).max(255),
  nonce: z.string().optional(),
  email: z.email().optional(),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
})

/**
 * The way in through a provider: authorization code with PKCE, state and nonce. The provider is asked what it is when
 * someone first goes there, never at the start: while it is down only this way in is closed.
 */
export function gatewayDoor(gateway: Gateway, backTo: string) {
  let known: { description: Description; at: number } | undefined

  const describe = async (): Promise<Description> => {
    if (known && Date.now() - known.at < REMEMBER_MS) return known.description
    const address = `${gateway.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`
    const read = description.safeParse(await answered(address))
    if (!read.success || read.data.issuer !== gateway.issuer)
      throw new GatewayDown('not described as it should be')
    known = { description: read.data, at: Date.now() }
    return read.data
  }

  return {
    /** Where to send someone, and what to keep until they are back. */
    async leave(): Promise<{ address: string; errand: Errand }> {
      const { authorization_endpoint } = await describe()
      const errand = { state: newToken(), nonce: newToken(), verifier: newToken() }
      const address = new URL(authorization_endpoint)
      for (const [name, value] of Object.entries({
        response_type: 'code',
        client_id: gateway.clientId,
        redirect_uri: backTo,
        scope: 'openid email',
        state: errand.state,
        nonce: errand.nonce,
        code_challenge: createHash('sha256').update(errand.verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }))
        address.searchParams.set(name, value)
      return { address: address.href, errand }
    },

    /** Whom the provider saw. Throws GatewayRefusal for an answer that is not to this errand. */
    async comeBack(answer: URLSearchParams, errand: Errand): Promise<SeenThere> {
      if (!same(answer.get('state') ?? '', errand.state)) throw new GatewayRefusal('another state')
      const code = answer.get('code')
      if (!code) throw new GatewayRefusal('no code')
      const { token_endpoint, jwks_uri, issuer } = await describe()
      const told = await answered(token_endpoint, {
        method: 'POST',
        headers: { authorization: `Basic ${basic(gateway)}` },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri: backTo,
          code_verifier: errand.verifier,
        }),
      })
      const read = tokens.safeParse(told)
      if (!read.success) throw new GatewayRefusal('no token for this code')
      const said = claims.parse(await signedClaims(read.data.id_token, jwks_uri, issuer, gateway.clientId))
      if (!same(said.nonce ?? '', errand.nonce)) throw new GatewayRefusal('another nonce')
      return { subject: said.sub, email: said.email_verified ? said.email?.toLowerCase() : undefined }
    },
  }
}
export type GatewayDoor = ReturnType<typeof gatewayDoor>

/** A JSON answer, also of a refusal. Throws GatewayDown when none comes in time. */
async function answered(address: string, init: RequestInit = {}): Promise<unknown> {
  try {
    const answer = await fetch(address, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return await answer.json()
  } catch (error) {
    throw new GatewayDown('no answer', { cause: error })
  }
}

async function signedClaims(token: string, keys: string, issuer: string, audience: string) {
  // Only those who come through here need what reads signatures.
  const { validateToken } = await import('@better-auth/core/oauth2')
  try {
    return (await validateToken(token, keys, { issuer, audience })).payload
  } catch (error) {
    throw new GatewayRefusal('a token that does not hold', { cause: error })
  }
}

// Names and secrets are form-encoded before they are joined (RFC 6749, 2.3.1).
const basic = ({ clientId, clientSecret }: Gateway) =>
  Buffer.from([clientId, clientSecret].map(encodeURIComponent).join(':')).toString('base64')

const digest = (text: string) => createHash('sha256').update(text).digest()
const same = (given: string, expected: string) =>
  expected !== '' && timingSafeEqual(digest(given), digest(expected))
