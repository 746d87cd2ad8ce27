// Each island is fetched only where its element stands on the page.
const ISLANDS: Record<string, () => Promise<unknown>> = {
  'trama-combobox': () => import('./combobox.ts'),
  'trama-dictation': () => import('./dictation.ts'),
  'trama-figure-as-typed': () => import('./figure-as-typed.ts'),
  'trama-live-minutes': () => import('./live-minutes.ts'),
  'trama-network-map': () => import('./network-map.ts'),
  'trama-passkey': () => import('./passkey.ts'),
  'trama-photos': () => import('./photos.ts'),
  'trama-roll-call': () => import('./roll-call.ts'),
  'trama-rows': () => import('./sheet-rows.ts'),
}

export function wakeIslands() {
  for (const [name, load] of Object.entries(ISLANDS)) {
    if (!customElements.get(name) && document.querySelector(name)) void load()
  }
}
