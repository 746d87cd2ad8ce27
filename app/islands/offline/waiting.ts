import { onChange, waiting } from './queue.ts'
import { sendAll } from './send.ts'
import { fact } from './store.ts'

export { keepUnsent } from './unsent.ts'

const AGAIN_MS = 60_000
const QUIET_MS = 600_000

/** On every page of whoever keeps Trama on this device: how much waits, and the sending of it. */
async function show() {
  const count = await waiting()
  for (const place of document.querySelectorAll<HTMLElement>('trama-waiting')) {
    place.hidden = count === 0
    const link = place.querySelector('a')
    if (link) link.textContent = (place.dataset.words ?? '').replace('{count}', String(count))
  }
}

async function look() {
  await show()
  const contactAt = (await fact('contactAt')) ?? 0
  if ((await waiting()) > 0 || Date.now() - contactAt > QUIET_MS) await sendAll()
  await show()
}

document.addEventListener('turbo:load', () => void look())
window.addEventListener('online', () => void look())
onChange(() => void show())
setInterval(() => void look(), AGAIN_MS)
void look()
