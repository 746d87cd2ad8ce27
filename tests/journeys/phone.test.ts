import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { expectForEveryone } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, openMore } from './steps.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 })
const trama = openExample()
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
const MOST_TOUCHES = 6

let phones: Awaited<ReturnType<typeof chromium.launch>>
beforeAll(async () => {
  const executablePath = process.env.TRAMA_CHROMIUM
  if (!executablePath) throw new Error('TRAMA_CHROMIUM names no Chromium: run npm test, which finds one')
  phones = await chromium.launch({ executablePath, args: FLAGS })
})
afterAll(async () => {
  await phones?.close()
})

/** A phone of 360 by 740 that is touched, never clicked, signed in as somebody. */
async function phoneOf(role: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await phones.newContext({
    baseURL: trama.url,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    // A page that glides beneath the thumb is pressed beside what was meant.
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page
    .getByRole('button', { name: new RegExp(`^Entra come ${role}`) })
    .first()
    .tap()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  return { context, page }
}

/** Counts what a thumb does, and says how long it took. */
function thumb() {
  let touches = 0
  const begun = performance.now()
  return {
    tap: async (what: Locator) => {
      touches++
      await what.tap()
    },
    touches: () => touches,
    said: (what: string) =>
      console.info(`${what}: ${touches} touches, ${((performance.now() - begun) / 1000).toFixed(1)} s`),
  }
}

const saved = (page: Page) => page.waitForURL(/\/diary\/[0-9a-f-]{36}$/)

/** What holds the button in sight is a part of the window, wherever one has scrolled to. */
const inSight = (what: Locator) =>
  what.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })

test('from her day to an encounter noted, with who, where and about what, in six touches at most', async () => {
  const { context, page } = await phoneOf('facilitatore')
  await page.goto(`${EXAMPLE}/diary`)
  const { tap, touches, said } = thumb()
  await tap(page.getByRole('link', { name: 'Nuovo incontro' }).first())
  await page.waitForURL(/\/diary\/new$/)
  const save = page.getByRole('button', { name: 'Annota' })
  expect(await inSight(save)).toBe(true)
  const who = page.locator('.usual label').first()
  const name = await who.innerText()
  await tap(who)
  const where = page.locator('[role=radiogroup] label').first()
  const place = await where.innerText()
  await tap(where)
  const topic = page.locator('.chips input[type=checkbox] + label').first()
  const about = await topic.innerText()
  await tap(topic)
  await tap(save)
  await saved(page)
  said('a person of hers, a place, a topic')
  expect(touches()).toBeLessThanOrEqual(MOST_TOUCHES)
  const told = await page.locator('main').innerText()
  for (const words of [name, place, about]) expect(told).toContain(words)

  // Where she is today is where she was a moment ago; whom she met stands first.
  await page.goto(`${EXAMPLE}/diary/new`)
  expect(await page.locator('[role=radiogroup] input:checked + label').innerText()).toBe(place)
  expect(await page.locator('.usual label').first().innerText()).toBe(name)
  await expectForEveryone(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)

  // Somebody she has not met lately: the field, a few letters, the answer.
  const known = thumb()
  await page.goto(`${EXAMPLE}/diary`)
  await known.tap(page.getByRole('link', { name: 'Nuovo incontro' }).first())
  await known.tap(page.getByRole('combobox', { name: /^Con chi/ }))
  await page.keyboard.type('mar')
  const answer = page.locator('.options [role=option]').first()
  const other = (await answer.innerText()).split(/ \d/)[0] ?? ''
  await known.tap(answer)
  await known.tap(save)
  await saved(page)
  known.said('somebody else, by three letters')
  expect(known.touches()).toBeLessThanOrEqual(MOST_TOUCHES)
  expect(await page.locator('main').innerText()).toContain(other.split(' ')[0])
  await context.close()
})

test('what is seldom said is one touch further; without script the same form does the same', async () => {
  const { context, page } = await phoneOf('facilitatore')
  await page.goto(`${EXAMPLE}/diary/new`)
  expect(await page.getByLabel(/^Quando/).isVisible()).toBe(false)
  await openMore(page)
  await page.getByLabel(/^Quando/).fill('2099-01-01T10:00')
  await page.locator('.usual label').first().tap()
  await page.getByRole('button', { name: 'Annota' }).tap()
  // What is wrong in there is in sight, and who was chosen still is.
  await page.locator('.error-summary').waitFor()
  expect(await page.getByLabel(/^Quando/).isVisible()).toBe(true)
  expect(await page.locator('.usual input:checked').count()).toBe(1)
  await expectForEveryone(page)
  const cookies = await context.cookies()
  await context.close()

  const plain = await phones.newContext({
    baseURL: trama.url,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'it-IT',
  })
  await plain.addCookies(cookies)
  const bare = await plain.newPage()
  await bare.goto(`${EXAMPLE}/diary/new`)
  const name = await bare.locator('.usual label').first().innerText()
  await bare.locator('.usual label').first().tap()
  expect(await bare.locator('trama-dictation button').count()).toBe(0)
  await bare.getByRole('button', { name: 'Annota' }).tap()
  await saved(bare)
  expect(await bare.locator('main').innerText()).toContain(name)
  await plain.close()
})

test('a volunteer on a stair says in two touches that the visit was made', async () => {
  const { context, page } = await phoneOf('volontari')
  const { tap, touches, said } = thumb()
  await page.goto(`${EXAMPLE}/visits`)
  await tap(page.getByRole('button', { name: 'Fatto' }).first())
  await page
    .getByText(/^Segnato|^Visita|^Grazie/)
    .first()
    .waitFor()
  said('a visit')
  expect(touches()).toBeLessThanOrEqual(MOST_TOUCHES)
  await context.close()
})

/** A browser that listens: what it would hear is said by the test. */
const LISTENING = () => {
  const spoken = window as unknown as Record<string, unknown>
  class Recognition extends EventTarget {
    lang = ''
    start() {
      spoken.listening = this
    }
    stop() {
      spoken.listening = undefined
      this.dispatchEvent(new Event('end'))
    }
  }
  Object.defineProperty(window, 'SpeechRecognition', { value: Recognition, configurable: true })
  spoken.hear = (words: string) => {
    const heard = Object.assign([{ transcript: words }], { isFinal: true })
    const event = Object.assign(new Event('result'), { resultIndex: 0, results: [heard] })
    ;(spoken.listening as EventTarget).dispatchEvent(event)
  }
}

test('a note is spoken only after one has read where the voice goes, and agreed', async () => {
  const { context, page } = await phoneOf('facilitatore')
  await context.addInitScript(LISTENING)
  const answer = await page.goto(`${EXAMPLE}/diary/new`)
  expect(answer?.headers()['permissions-policy']).toContain('microphone=(self)')
  const hears = (words: string) =>
    page.evaluate((said) => (window as unknown as { hear: (words: string) => void }).hear(said), words)
  const listens = () =>
    page.evaluate(() => (window as unknown as { listening: unknown }).listening !== undefined)
  const speak = page.getByRole('button', { name: 'Detta' })
  await speak.tap()
  expect(await listens()).toBe(false)
  const telling = page.getByRole('group', { name: 'Prima di dettare' })
  await telling.waitFor()
  await expectForEveryone(page)
  await telling.getByRole('button', { name: 'No, scrivo' }).tap()
  expect(await telling.isVisible()).toBe(false)
  expect(await speak.evaluate((one) => one === document.activeElement)).toBe(true)

  await speak.tap()
  await telling.getByRole('button', { name: 'Va bene, detto' }).tap()
  expect(await listens()).toBe(true)
  const stop = page.getByRole('button', { name: 'Ferma' })
  expect(await stop.getAttribute('aria-pressed')).toBe('true')
  // In the language of the page, as its reader's browser has it.
  expect(
    await page.evaluate(() => (window as unknown as { listening: { lang: string } }).listening.lang),
  ).toBe('it-IT')
  expect(await page.locator('trama-dictation [role=status]').innerText()).toBe('Ti ascolto: parla.')
  const note = page.getByLabel(/^Nota/)
  await hears('abbiamo parlato della casa')
  await hears('richiamarla lunedì')
  expect(await note.inputValue()).toBe('abbiamo parlato della casa richiamarla lunedì')
  await stop.tap()
  expect(await listens()).toBe(false)

  // Agreed once on this device; what was agreed can be taken back.
  await page.goto(`${EXAMPLE}/diary/new`)
  await page.getByRole('button', { name: 'Detta' }).tap()
  expect(await listens()).toBe(true)
  await page.getByRole('button', { name: 'Ferma' }).tap()
  await page.getByRole('button', { name: 'Come funziona' }).tap()
  await page.getByRole('button', { name: 'Non dettare più su questo dispositivo' }).tap()
  await page.getByRole('button', { name: 'Detta' }).tap()
  await telling.waitFor()
  expect(await listens()).toBe(false)
  await context.close()
})

test('where no browser listens there is no button, and public pages give no microphone', async () => {
  const { context, page } = await phoneOf('facilitatore')
  await context.addInitScript(() => {
    for (const name of ['SpeechRecognition', 'webkitSpeechRecognition'])
      Object.defineProperty(window, name, { value: undefined, configurable: true })
  })
  await page.goto(`${EXAMPLE}/diary/new`)
  await page.locator('.combobox.awake').waitFor()
  await page.waitForFunction(() => customElements.get('trama-dictation'))
  expect(await page.locator('trama-dictation button').count()).toBe(0)
  await context.clearCookies()
  const answer = await page.goto(EXAMPLE)
  expect(answer?.headers()['permissions-policy']).toContain('microphone=()')
  await context.close()
})

test('a photo of the sheet is made small on the phone, kept with the encounter, and taken away', async () => {
  const { context, page } = await phoneOf('facilitatore')
  await page.goto(`${EXAMPLE}/diary/new`)
  await page.locator('.usual label').first().tap()
  await page.getByRole('button', { name: 'Annota' }).tap()
  await saved(page)
  await page.getByRole('link', { name: 'Foto del foglio' }).tap()
  await page.waitForURL(/\/photos$/)
  await expectForEveryone(page)
  // Noise, as a phone's camera gives it: several times larger than what travels.
  const taken = await sharp({
    create: {
      width: 2000,
      height: 1500,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg({ quality: 90 })
    .toBuffer()
  const camera = page.getByLabel('Scatta una foto')
  await camera.setInputFiles({ name: 'image.jpg', mimeType: 'image/jpeg', buffer: taken })
  const ready = page.locator('trama-photos [role=status]')
  await expect.poll(() => ready.innerText(), { timeout: 60_000 }).toMatch(/^Foto pronte: 1 /)
  const sent = await camera.evaluate((input: HTMLInputElement) => input.files?.[0]?.size ?? 0)
  console.info(`a photo of ${Math.round(taken.length / 1024)} kB travels as ${Math.round(sent / 1024)} kB`)
  expect(sent).toBeLessThan(taken.length)
  // One more: the first one stays.
  await camera.setInputFiles({ name: 'image.jpg', mimeType: 'image/jpeg', buffer: taken })
  await expect.poll(() => ready.innerText(), { timeout: 60_000 }).toMatch(/^Foto pronte: 2 /)
  await page.getByRole('button', { name: 'Aggiungi' }).tap()
  await page.locator('.photo-strip img').nth(1).waitFor()
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('.photo-strip img')].every((one) => one.naturalWidth > 0),
  )
  await expectForEveryone(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await page.getByRole('button', { name: 'Togli la foto 1' }).tap()
  await page.getByText('La foto è stata tolta.').waitFor()
  expect(await page.locator('.photo-strip img').count()).toBe(1)
  await context.close()
})

test('where Trama is kept on the device, names come from it at once, and nobody is asked; everybody else on request', async () => {
  const { context, page } = await phoneOf('facilitatore')
  await page.goto('/offline')
  await page.getByRole('button', { name: 'Tieni Trama su questo dispositivo' }).tap()
  await page.getByText('Fatto: ora puoi scrivere anche senza rete.').waitFor({ timeout: 60_000 })
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/diary/search')) asked.push(request.url())
  })
  await page.goto(`${EXAMPLE}/diary/new`)
  const name = await page.locator('.usual label').first().innerText()
  const who = page.getByRole('combobox', { name: /^Con chi/ })
  await who.tap()
  await page.keyboard.type(name.slice(0, 4))
  await page
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .waitFor()
  expect(asked).toEqual([])
  await page.getByRole('option', { name: /^Cerca «.*» tra tutti/ }).tap()
  await expect.poll(() => asked.length).toBe(1)
  await page
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .tap()
  expect(await page.locator('.usual input:checked').count()).toBe(1)
  // Nothing of it stands on the device in clear.
  const clear = await page.evaluate(
    () => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }),
  )
  expect(clear).not.toContain(name.split(' ')[0])
  await context.close()
})
