import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { getMigrations } from 'better-auth/db/migration'
import { magicLink } from 'better-auth/plugins/magic-link'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Language } from '../texts/language.ts'
import { cookieNamed } from './cookies.ts'
import * as limits from './limits.ts'
import { browserIn, coarseNetwork } from './origin.ts'
import { hashPassword, isPassword } from './password-hash.ts'

/** What goes into a sign-in link: to whom, in which language, and where to go after. */
export type Link = { email: string; token: string; language: Language; next: string }

export type Building = {
  pool: pg.Pool
  secret: string
  baseUrl: string
  /** Must not wait: a known and an unknown address take the same time to answer. */
  sendLink: (link: Link) => void
}

function optionsOf({ pool, secret, baseUrl, sendLink }: Building) {
  return {
    appName: 'Trama',
    baseURL: baseUrl,
    basePath: limits.AUTH_PATH,
    secret,
    telemetry: { enabled: false },
    logger: { level: 'error' as const },
    database: {
      db: new Kysely<never>({ dialect: new PostgresDialect({ pool }) }),
      type: 'postgres' as const,
      schemaName: 'auth',
      transaction: true,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: limits.SHORTEST_PASSWORD,
      maxPasswordLength: limits.LONGEST_PASSWORD,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }: { hash: string; password: string }) => isPassword(password, hash),
      },
    },
    databaseHooks: {
      session: {
        create: {
          // What a session keeps of a browser is what its owner needs to recognise it.
          before: async (session: {
            ipAddress?: string | null | undefined
            userAgent?: string | null | undefined
          }) => ({
            data: {
              ...session,
              ipAddress: coarseNetwork(session.ipAddress ?? ''),
              userAgent: browserIn(session.userAgent ?? ''),
            },
          }),
        },
      },
    },
    session: { expiresIn: limits.SESSION_HOURS * 3600, disableSessionRefresh: true },
    advanced: {
      // Its own way to secure cookies names them `__Secure-`, which a sibling host could still write.
      useSecureCookies: false,
      cookiePrefix: cookieNamed('trama', limits.isSecure(baseUrl)),
      defaultCookieAttributes: {
        path: '/',
        sameSite: 'lax' as const,
        httpOnly: true,
        secure: limits.isSecure(baseUrl),
      },
      ipAddress: { ipAddressHeaders: [limits.ADDRESS_HEADER] },
    },
    rateLimit: {
      enabled: true,
      storage: 'database' as const,
      customRules: {
        '/sign-in/email': { window: 60, max: limits.PASSWORDS_A_MINUTE },
        '/sign-in/magic-link': { window: 60, max: limits.LINK_REQUESTS_A_MINUTE },
        '/magic-link/verify': { window: 60, max: limits.LINKS_OPENED_A_MINUTE },
        '/change-password': { window: 60, max: limits.PASSWORDS_A_MINUTE },
        '/passkey/*': { window: 60, max: limits.PASSKEYS_A_MINUTE },
      },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        storeToken: 'hashed',
        expiresIn: limits.LINK_MINUTES * 60,
        sendMagicLink: ({ email, token, metadata }) => {
          const { language = 'it', next = '/' } = (metadata ?? {}) as Partial<Link>
          sendLink({ email, token, language, next })
        },
      }),
      passkey({
        rpName: 'Trama',
        rpID: new URL(baseUrl).hostname,
        origin: new URL(baseUrl).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) => isVerified(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => isVerified(verification.authenticationInfo.userVerified),
        },
      }),
    ],
  }
}

/** A passkey stands for two proofs: the device, and the finger, face or number that opened it. Without these it is one. */
async function isVerified(userVerified: boolean | undefined) {
  if (!userVerified) throw new APIError('UNAUTHORIZED', { message: 'the passkey did not check who holds it' })
}

/** Better Auth on its own schema and login. It takes half a second to load, so only those who need it import this. */
export const buildBetterAuth = (building: Building) => betterAuth(optionsOf(building))
export type BetterAuth = ReturnType<typeof buildBetterAuth>

/**
 * The statements that make, or bring up to date, the tables of schema `auth`. To be run before anything is built:
 * what is built looks at its tables once.
 */
export const compileMigrations = async (building: Building) =>
  (await getMigrations(optionsOf(building))).compileMigrations()
