import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { enterAs, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE } from './steps.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

/** What a script that found a gap would try: each is refused, or this names it. */
const letThrough = (page: Page) =>
  page.evaluate(() => {
    const attempts: Record<string, () => unknown> = {
      innerHTML: () => {
        document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'
      },
      parseFromString: () => new DOMParser().parseFromString('<b>hello</b>', 'text/html'),
      insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<b>hello</b>'),
      'a part of this page': () => {
        document.createElement('div').innerHTML = document.documentElement.outerHTML.slice(0, 400)
      },
      'script of elsewhere': () => {
        document.createElement('script').src = 'https://evil.example/a.js'
      },
      'script of a page of ours': () => {
        document.createElement('script').src = '/sign-in'
      },
      'script of words': () => {
        document.createElement('script').textContent = 'alert(1)'
      },
      'a second policy': () =>
        (
          window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } }
        ).trustedTypes.createPolicy('other', {}),
    }
    return Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        attempt()
        return [name]
      } catch {
        return []
      }
    })
  })

test('pages change without loading, also to one that is not there, and the browser finds nothing wrong', async () => {
  const { page, leave } = await visit(trama.url)
  await enterAs(page, 'coordinatore')
  await page.goto(EXAMPLE)
  const mark = () => page.evaluate(() => (document.documentElement.dataset.seen ?? 'loaded anew') as string)
  await page.evaluate(() => {
    document.documentElement.dataset.seen = 'the same document'
  })
  await page.evaluate(
    (path) => (window as unknown as { Turbo: { visit: (to: string) => void } }).Turbo.visit(path),
    `${EXAMPLE}/people?q=a`,
  )
  await page.waitForURL('**/people?q=a')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await mark()).toBe('the same document')
  await page.evaluate(
    (path) => (window as unknown as { Turbo: { visit: (to: string) => void } }).Turbo.visit(path),
    `${EXAMPLE}/nothing-here`,
  )
  await page.getByRole('heading', { name: 'Qui non c’è nulla' }).waitFor()
  await leave()
})

test('what a script puts together becomes neither HTML nor script, signed in or not', async () => {
  const visitor = await visit(trama.url)
  await visitor.page.goto(`${EXAMPLE}/agenda`)
  expect(await letThrough(visitor.page), 'as a visitor').toEqual([])
  const hers = await visit(trama.url)
  await enterAs(hers.page, 'coordinatore')
  expect(await letThrough(hers.page), 'signed in').toEqual([])
  // The console has told of each: nothing else may stand there.
  for (const { context } of [visitor, hers]) await context.close()
})
