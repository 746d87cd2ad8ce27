import type { BrowserContext, Page } from 'playwright-core'
import { enterAs, visit } from '../support/browser.ts'

const KEEP = 'Tieni Trama su questo dispositivo'

/** Somebody signs in on a phone of theirs and keeps Trama there; then the network goes, and every page is closed. */
export async function keepAfield(url: string, role: string, options: { touch?: boolean } = {}) {
  const phone = await visit(url, { phone: true, ...options })
  await enterAs(phone.page, role)
  await phone.page.goto('/offline')
  await phone.page.getByRole('button', { name: KEEP }).click()
  await phone.page.getByText('Fatto: ora puoi scrivere anche senza rete.').waitFor({ timeout: 60_000 })
  await phone.page.close()
  await phone.context.setOffline(true)
  return { context: phone.context, page: await opened(phone.context) }
}

export async function opened(context: BrowserContext) {
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  return page
}

export const kept = (page: Page) =>
  page
    .getByText('Conservato su questo dispositivo. Parte appena c’è rete.')
    .first()
    .waitFor({ timeout: 60_000 })

export const allIn = (page: Page) =>
  page.getByText('È tutto arrivato: qui non aspetta niente.').waitFor({ timeout: 60_000 })
