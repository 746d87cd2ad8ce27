import type { Page } from 'playwright-core'

/** What a page may weigh over the wire, to whoever was here before. */
const MOST_BYTES = 100 * 1024

export type Scale = {
  /** Bytes that came over the wire since the page was last opened. */
  bytes: () => number
  /** Says a page that is too heavy, the second time it is opened: what it keeps of the first costs nothing any more. */
  tooHeavy: (path: string) => Promise<string[]>
}

/** Weighs what Chromium receives for a page: with its headers, compressed, nothing of what the browser has kept. */
export async function putOnScale(page: Page): Promise<Scale> {
  const network = await page.context().newCDPSession(page)
  let bytes = 0
  network.on('Network.requestWillBeSent', ({ type, requestId, loaderId }) => {
    if (type === 'Document' && requestId === loaderId) bytes = 0
  })
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await network.send('Network.enable')
  return {
    bytes: () => bytes,
    tooHeavy: async (path) => {
      if (bytes <= MOST_BYTES) return []
      await page.goto(path, { waitUntil: 'networkidle' })
      return bytes <= MOST_BYTES ? [] : [`weighs ${Math.ceil(bytes / 1024)} KB over the wire, seen again`]
    },
  }
}
