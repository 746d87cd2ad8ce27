import { createHash, randomBytes } from 'node:crypto'

/** A secret for an address that opens something: 256 random bits, safe in a URL. Only its hash is kept. */
export const newToken = () => randomBytes(32).toString('base64url')
export const hashOf = (token: string) => createHash('sha256').update(token).digest()
