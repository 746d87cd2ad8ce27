import type { Page } from 'playwright-core'

export const EXAMPLE = '/bassa-bresciana-orientale'

type Words = string | RegExp

/** Waits until what was set off has come: a page of its own, or one that takes the place of this one without a reload. */
export async function settled(page: Page) {
  await page.waitForLoadState()
  await page.locator('html:not([aria-busy]):not(:has(form[aria-busy]))').waitFor({ state: 'attached' })
}

/** Presses a button of the page, and waits for what follows. */
export async function press(page: Page, name: Words, { exact = false } = {}) {
  await page.locator('main').getByRole('button', { name, exact }).first().click()
  await settled(page)
}

/** Follows a link to its page: until that is there, the page before may have a link of the next one's words. */
export async function follow(page: Page, name: Words) {
  const from = page.url()
  await page.locator('main').getByRole('link', { name }).first().click()
  await page.waitForURL(({ href }) => href !== from)
  await settled(page)
}

type Choice = { field: RegExp; typed: string; option: RegExp }

/** Types into a search and takes what it offers: from its list, or without script from the boxes the page comes back with. */
export async function choose(page: Page, { field, typed, option }: Choice, scripts = true) {
  if (scripts) {
    const input = page.getByRole('combobox', { name: field })
    await input.pressSequentially(typed)
    await page.getByRole('option', { name: option }).click()
    return
  }
  const input = page.getByRole('textbox', { name: field })
  await input.fill(typed)
  await page.locator('.combobox', { has: input }).getByRole('button', { name: 'Cerca' }).click()
  await page
    .getByRole('checkbox', { name: option })
    .or(page.getByRole('radio', { name: option }))
    .check()
}

/** Opens what a form asks only of who has it to say. */
export const openMore = (page: Page) => page.locator('details.more:not([open]) > summary').first().click()

type Noted = { newcomer: string; note: string; reminder: string }

/** From "La mia giornata" to an encounter noted with someone new; leaves the page open that shows it. */
export async function noteAnEncounter(page: Page, { newcomer, note, reminder }: Noted, scripts = true) {
  await page.goto(`${EXAMPLE}/diary`)
  await page.getByRole('link', { name: 'Nuovo incontro' }).first().click()
  await choose(page, { field: /^Con chi/, typed: newcomer, option: /^Aggiungi la persona/ }, scripts)
  await openMore(page)
  await page.getByLabel(/^(Altri argomenti|Di che cosa avete parlato)/).fill('casa, orto di quartiere')
  await page.getByLabel(/^Nota/).fill(note)
  await page.getByLabel(/^E adesso/).fill(reminder)
  await page.getByLabel(/^Ricordamelo il/).fill(
    await page
      .getByLabel(/^Quando/)
      .inputValue()
      .then((when) => when.slice(0, 10)),
  )
  await page.getByRole('button', { name: 'Annota' }).click()
  await page.waitForURL(/\/diary\/[0-9a-f-]{36}$/)
}

type Planned = { title: string; on: string }

/** A lab of one meeting, from "Nuova attività". */
export async function planALab(page: Page, { title, on }: Planned) {
  await page.goto(`${EXAMPLE}/activities`)
  await page.getByRole('link', { name: 'Nuova attività' }).first().click()
  // The list has a title, a kind and an area to filter by: not those.
  await page.waitForURL(/\/activities\/new$/)
  await page.getByLabel(/^Titolo/).fill(title)
  await page.getByLabel(/^Tipo/).selectOption('Laboratorio')
  await page.getByLabel(/^Tema/).selectOption('Prossimità')
  await page.getByLabel(/^Giorno/).fill(on)
  await page.getByLabel(/^Dalle/).fill('15:00')
  await page.getByLabel(/^Alle/).fill('17:00')
  await page.getByRole('button', { name: 'Programma' }).click()
  await page.waitForURL(/\/activities\/[0-9a-f-]{36}$/)
}

type Held = { lab: RegExp; walkIn: string; headcount: number }

/** From "La mia giornata" to a lab closed with its register: who was expected, someone new, others without a name. Gives its title. */
export async function holdALab(
  page: Page,
  { lab, walkIn, headcount }: Held,
  scripts = true,
): Promise<string> {
  await page.goto(`${EXAMPLE}/diary`)
  const toClose = page.locator('section', { has: page.getByRole('heading', { name: 'Da chiudere' }) })
  await toClose
    .locator('.card', { hasText: lab })
    .getByRole('link', { name: /^Presenze/ })
    .click()
  await page.waitForURL(/\/activities\/[0-9a-f-]+\/sessions\/[0-9a-f-]+$/)
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  const expected = page.locator('.register input[type=checkbox]:not(:checked)')
  if (await expected.count()) await expected.first().check()
  await choose(
    page,
    { field: /^Chi (altro )?è venuto/, typed: walkIn, option: /^Aggiungi la persona/ },
    scripts,
  )
  await page.getByLabel(/^Altri presenti senza nome/).fill(String(headcount))
  await page.getByLabel(/^Com’è andata/).fill('Bene: il tè è finito presto.')
  await page.getByRole('button', { name: 'Salva e chiudi' }).click()
  await page.getByText('Chiusa: da ora conta nei risultati.').waitFor()
  return title
}
