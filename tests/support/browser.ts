import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type Axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** As small as it is published: each page reads it anew. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PHONE = { width: 360, height: 780 }
const DESK = { width: 1280, height: 900 }

let browser: Browser

/** One Chromium for the test file; each visit is a new context, like a browser of someone's own. */
export function openBrowser() {
  beforeAll(async () => {
    const executablePath = process.env.TRAMA_CHROMIUM
    if (!executablePath) throw new Error('TRAMA_CHROMIUM names no Chromium: run npm test, which finds one')
    browser = await chromium.launch({ executablePath, args: FLAGS })
  })
  afterAll(async () => {
    await browser?.close()
  })
}

type VisitOptions = { phone?: boolean; touch?: boolean; scripts?: boolean; language?: string }

export type Visit = { page: Page; context: BrowserContext; leave: () => Promise<void> }

/**
 * Someone opens a browser. An error on the console or a failed request fails the test when they leave. Their pages do not glide: a
 * button that is pressed while the page moves beneath the pointer is let go beside it.
 */
export async function visit(
  url: string,
  { phone = false, touch = false, scripts = true, language = 'it-IT' }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: phone ? PHONE : DESK,
    hasTouch: touch,
    isMobile: touch,
    javaScriptEnabled: scripts,
    locale: language,
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // A refused form answers 4xx on purpose; the browser calls that an error.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  return {
    page,
    context,
    leave: async () => {
      await context.close()
      expect(faults, 'errors in the browser').toEqual([])
    },
  }
}

type Finding = { id: string; help: string; nodes: string[] }

/** On an example installation the sign-in page lets anyone in as one of its people, by role. */
export async function enterAs(page: Page, role: string) {
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page
    .getByRole('button', { name: new RegExp(`^Entra come ${role}`) })
    .first()
    .click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** What axe finds against WCAG 2.2 AA on the page as it stands. */
export async function findings(page: Page): Promise<Finding[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe }
    // A bar that stays in sight covers half of whatever one scrolls under it: what is measured is the page beneath.
    const bars = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (one) => getComputedStyle(one).position === 'sticky',
    )
    for (const bar of bars) bar.style.position = 'static'
    const { violations } = await axe.run(document, {
      // None of these rules reads style sheets, which it would fetch again.
      preload: { assets: ['media'] },
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    for (const bar of bars) bar.style.position = ''
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
    }))
  })
}

/** What is wrong for anyone on the page as it stands: axe, not one h1, sideways scrolling at one of these widths. */
export async function hindrances(page: Page, widths: readonly number[] = []): Promise<string[]> {
  const found = (await findings(page)).map(({ id, help, nodes }) => `${id}: ${help} ${nodes.join(' ')}`)
  const headings = await page.locator('h1').count()
  if (headings !== 1) found.push(`${headings} h1`)
  return [...found, ...(await beyond(page, [page.viewportSize()!.width, ...widths]))]
}

/** At which of these widths a page scrolls sideways. */
export async function beyond(page: Page, widths: readonly number[]): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const pixels = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (pixels > 0) found.push(`scrolls ${pixels} px sideways at ${width}`)
  }
  return found
}

/** Fails when the page is not for everyone, at this width and at 320 px. */
export async function expectForEveryone(page: Page) {
  const seen = page.viewportSize()!
  const where = new URL(page.url()).pathname
  expect(await hindrances(page, [320]), `hindrances on ${where}`).toEqual([])
  await page.setViewportSize(seen)
}
