import { resolve } from 'node:path'
import * as z from 'zod'
import type { Gateway } from '../ground/access/gateway.ts'

/** What the environment decides. Everything has a default that works on one machine. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('localhost'),
  TRAMA_DATA: z.string().default('data'),
  TRAMA_KEY: z.string().optional(),
  TRAMA_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Trama <trama@localhost>'),
  TRUST_PROXY: z.stringbool().default(false),
  TRAMA_LIMITS: z.enum(['on', 'off']).default('on'),
  TRAMA_BACKUP_DIR: z.string().optional(),
  TRAMA_BACKUP_KEEP: z.coerce.number().int().min(1).default(7),
  TRAMA_BACKUP_PASSPHRASE: z.string().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(40).default('SPID / CIE'),
})

export type Config = {
  port: number
  host: string
  dataDir: string
  key: string | undefined
  /** Where people reach Trama, without a slash at the end. */
  url: string
  databaseUrl: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  trustProxy: boolean
  /** Whether anybody is asked to wait who sends or asks too much; off to measure. Sign-in has limits of its own. */
  limited: boolean
  /** Without a folder there is no backup by night; without a passphrase the installation's key locks it. */
  backup: { folder: string | undefined; keep: number; passphrase: string | undefined }
  /** Another way in: an identity provider that speaks OpenID Connect, such as a SPID and CIE gateway. */
  gateway?: Gateway | undefined
}

/** A variable of the environment that makes no sense; its message is a whole sentence. */
export class ConfigFault extends Error {}

/** Throws a ConfigFault that names the variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new ConfigFault(
      `the environment variable ${String(issue?.path[0])} is not right: ${issue?.message}`,
    )
  }
  const { data } = read
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.TRAMA_DATA),
    key: data.TRAMA_KEY,
    url: (data.TRAMA_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, ''),
    databaseUrl: data.DATABASE_URL,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    trustProxy: data.TRUST_PROXY,
    limited: data.TRAMA_LIMITS === 'on',
    backup: {
      folder: data.TRAMA_BACKUP_DIR && resolve(data.TRAMA_BACKUP_DIR),
      keep: data.TRAMA_BACKUP_KEEP,
      passphrase: data.TRAMA_BACKUP_PASSPHRASE,
    },
    gateway: gatewayOf(data),
  }
}

function gatewayOf(data: z.output<typeof environment>): Gateway | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = data
  if (!issuer) return undefined
  if (!clientId || !clientSecret)
    throw new ConfigFault('OIDC_ISSUER also needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.')
  return { issuer, clientId, clientSecret, label: data.OIDC_LABEL }
}
