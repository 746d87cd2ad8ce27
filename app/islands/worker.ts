// Answers while there is no network: with the pages that the browser fills itself, and the files they are made of. What our
// server says of anybody is never kept here. This file stands alone: its first line, put there by the server, says what to keep.

type Kept = { version: string; files: string[]; shells: Record<string, string> }
type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
type Worker = {
  TRAMA: Kept
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  location: Location
  navigator: Navigator
  addEventListener(name: string, heard: (event: never) => void): void
}

const worker = self as unknown as Worker
const { version, files, shells } = worker.TRAMA
const OWN = 'trama-files-'
const CACHE = OWN + version
const CHOICE = 'trama-language'
const CHOSEN = '/offline/chosen-language'
/** So long a page is waited for where the network is there but gives nothing. */
const PATIENCE_MS = 8_000
const DOWN = [502, 503, 504]

worker.addEventListener('install', (event: Lasting) => event.waitUntil(keepFiles()))
worker.addEventListener('activate', (event: Lasting) => event.waitUntil(takeOver()))
worker.addEventListener('fetch', (event: Fetching) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== worker.location.origin) return
  if (request.method === 'POST' && url.pathname === '/sign-out') event.respondWith(signOut(request))
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(page(request, url))
  else if (files.includes(url.pathname)) event.respondWith(file(request))
})

/** Asked for as nobody, so that nothing of whoever is signed in is in them. */
async function keepFiles() {
  const cache = await caches.open(CACHE)
  await Promise.all(
    [...files, ...Object.values(shells)].map(async (path) => {
      const answer = await fetch(path, { credentials: 'omit', cache: 'no-cache' })
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      await cache.put(path, answer)
    }),
  )
  await worker.skipWaiting()
}

async function takeOver() {
  for (const name of await caches.keys())
    if (name.startsWith(OWN) && name !== CACHE) await caches.delete(name)
  await worker.clients.claim()
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(new URL(request.url).pathname)
  return kept ?? fetch(request)
}

async function page(request: Request, url: URL): Promise<Response> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS))
  const answer = await Promise.race([fetch(request).catch(() => undefined), late])
  if (answer && !DOWN.includes(answer.status)) return answer
  return (await shell(url)) ?? answer ?? Response.error()
}

/** The page that is filled here, in the language one chose last on this device. */
async function shell(url: URL): Promise<Response | undefined> {
  const choice = await caches.open(CHOICE)
  const wished = url.searchParams.get('lang') ?? /^\/offline\/(\w+)$/.exec(url.pathname)?.[1]
  if (wished && shells[wished]) await choice.put(CHOSEN, new Response(wished))
  const chosen = (await (await choice.match(CHOSEN))?.text()) ?? worker.navigator.language.slice(0, 2)
  return caches.match(shells[chosen] ?? shells.it ?? '')
}

/** Whoever signs out leaves nothing on this device that can be read. */
async function signOut(request: Request): Promise<Response> {
  const answer = await fetch(request)
  await forgetWhatIsRead().catch(() => {})
  return answer
}

const forgetWhatIsRead = () =>
  new Promise<void>((resolve, reject) => {
    const asked = indexedDB.open('trama')
    // Where nothing was ever kept, nothing is made.
    asked.onupgradeneeded = () => asked.transaction?.abort()
    asked.onerror = () => resolve()
    asked.onsuccess = () => {
      const tx = asked.result.transaction(['keys', 'held'], 'readwrite')
      tx.objectStore('keys').clear()
      tx.objectStore('held').clear()
      tx.oncomplete = () => {
        asked.result.close()
        resolve()
      }
      tx.onabort = () => reject(tx.error)
    }
  })
