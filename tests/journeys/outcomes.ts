import type { Page } from 'playwright-core'

const OUTCOMES = '/bassa-bresciana-orientale/outcomes'
/** Counts by indicator code; shares are left out, as they follow from them. */
export type Figures = Record<string, number>

/** The outcome table of today, read off the page. */
export async function figures(page: Page): Promise<Figures> {
  await page.goto(OUTCOMES)
  const rows = await page.locator('main table tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      code: /outcomes\/([a-z0-9_-]+)/.exec(row.querySelector('a')?.getAttribute('href') ?? '')?.[1] ?? '',
      said: row.querySelector('td:last-child')?.textContent?.trim() ?? '',
    })),
  )
  const counts = rows.filter(({ said }) => /^[\d.]+$/.test(said))
  return Object.fromEntries(counts.map(({ code, said }) => [code, Number(said.replaceAll('.', ''))]))
}

/** What has changed from one table to the next, and by how much. */
export const movedBetween = (before: Figures, after: Figures): Figures =>
  Object.fromEntries(
    Object.keys(before)
      .map((code) => [code, (after[code] ?? 0) - (before[code] ?? 0)] as const)
      .filter(([, by]) => by !== 0),
  )

/** The newest records beneath a figure, as its page lists them. */
export async function openListBeneath(page: Page, code: string): Promise<string> {
  await page.goto(OUTCOMES)
  await page.locator(`main table a[href*="/outcomes/${code}?"]`).click()
  await page.waitForURL(`**/outcomes/${code}?*`)
  return page.locator('#records').innerText()
}
