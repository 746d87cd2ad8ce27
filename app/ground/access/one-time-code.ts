import { createHmac, randomBytes } from 'node:crypto'

// Codes that an app on a phone computes from a shared key and the time (RFC 6238). SHA-1, six digits and half a minute
// are what every such app understands.
const STEP_MS = 30_000
const DIGITS = 6
const KEY_BYTES = 20
/** A phone's clock may be half a minute early or late. */
const TOLERATED_STEPS = [0, -1, 1]
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new key, in the letters that apps accept (base 32). */
export function newCodeKey(): string {
  const bits = [...randomBytes(KEY_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits.replace(/.{5}/g, (five) => LETTERS[Number.parseInt(five, 2)] ?? '')
}

function bytesOf(key: string): Buffer {
  const bits = [...key].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** Which half minute it is. */
export const stepAt = (at: Date) => Math.floor(at.getTime() / STEP_MS)

export function codeAt(key: string, step: number): string {
  const moment = Buffer.alloc(8)
  moment.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', bytesOf(key)).update(moment).digest()
  const from = mac.readUInt8(mac.length - 1) & 0xf
  const number = mac.readUInt32BE(from) & 0x7f_ff_ff_ff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The half minute a code belongs to, if it is now or right beside; a code's own step tells whether it came before. */
export function stepOf(key: string, code: string, now: Date): number | undefined {
  const step = stepAt(now)
  return TOLERATED_STEPS.map((away) => step + away).find((one) => codeAt(key, one) === code)
}

/** What the square code says to an app: whose code, for which installation, from which key. */
export function codeAddress(key: string, email: string, installation: string): string {
  const label = encodeURIComponent(`${installation}:${email}`)
  return `otpauth://totp/${label}?${new URLSearchParams({ secret: key, issuer: installation })}`
}
