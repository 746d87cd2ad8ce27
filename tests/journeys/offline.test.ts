import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { setClockWrong } from '../support/wrong-clock.ts'
import { allIn, keepAfield, kept, opened } from './afield.ts'
import { figures, movedBetween, openListBeneath } from './outcomes.ts'
import { EXAMPLE, openMore } from './steps.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const goAfield = (role: string) => keepAfield(trama.url, role)

/** A register with its whole length in sight: nothing lies half under the button that stays under the thumb. */
async function expectWholeForEveryone(page: Page) {
  const seen = page.viewportSize()!
  await page.setViewportSize({ ...seen, height: 6_000 })
  await expectForEveryone(page)
  await page.setViewportSize(seen)
}

type Meeting = { typed: string; option: string | RegExp; note: string }
async function noteOffline(page: Page, { typed, option, note }: Meeting) {
  await page.goto(`${EXAMPLE}/diary/new`)
  await heading(page, 'Nuovo incontro')
  await page.getByRole('combobox', { name: /^Con chi/ }).pressSequentially(typed)
  await page.getByRole('option', { name: option }).first().click()
  await page.getByLabel(/^Nota/).fill(note)
  await page.getByRole('button', { name: 'Annota' }).click()
  await kept(page)
}

test('without network three encounters and a lab with a walk-in; back on line the table moves by exactly that', async () => {
  const desk = await visit(trama.url)
  await enterAs(desk.page, 'coordinatore')
  const before = await figures(desk.page)

  const { context, page } = await goAfield('facilitatore')
  await page.goto(`${EXAMPLE}/diary`)
  await heading(page, 'La mia giornata')
  await expectForEveryone(page)
  const fresh = (name: string) => `Aggiungi la persona «${name}»`
  await noteOffline(page, {
    typed: 'Ofelia Senzacampo',
    option: fresh('Ofelia Senzacampo'),
    note: 'Prima nota',
  })
  await expectForEveryone(page)
  // Named a moment ago, nobody but this phone knows her: it is the same Ofelia.
  await noteOffline(page, { typed: 'Ofelia', option: /^Ofelia Senzacampo/, note: 'Seconda nota' })
  await noteOffline(page, {
    typed: 'Gedeone Incortile',
    option: fresh('Gedeone Incortile'),
    note: 'Terza nota',
  })

  await page.goto(`${EXAMPLE}/diary/people`)
  await heading(page, 'Le mie persone')
  await expectForEveryone(page)
  await page.goto(`${EXAMPLE}/places`)
  await heading(page, 'Luoghi')
  await expectForEveryone(page)

  await page.goto(`${EXAMPLE}/diary`)
  const toClose = page.locator('section', {
    has: page.getByRole('heading', { name: 'Da chiudere e di domani' }),
  })
  await toClose
    .getByRole('link', { name: /^Presenze/ })
    .first()
    .click()
  const expected = page.locator('.register input[type=checkbox]:not(:checked)')
  await expected.first().check()
  await page.getByRole('combobox', { name: /^Chi altro è venuto/ }).pressSequentially('Walter Dipassaggio')
  await page.getByRole('option', { name: fresh('Walter Dipassaggio') }).click()
  await page.getByLabel(/^Altri presenti senza nome/).fill('7')
  await expectWholeForEveryone(page)
  await page.getByRole('button', { name: 'Salva e chiudi' }).click()
  await kept(page)
  await page.getByText('4 cose aspettano su questo dispositivo.').waitFor()
  await expectForEveryone(page)
  expect(movedBetween(before, await figures(desk.page))).toEqual({})

  await context.setOffline(false)
  await page.getByText('È tutto arrivato: qui non aspetta niente.').waitFor({ timeout: 60_000 })
  expect(movedBetween(before, await figures(desk.page))).toEqual({
    people_reached: 3,
    people_met: 2,
    labs_held: 1,
    headcount_anonymous: 7,
  })
  const reached = await openListBeneath(desk.page, 'people_reached')
  for (const name of ['Ofelia Senzacampo', 'Gedeone Incortile', 'Walter Dipassaggio'])
    expect(reached).toContain(name)
  await context.close()
  await desk.leave()
})

test('a missed visit told on a stair without signal reaches the mediator', async () => {
  const { context, page } = await goAfield('volontario')
  await page.goto(`${EXAMPLE}/visits`)
  await heading(page, 'Le mie visite')
  await expectForEveryone(page)
  const card = page.locator('main .card').first()
  const whom = await card.getByRole('heading').innerText()
  await card.getByRole('link', { name: 'C’è qualcosa' }).click()
  await page.getByLabel('La visita non c’è stata').check()
  await page.getByLabel(/^Che cosa hai visto/).fill('Il campanello non suona')
  await page.getByText('Senza rete chi ti segue non lo sa ancora').waitFor()
  await expectForEveryone(page)
  await page.getByRole('button', { name: 'Dillo a chi ti segue' }).click()
  await kept(page)
  await context.setOffline(false)
  await page.getByText('È tutto arrivato: qui non aspetta niente.').waitFor({ timeout: 60_000 })
  await context.close()

  const mediator = await visit(trama.url)
  await enterAs(mediator.page, 'facilitatore')
  await mediator.page.goto(`${EXAMPLE}/visits/following`)
  await mediator.page.getByRole('link', { name: whom }).first().click()
  await mediator.page.getByText('Il campanello non suona').first().waitFor()
  await mediator.leave()
})

test('whoever signs out leaves nothing to read; what waits is shut, and opens when they are back', async () => {
  const { context, page } = await goAfield('facilitatore')
  await noteOffline(page, { typed: 'Tecla Inattesa', option: /Tecla Inattesa/, note: 'Da non perdere' })
  // The page that signs out is the only thing that reaches the server.
  await context.route('**/offline/**', (route) => route.abort())
  await context.setOffline(false)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Esci' }).first().click()
  await page.waitForURL((url) => url.pathname !== '/account')
  await context.setOffline(true)
  const after = await opened(context)
  await after.goto(`${EXAMPLE}/diary`)
  await after.getByText('Una cosa non ancora inviata è chiusa a chiave.', { exact: false }).waitFor()
  expect(await after.locator('main').innerText()).not.toMatch(/Tecla|Da non perdere/)
  await context.setOffline(false)
  await context.unroute('**/offline/**')

  // Somebody else at the same phone can neither read nor send it.
  await enterAs(after, 'coordinatore')
  await after.goto('/offline')
  await after.getByText('Una cosa non ancora inviata è chiusa a chiave.', { exact: false }).waitFor()

  await enterAs(after, 'facilitatore')
  await after.goto('/offline')
  await after.getByText('È tutto arrivato: qui non aspetta niente.').waitFor({ timeout: 60_000 })
  await after.getByRole('link', { name: 'Tecla Inattesa' }).click()
  await after.getByText('Da non perdere').first().waitFor()
  await context.close()
})

test('a phone that was lost is emptied from a distance, at its first contact', async () => {
  const { context, page } = await goAfield('facilitatore')
  await noteOffline(page, { typed: 'Ubaldo Perduto', option: /Ubaldo Perduto/, note: 'Sul telefono perso' })
  const desk = await visit(trama.url)
  await enterAs(desk.page, 'amministratore')
  await desk.page.goto(`${EXAMPLE}/devices`)
  await expectForEveryone(desk.page)
  // The device seen last stands first.
  await desk.page.getByRole('button', { name: 'Svuota' }).first().click()
  await desk.page.getByText('Al prossimo contatto quel dispositivo si svuota', { exact: false }).waitFor()
  await desk.leave()
  await context.setOffline(false)
  await page.getByText('Questo dispositivo è stato svuotato a distanza.').waitFor({ timeout: 60_000 })
  expect(await page.locator('main').innerText()).not.toContain('Ubaldo')
  const left = await page.evaluate(async () => {
    const asked = indexedDB.open('trama')
    const database = await new Promise<IDBDatabase>((open) => {
      asked.onsuccess = () => open(asked.result)
    })
    const counts = [...database.objectStoreNames].map(
      (name) =>
        new Promise((told) => {
          const counting = database.transaction(name).objectStore(name).count()
          counting.onsuccess = () => told(counting.result)
        }),
    )
    return Promise.all(counts)
  })
  expect(left).toEqual([0, 0, 0, 0])
  await context.close()
})

test('what lies on a phone is words for nobody: neither names nor notes, and its key cannot be taken out', async () => {
  const { context, page } = await goAfield('facilitatore')
  await noteOffline(page, { typed: 'Quirino Segreto', option: /Quirino Segreto/, note: 'Parole riservate' })
  const stored = await page.evaluate(async () => {
    const asked = indexedDB.open('trama')
    const database = await new Promise<IDBDatabase>((open) => {
      asked.onsuccess = () => open(asked.result)
    })
    const rows = await Promise.all(
      [...database.objectStoreNames].map(
        (name) =>
          new Promise<unknown[]>((told) => {
            const asking = database.transaction(name).objectStore(name).getAll()
            asking.onsuccess = () => told(asking.result)
          }),
      ),
    )
    const words = new TextDecoder()
    const read = (value: unknown): string =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? words.decode(value)
        : value instanceof CryptoKey
          ? `extractable ${value.extractable}`
          : typeof value === 'object' && value !== null
            ? Object.values(value).map(read).join(' ')
            : String(value)
    const cached: string[] = []
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) cached.push(new URL(request.url).pathname)
    return { kept: rows.map(read).join(' '), cached }
  })
  expect(stored.kept).toContain('extractable false')
  expect(stored.kept).not.toMatch(/Quirino|riservate|Orto|Presenze|"people"/)
  expect(stored.cached.length).toBeGreaterThan(8)
  expect(stored.cached.filter((path) => !/^\/(assets|icons|offline)\//.test(path))).toEqual([])
  await context.close()
})

test('a refusal stays in sight with its reason, can be corrected, and then goes in', async () => {
  const { context, page } = await goAfield('facilitatore')
  await page.goto(`${EXAMPLE}/diary/new`)
  await page.getByRole('combobox', { name: /^Con chi/ }).pressSequentially('Elvira Domani')
  await page
    .getByRole('option', { name: /Elvira Domani/ })
    .first()
    .click()
  const when = page.getByLabel(/^Quando/)
  const now = await when.inputValue()
  await openMore(page)
  await when.fill(`2099${now.slice(4)}`)
  await page.getByRole('button', { name: 'Annota' }).click()
  await kept(page)
  await context.setOffline(false)
  await page.getByText('Tornata indietro').waitFor({ timeout: 60_000 })
  await page.locator('.waiting-list .error').waitFor()
  await expectForEveryone(page)
  // Whatever becomes of it, its author can take it along in plain words.
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Salva come file' }).click()
  const words = await readFile(await (await saved).path(), 'utf8')
  expect(words).toContain('Elvira Domani')
  expect(words).toContain(await page.locator('.waiting-list .error').innerText())
  await page.getByRole('button', { name: 'Correggi' }).click()
  await page.getByLabel(/^Quando/).fill(now)
  await page.getByRole('button', { name: 'Annota' }).click()
  await page.getByText('È tutto arrivato: qui non aspetta niente.').waitFor({ timeout: 60_000 })
  await context.close()
})

test('a page that was open when the network went keeps what was written in it', async () => {
  const { context } = await goAfield('facilitatore')
  await context.setOffline(false)
  const page = await opened(context)
  await page.goto(`${EXAMPLE}/diary/new`)
  await page.getByRole('combobox', { name: /^Con chi/ }).pressSequentially('Iolanda Interrotta')
  await page
    .getByRole('option', { name: /Iolanda Interrotta/ })
    .first()
    .click()
  await page.getByLabel(/^Nota/).fill('Scritta con la rete, mandata senza')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Annota' }).click()
  await page.getByText('Una cosa aspetta su questo dispositivo.').waitFor()
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Iolanda Interrotta' }).waitFor({ timeout: 60_000 })
  await context.close()
})

const oneWaits = (page: Page) => page.getByText('Una cosa aspetta su questo dispositivo.').waitFor()

/** The address of a register that is still open, and long enough for two to write in. */
async function anOpenRegister(page: Page): Promise<string> {
  await page.goto(`${EXAMPLE}/diary`)
  await heading(page, 'La mia giornata')
  const addresses = await page
    .getByRole('link', { name: /^Presenze/ })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  for (const address of addresses.reverse()) {
    await page.goto(address)
    // The page has a heading before the device is asked what it holds: the rows come with the form.
    await page.getByLabel(/^Altri presenti senza nome/).waitFor()
    if ((await page.locator('.register li').count()) > 2) return address
  }
  throw new Error(`no register of three among ${addresses.length}`)
}
const rowAt = (page: Page, at: number) => page.locator('.register li').nth(at)
async function sayOf(page: Page, at: number, { state, role }: { state: string; role: string }) {
  await rowAt(page, at).locator('summary').click()
  await rowAt(page, at)
    .getByLabel(/^Se non c’è/)
    .selectOption({ label: state })
  await rowAt(page, at)
    .getByLabel(/^Ruolo di/)
    .selectOption({ label: role })
}
async function keepOffline(page: Page) {
  await page.getByRole('button', { name: 'Salva le presenze' }).click()
  await kept(page)
}

test('two phones in one register: what each wrote goes in, what both said differently a person decides', async () => {
  const [anna, bruno] = [await goAfield('facilitatore'), await goAfield('coordinatore')]
  const address = await anOpenRegister(anna.page)
  await bruno.page.goto(address)
  await rowAt(bruno.page, 0).waitFor()
  const name = (await rowAt(bruno.page, 0).locator('label').innerText()).trim()
  await rowAt(bruno.page, 0).getByRole('checkbox').check()
  await rowAt(bruno.page, 2).getByRole('checkbox').check()
  await bruno.page.getByLabel(/^Altri presenti senza nome/).fill('9')
  await keepOffline(bruno.page)

  await sayOf(anna.page, 0, { state: 'Assente', role: 'Relatore o relatrice' })
  await rowAt(anna.page, 0).getByRole('checkbox').uncheck()
  await rowAt(anna.page, 1).getByRole('checkbox').check()
  await expectWholeForEveryone(anna.page)
  await keepOffline(anna.page)
  await anna.context.setOffline(false)
  await allIn(anna.page)

  await bruno.context.setOffline(false)
  await bruno.page.getByText('Da decidere').waitFor({ timeout: 60_000 })
  const versions = bruno.page.getByRole('table', { name: 'Le due versioni' })
  await versions.getByRole('row', { name }).waitFor()
  expect(await versions.getByRole('row', { name }).getByRole('cell').allInnerTexts()).toEqual([
    'Presente, Partecipante',
    'Assente, Relatore o relatrice',
  ])
  expect(await versions.getByRole('row').count()).toBe(2)
  await expectForEveryone(bruno.page)
  await bruno.page.getByRole('button', { name: 'Vale quello che c’è nel registro' }).click()
  await allIn(bruno.page)
  await bruno.page.goto(address)
  expect(await rowAt(bruno.page, 0).locator('summary').innerText()).toContain('Assente, Relatore o relatrice')
  const boxes = bruno.page.locator('.register').getByRole('checkbox')
  expect([
    await boxes.nth(0).isChecked(),
    await boxes.nth(1).isChecked(),
    await boxes.nth(2).isChecked(),
  ]).toEqual([false, true, true])
  const headcount = bruno.page.getByLabel(/^Altri presenti senza nome/)
  expect(await headcount.inputValue()).toBe('9')

  // A number said twice is decided the other way: one's own.
  await bruno.context.setOffline(true)
  await bruno.page.goto(address)
  await headcount.fill('12')
  await keepOffline(bruno.page)
  await anna.page.goto(address)
  await anna.page.getByLabel(/^Altri presenti senza nome/).fill('10')
  await anna.page.getByRole('button', { name: 'Salva le presenze' }).click()
  await anna.page.getByText('Presenze salvate.').waitFor()
  await bruno.context.setOffline(false)
  await bruno.page.getByRole('button', { name: 'Vale quello che ho scritto io' }).click({ timeout: 60_000 })
  await allIn(bruno.page)
  await bruno.page.goto(address)
  expect(await headcount.inputValue()).toBe('12')
  await anna.context.close()
  await bruno.context.close()
})

const DAY_MS = 86_400_000

test('after fourteen days without contact a phone shuts itself; what waits opens when its author is back', async () => {
  const { context, page } = await goAfield('facilitatore')
  await noteOffline(page, { typed: 'Nives Lontana', option: /Nives Lontana/, note: 'Scritta in rifugio' })
  await page.close()
  const after = async (days: number) => {
    const later = await opened(context)
    await setClockWrong(later, days * DAY_MS)
    await later.goto(`${EXAMPLE}/diary`)
    return later
  }
  const thirteen = await after(13)
  await heading(thirteen, 'La mia giornata')
  await thirteen.close()
  const fifteen = await after(15)
  await fifteen.getByText('Una cosa non ancora inviata è chiusa a chiave.', { exact: false }).waitFor()
  expect(await fifteen.locator('main').innerText()).not.toMatch(/Nives|rifugio/)
  await fifteen.close()
  // It stays so, whatever the clock says afterwards.
  const again = await after(0)
  await again.getByText('Una cosa non ancora inviata è chiusa a chiave.', { exact: false }).waitFor()
  await context.setOffline(false)
  await again.goto('/offline')
  await allIn(again)
  await again.getByRole('link', { name: 'Nives Lontana' }).waitFor()
  await context.close()
})

test('a register that was open when the network went waits whole; a question about it is answered from the queue', async () => {
  const { context, page } = await goAfield('facilitatore')
  const address = await anOpenRegister(page)
  await context.setOffline(false)
  await page.goto(address)
  await sayOf(page, 1, { state: 'Assente', role: 'Co-progettista' })
  await rowAt(page, 1).getByRole('checkbox').uncheck()
  await page.getByLabel(/^Altri presenti senza nome/).fill('2600')
  await page.getByLabel(/^Com’è andata/).fill('Festa grande')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Salva le presenze' }).click()
  await oneWaits(page)
  await context.setOffline(false)
  await page.getByText('Tornata indietro').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: /^Sì, sono/ }).click()
  await allIn(page)
  await page.goto(address)
  expect(await page.getByLabel(/^Altri presenti senza nome/).inputValue()).toBe('2600')
  expect(await page.getByLabel(/^Com’è andata/).inputValue()).toContain('Festa grande')
  await page.getByText('Assente, Co-progettista').first().waitFor()

  // What cannot wait here stays in its page, which says so; pressed again it goes in.
  await page.goto('/account')
  const own = page.getByLabel(/^Nome/).first()
  await own.fill('Facilitatrice Paziente')
  await context.setOffline(true)
  const save = page.locator('form', { has: own }).getByRole('button')
  await save.last().click()
  await page.getByText('Quello che hai scritto è ancora qui', { exact: false }).waitFor()
  expect(await own.inputValue()).toBe('Facilitatrice Paziente')
  await context.setOffline(false)
  await save.last().click()
  await page.getByRole('status').first().waitFor()
  await context.close()
})

test('a visit done, and what is to be done, wait where the network went, and go in', async () => {
  const stairs = await goAfield('volontario')
  await stairs.context.setOffline(false)
  await stairs.page.goto(`${EXAMPLE}/visits`)
  await heading(stairs.page, 'Le mie visite')
  await stairs.context.setOffline(true)
  await stairs.page.getByRole('button', { name: 'Fatto' }).first().click()
  await oneWaits(stairs.page)
  await stairs.context.setOffline(false)
  await allIn(stairs.page)
  await stairs.context.close()

  const { context, page } = await goAfield('facilitatore')
  await page.goto(`${EXAMPLE}/diary/new`)
  await page.getByRole('combobox', { name: /^Con chi/ }).pressSequentially('Dora Daricordare')
  await page
    .getByRole('option', { name: /Dora Daricordare/ })
    .first()
    .click()
  await openMore(page)
  await page.getByLabel(/^E adesso/).fill('Portare il modulo a Dora')
  const today = (await page.getByLabel(/^Quando/).inputValue()).slice(0, 10)
  await page.getByLabel(/^Ricordamelo il/).fill(today)
  await page.getByRole('button', { name: 'Annota' }).click()
  await kept(page)
  await context.setOffline(false)
  await allIn(page)
  // It is said once what is held has been fetched anew, too.
  await page.getByText('Inviato: è tutto arrivato', { exact: false }).waitFor()
  await context.setOffline(true)
  const toDo = page.locator('.panel', { hasText: 'Portare il modulo a Dora' })
  await page.goto(`${EXAMPLE}/diary`)
  await toDo.waitFor()
  await expectForEveryone(page)
  await toDo.getByRole('button', { name: 'Fatto' }).click()
  await kept(page)
  await context.setOffline(false)
  await allIn(page)
  await page.goto(`${EXAMPLE}/diary`)
  await page.getByRole('heading', { name: 'I miei ultimi incontri' }).waitFor()
  expect(await toDo.count()).toBe(0)
  await context.close()
})

test('a browser that keeps nothing says so kindly, and works with a network as before', async () => {
  const { page, leave } = await visit(trama.url, { phone: true })
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('none here', 'SecurityError')
    }
  })
  await enterAs(page, 'facilitatore')
  await page.goto('/offline')
  await page.getByText('Questo browser non conserva niente', { exact: false }).waitFor()
  await expectForEveryone(page)
  await page.goto(`${EXAMPLE}/diary/new`)
  await heading(page, 'Nuovo incontro')
  await leave()
})

test('the pages made on the phone speak English too', async () => {
  const phone = await visit(trama.url, { phone: true, language: 'en-GB' })
  await phone.page.goto('/sign-in')
  await phone.page
    .getByRole('button', { name: /facilitator/i })
    .first()
    .click()
  await phone.page.waitForURL((url) => url.pathname !== '/sign-in')
  await phone.page.goto('/offline')
  await phone.page.getByRole('button', { name: 'Keep Trama on this device' }).click()
  await phone.page.getByText('Done: now you can write without a network too.').waitFor({ timeout: 60_000 })
  await phone.context.setOffline(true)
  const page = await opened(phone.context)
  await page.goto(`${EXAMPLE}/diary`)
  await heading(page, 'My day')
  await page.goto(`${EXAMPLE}/diary/new`)
  await heading(page, 'New encounter')
  await expectForEveryone(page)
  await phone.context.close()
})
