import { FLAG } from './kept.ts'
import { type Turn, takeHold } from './send.ts'
import { language } from './words.ts'

const SHOWN_LANGUAGE = 'trama-language'

/** Keeps Trama on this device: its pages, its key, and what may be held of whoever is signed in. */
export async function keepHere(): Promise<Turn> {
  const turn = await takeHold()
  if (turn !== 'sent') return turn
  await navigator.serviceWorker.register('/worker.js', { scope: '/' })
  await navigator.serviceWorker.ready
  const choice = await caches.open(SHOWN_LANGUAGE)
  await choice.put('/offline/chosen-language', new Response(language()))
  localStorage.setItem(FLAG, '1')
  // A browser short of room throws away what nobody asked it to keep.
  await navigator.storage?.persist?.()
  return 'sent'
}

/** Takes Trama off this device, with all that it holds. */
export async function leaveHere() {
  localStorage.removeItem(FLAG)
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
  for (const name of await caches.keys()) if (name.startsWith('trama-')) await caches.delete(name)
}
