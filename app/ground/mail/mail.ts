import { mkdirSync } from 'node:fs'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seal, unseal } from '../access/seal.ts'
import { newId } from '../db/ids.ts'
import { enqueue, type Job, jobsRun } from '../jobs/jobs.ts'

/** A mail of plain text: it carries no name of a person beyond the greeting, and nothing about their life. */
export type Mail = {
  to: string
  subject: string
  text: string
  /** The same for who reads mails with their looks. */
  html?: string
  headers?: Record<string, string>
}

export type MailOptions = {
  dataDir: string
  /** Without it mails become files that an administrator can read. */
  smtpUrl?: string | undefined
  from: string
  log: (line: string) => void
}
type Post = {
  deliver: (mail: Mail) => Promise<void>
  folder: string
  bySmtp: boolean
  log: (line: string) => void
}

let post: Post | undefined

/** Opens the way mails go out of this process. */
export function openMail({ dataDir, smtpUrl, from, log }: MailOptions) {
  const folder = join(dataDir, 'mail')
  post = {
    folder,
    bySmtp: Boolean(smtpUrl),
    log,
    deliver: smtpUrl ? bySmtp(smtpUrl, from) : intoFolder(folder, from),
  }
}

const opened = () => {
  if (!post) throw new Error('mail is not open: call openMail() first')
  return post
}

/** The folder of the mails that were not sent, or nothing where they go by SMTP. */
export const mailFolder = () => (opened().bySmtp ? undefined : opened().folder)

function bySmtp(smtpUrl: string, from: string): Post['deliver'] {
  let transport: Promise<import('nodemailer').Transporter> | undefined
  return async (mail) => {
    transport ??= import('nodemailer').then(({ createTransport }) => createTransport(smtpUrl))
    await (await transport).sendMail({ from, ...mail })
  }
}

function intoFolder(folder: string, from: string): Post['deliver'] {
  return async (mail) => {
    const { createTransport } = await import('nodemailer')
    const letter = await createTransport({ streamTransport: true, buffer: true }).sendMail({
      from,
      ...mail,
      textEncoding: 'quoted-printable',
    })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    await writeFile(join(folder, `${newId()}.eml`), letter.message as Buffer, { mode: 0o600, flag: 'wx' })
  }
}

/** Sends a mail soon: no request waits for it. Where jobs do not run it goes straight out, in the background. */
export async function sendMail(mail: Mail): Promise<void> {
  const { deliver, log } = opened()
  if (jobsRun()) {
    const id = newId()
    // A mail may hold a link that opens an account: whoever reads the queue must not find it.
    return enqueue(MAIL_JOB.name, { id, sealed: seal(JSON.stringify(mail), `mail:${id}`).toString('base64') })
  }
  deliver(mail).catch((error: Error) => log(`mail: ${error.message}`))
}

/**
 * What became of a mail handed over now: taken; refused for good by the other side; to be tried later; our own way out is
 * closed, whoever it is for; or nobody knows, because it broke off after the words were on their way.
 */
export type Delivery = 'sent' | 'refused' | 'later' | 'unreachable' | 'unknown'

/** Hands a mail over and waits for the answer. For whoever sends many and notes each: a request never waits for this. */
export async function deliverNow(mail: Mail): Promise<Delivery> {
  const { deliver, log } = opened()
  try {
    await deliver(mail)
    return 'sent'
  } catch (error) {
    const delivery = deliveryOf(error as SmtpError)
    log(`mail: ${delivery}: ${(error as SmtpError).code ?? ''} ${(error as SmtpError).responseCode ?? ''}`)
    return delivery
  }
}

type SmtpError = Error & {
  code?: string
  originalCode?: string
  syscall?: string
  responseCode?: number
  command?: string
}
const CLOSED =
  /^(EAUTH|ENOAUTH|EOAUTH2|EDNS|ETLS|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOSPC|EROFS|EACCES|EDQUOT)$/

/** By RFC 5321: 5yz is for good, 4yz for now. Without an answer only a door that never opened is certain. */
export function deliveryOf({
  code = '',
  originalCode = '',
  syscall,
  responseCode,
  command,
}: SmtpError): Delivery {
  const closed = CLOSED.test(code) || CLOSED.test(originalCode) || syscall === 'connect'
  // Whoever refuses the sender's own address refuses every mail alike.
  if (closed || (command === 'MAIL FROM' && responseCode)) return 'unreachable'
  if (responseCode && responseCode >= 500) return 'refused'
  if (responseCode && responseCode >= 400) return 'later'
  return code === 'EENVELOPE' ? 'refused' : 'unknown'
}

export const MAIL_JOB: Job<{ id: string; sealed: string }> = {
  name: 'mail.send',
  retries: 8,
  keepHours: 12,
  work: async ({ id, sealed }) =>
    opened().deliver(JSON.parse(unseal(Buffer.from(sealed, 'base64'), `mail:${id}`))),
}
