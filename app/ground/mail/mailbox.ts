import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A mail as it lies in the folder; `id` tells when it was written. */
export type FiledMail = { id: string; to: string; subject: string; at: Date; text: string }

const FILE = /^([0-9a-f-]{36})\.eml$/
const KEPT_DAYS = 30

/** The mails of the folder, newest first. */
export async function mailsIn(folder: string, limit = 100): Promise<FiledMail[]> {
  const ids = (await idsIn(folder)).slice(0, limit)
  return Promise.all(ids.map((id) => readMail(folder, id)))
}

/** One of them, or nothing. */
export async function mailAt(folder: string, id: string): Promise<FiledMail | undefined> {
  return (await idsIn(folder)).includes(id) ? readMail(folder, id) : undefined
}

/** Removes the mails older than thirty days; returns how many. */
export async function forgetOldMails(folder: string, now: Date): Promise<number> {
  const old = (await idsIn(folder)).filter((id) => timeOf(id) < now.getTime() - KEPT_DAYS * 86_400_000)
  await Promise.all(old.map((id) => rm(join(folder, `${id}.eml`), { force: true })))
  return old.length
}

async function idsIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => [])
  return files
    .flatMap((file) => FILE.exec(file)?.[1] ?? [])
    .sort()
    .reverse()
}

// The first 48 bits of a UUIDv7 are milliseconds since 1970.
const timeOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

async function readMail(folder: string, id: string): Promise<FiledMail> {
  const letter = await readFile(join(folder, `${id}.eml`), 'latin1')
  const [head = '', ...body] = letter.split('\r\n\r\n')
  const header = (name: string) =>
    decodeWords(
      new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r\n[ \t]+/g, ' ') ?? '',
    )
  return {
    id,
    to: header('To'),
    subject: header('Subject'),
    at: new Date(timeOf(id)),
    text: decodeQuoted(body.join('\r\n\r\n')),
  }
}

/** Words of a header beyond ASCII (RFC 2047): `=?UTF-8?Q?Citt=C3=A0?=`. */
const decodeWords = (said: string) =>
  said
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, how: string, word: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decodeQuoted(word.replaceAll('_', ' ')),
    )

/** Quoted-printable (RFC 2045), as we write it. */
const decodeQuoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
