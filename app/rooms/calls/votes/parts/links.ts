import { timingSafeEqual } from 'node:crypto'
import { keyedMark } from '../../../../ground/access/keyed.ts'
import { type Act, LINK_HOURS, mailboxOf } from '../rules.ts'
import { markFor } from '../writes.ts'

const HOUR_MS = 3_600_000
const TOKEN = /^([\w-]{32})\.([0-9a-z]{1,10})\.([\w-]{32})$/
const signatureOf = (act: Act, about: string, said: string) => keyedMark(`call link ${act} ${about}`, said)

/**
 * What a letter's link carries: the mark of its address for this one act, and until when it opens. The address itself is
 * nowhere: the house signs the link, and knows it again without having kept anything.
 */
export function tokenFor(act: Act, about: string, email: string, now: Date): string {
  const until = Math.floor(now.getTime() / HOUR_MS) + LINK_HOURS
  const said = `${markFor(act, about, `email ${mailboxOf(email)}`)}.${until.toString(36)}`
  return `${said}.${signatureOf(act, about, said)}`
}

export type Opened = { mark: string; isOver: boolean }

/** The mark in a link that was made here for this act; undefined for any other. */
export function openToken(act: Act, about: string, token: string, now: Date): Opened | undefined {
  const [, mark = '', until = '', signature = ''] = TOKEN.exec(token) ?? []
  if (!mark) return undefined
  const [ours, theirs] = [Buffer.from(signatureOf(act, about, `${mark}.${until}`)), Buffer.from(signature)]
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return undefined
  return { mark, isOver: now.getTime() / HOUR_MS >= Number.parseInt(until, 36) + 1 }
}
