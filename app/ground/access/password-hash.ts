import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

// Argon2id with what OWASP's Password Storage Cheat Sheet asks for at least: 19 MiB, two passes, one lane. Node hashes
// in its pool of four threads, so a crowd at the door takes 76 MiB and no more.
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const HASH_BYTES = 32
/** A stored hash that asks for more than this was not written here. */
const MOST_MEMORY_KIB = 262_144

const argon2Of = promisify(argon2)
const hashOf = (password: string, nonce: Buffer, memory: number, passes: number, parallelism: number) =>
  // The same letters typed on another keyboard may be other code points.
  argon2Of('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength: HASH_BYTES,
  })

/** A password as it is kept: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, which says itself how to check it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await hashOf(password, salt, MEMORY_KIB, PASSES, LANES)
  const [saltWords, hashWords] = [salt, hash].map((bytes) => bytes.toString('base64').replace(/=+$/, ''))
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${saltWords}$${hashWords}`
}

const KEPT = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Whether this is the password that was kept. No for anything that is not such a hash. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, memory, passes, lanes, salt = '', hash = ''] = KEPT.exec(kept) ?? []
  const expected = Buffer.from(hash, 'base64')
  if (expected.length !== HASH_BYTES || Number(memory) > MOST_MEMORY_KIB) return false
  const given = await hashOf(
    password,
    Buffer.from(salt, 'base64'),
    Number(memory),
    Number(passes),
    Number(lanes),
  )
  return timingSafeEqual(given, expected)
}
