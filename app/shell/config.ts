import { resolve } from 'node:path'
import * as z from 'zod'

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
  }
}
