/** An id that sorts by when it was made, as our server makes them: UUID of version 7, the time before what is random. */
export function newId(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0')
  // Of a random one its last 74 bits, between which its variant stands.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}
