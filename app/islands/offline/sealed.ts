import { all, fact, read, setFacts, within } from './store.ts'

type Key = { device: string; key: CryptoKey }
export type Sealed = { device: string; iv: Uint8Array<ArrayBuffer>; body: ArrayBuffer }

const bytes = (text: string) => new TextEncoder().encode(text)

/** Takes the key of this device: from here on nobody can read it out again, and it is written nowhere else. */
export async function takeKey(device: string, secret: string) {
  const raw = Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  await within(['keys'], (at) => at.keys.put({ device, key }))
  const known = (await fact('known')) ?? []
  await setFacts({ device, known: [...new Set([device, ...known])].slice(0, 20) })
}

export const keys = async () => new Map((await all<Key>('keys')).map(({ device, key }) => [device, key]))

/** The key of now, if this device holds one. */
export async function keyNow(): Promise<Key | undefined> {
  const device = await fact('device')
  return device ? read<Key | undefined>(['keys'], (at) => at.keys.get(device)) : undefined
}

/** Encrypts a value for one place: `where` must be the same to open it. */
export async function seal(value: unknown, where: string): Promise<Sealed> {
  const held = await keyNow()
  if (!held) throw new Error('this device holds no key')
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const how = { name: 'AES-GCM', iv, additionalData: bytes(where) }
  const body = await crypto.subtle.encrypt(how, held.key, bytes(JSON.stringify(value)))
  return { device: held.device, iv, body }
}

/** Undefined where its key is not here, or it was altered. */
export async function unseal<T>(
  { device, iv, body }: Sealed,
  where: string,
  held: ReadonlyMap<string, CryptoKey>,
): Promise<T | undefined> {
  const key = held.get(device)
  if (!key) return undefined
  try {
    const how = { name: 'AES-GCM', iv, additionalData: bytes(where) }
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, body)))
  } catch {
    return undefined
  }
}
