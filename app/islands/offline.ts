import { h, notice, page } from './offline/dom.ts'
import { fieldOf, type Kept } from './offline/entry.ts'
import { type Held, heldHere, sentLately } from './offline/held.ts'
import type { Here, PageOf } from './offline/here.ts'
import { dayPage, peoplePage, placesPage } from './offline/pages/day.ts'
import { devicePart } from './offline/pages/device.ts'
import { encounterPage } from './offline/pages/encounter.ts'
import { queuePage } from './offline/pages/queue.ts'
import { registerPage } from './offline/pages/register.ts'
import { doneForm, signPage, visitsPage } from './offline/pages/visits.ts'
import { known } from './offline/people.ts'
import { onChange, queue, waiting } from './offline/queue.ts'
import { QUEUE } from './offline/save.ts'
import { keyNow } from './offline/sealed.ts'
import { sendAll, type Turn } from './offline/send.ts'
import { database, fact, wipe } from './offline/store.ts'
import { language, t } from './offline/words.ts'

const AGAIN_MS = 30_000

/** Pages by their addresses below a territory: the same that our server answers at while there is a network. */
const PAGES: readonly (readonly [RegExp, PageOf])[] = [
  [/^\/diary$/, (here) => dayPage(here)],
  [/^\/diary\/people$/, (here) => peoplePage(here)],
  [/^\/places$/, (here) => placesPage(here)],
  [/^\/visits$/, (here) => visitsPage(here)],
  [/^\/visits\/([0-9a-f-]+)\/sign$/, (here, [, id]) => visitOr(here, id, (card) => signPage(here, card))],
  [
    /^\/activities\/[0-9a-f-]+\/sessions\/([0-9a-f-]+)$/,
    (here, [, id]) => {
      const session = here.one.sessions?.find((one) => one.id === id)
      return session ? registerPage(here, session) : notHeld()
    },
  ],
]

const notHeld = () => page({ heading: t('offline.page.heading') }, notice('info', t('offline.page.notHeld')))
const visitOr = (
  { one }: { one: Held },
  id: string | undefined,
  made: (card: Held['visits'][number]) => HTMLElement,
) => {
  const card = one.visits.find((visit) => visit.id === id)
  return card ? made(card) : notHeld()
}

/**
 * The pages that need no network. They are made of what this device holds, by the address one asked for; what is written
 * goes into the queue, and from there to our server as soon as it answers.
 */
class Offline extends HTMLElement {
  #path = location.pathname
  #search = location.search
  #status = h('div', { class: 'flash', role: 'status' })
  #waiting = h('p', { class: 'waiting-line' })
  #content = h('div')
  #waits: number | undefined
  #isTyping = false
  /** How many pages were begun: one that was overtaken while the device was asked is not shown any more. */
  #begun = 0

  connectedCallback() {
    // The page has its heading from the beginning, also while the device is asked what it holds.
    this.#content.replaceChildren(page({ heading: t('offline.page.heading') }))
    this.replaceChildren(this.#status, this.#waiting, this.#content)
    window.addEventListener('popstate', this.#moved)
    window.addEventListener('online', this.#send)
    onChange(() => void (this.#isTyping ? this.#count() : this.#show()))
    void this.#begin()
  }

  disconnectedCallback() {
    window.removeEventListener('popstate', this.#moved)
    window.removeEventListener('online', this.#send)
    clearTimeout(this.#waits)
  }

  /** A link to a part of the same page leaves it, and what is typed in it, as it is. */
  #moved = () => {
    if (location.pathname !== this.#path || location.search !== this.#search) this.#back()
  }

  #back = () => {
    this.#path = location.pathname
    this.#search = location.search
    void this.#show()
  }

  async #begin() {
    try {
      await database()
    } catch {
      // A private window keeps nothing: everything works with a network, as before.
      this.#content.replaceChildren(
        page({ heading: t('offline.page.heading') }, notice('info', t('offline.page.keepsNothing'))),
      )
      return
    }
    await this.#show()
    await this.#send()
  }

  #say(words: string) {
    this.#status.replaceChildren(words ? notice('info', words) : '')
  }

  #send = async () => {
    clearTimeout(this.#waits)
    if (!(await fact('device'))) return
    const turn = await sendAll()
    // Nothing of what was emptied is in sight any more when it is said.
    if (turn === 'wiped') await this.#show()
    this.#tellTurn(turn)
    const { entries } = await queue()
    if (entries.some(({ state }) => state === 'waiting'))
      this.#waits = window.setTimeout(() => void this.#send(), AGAIN_MS)
  }

  #tellTurn(turn: Turn) {
    // Where the page has just said that something is kept here, it need not say that there is no network.
    const isSaid = turn === 'away' && this.#status.textContent !== ''
    if (turn !== 'nothing' && turn !== 'busy' && !isSaid) this.#say(t(`offline.turn.${turn}`))
  }

  #go = (path: string, message?: string) => {
    history.pushState(null, '', path === QUEUE ? `/offline/${language()}` : path)
    this.#back()
    if (message) this.#say(message)
    void this.#send()
  }

  async #here(): Promise<Here> {
    const held = await heldHere()
    const [, slug] = this.#path.split('/')
    return {
      held,
      one: held.find((one) => one.slug === slug) ?? (held.length === 1 ? held[0] : undefined),
      queue: await queue(),
      sent: await sentLately(),
      now: Date.now() + ((await fact('ahead')) ?? 0),
      go: this.#go,
    }
  }

  /** However far down the address one is, how much waits is in sight, and one step away. */
  async #count() {
    const count = await waiting()
    const words = t('offline.waiting.count').replace('{count}', String(count))
    const isHere = this.#path.startsWith('/offline')
    this.#waiting.replaceChildren(count && !isHere ? h('a', { href: '/offline' }, words) : '')
  }

  async #show() {
    const begun = ++this.#begun
    await this.#count()
    const here = await this.#here()
    const made = await this.#made(here)
    if (begun === this.#begun) this.#put(made)
  }

  #put(made: HTMLElement) {
    this.#isTyping = made.querySelector('form') !== null
    const had = this.#content.contains(document.activeElement) ? document.activeElement : undefined
    this.#content.replaceChildren(made)
    if (!had) return
    // Who was on a button stays on it, though the page was made anew around them; else, or where others say the same, it begins.
    const [same, other] = [...made.querySelectorAll<HTMLElement>('a, button')].filter(
      ({ textContent }) => textContent === had.textContent,
    )
    if (same && !other) same.focus()
    else made.querySelector('h1')?.focus()
  }

  async #made(here: Here): Promise<HTMLElement> {
    const { one } = here
    if (this.#path.startsWith('/offline') || !one) return this.#queuePage(here)
    const below = this.#path.startsWith(`/${one.slug}/`) ? this.#path.slice(one.slug.length + 1) : ''
    const search = new URLSearchParams(this.#search)
    if (below === '/diary/new')
      return encounterPage({ ...here, one }, undefined, await this.#named(one, here, search))
    for (const [address, made] of PAGES) {
      const found = address.exec(below)
      if (found) return made({ ...here, one }, found, search)
    }
    if (!below || this.#path === '/start')
      return one.diary ? dayPage({ ...here, one }) : visitsPage({ ...here, one })
    return this.#queuePage(here)
  }

  /** Whom an address names: `?who=person:<id>`. */
  async #named(one: Held, here: Here, search: URLSearchParams) {
    const wished = search.getAll('who')
    return wished.length ? (await known({ ...here, one })).filter(({ value }) => wished.includes(value)) : []
  }

  async #queuePage(here: Here): Promise<HTMLElement> {
    const device = devicePart({
      isHeld: (await keyNow()) !== undefined,
      waits: here.queue.entries.length + here.queue.shut,
      contactAt: await fact('contactAt'),
      forget: async () => {
        const id = await fact('device')
        await wipe()
        if (id)
          await fetch('/offline/forget', { method: 'POST', body: new URLSearchParams({ device: id }) }).catch(
            () => {},
          )
      },
      say: (message) => this.#say(message),
      again: () => this.#show(),
    })
    return queuePage(here, { sendNow: this.#send, correct: (entry) => this.#correct(here, entry) }, device)
  }

  /** Opens what came back in its form, as it was written. */
  #correct(here: Here, entry: Kept) {
    const one = here.held.find(({ slug }) => slug === entry.slug)
    if (!one) return
    const there = { ...here, one }
    const card = one.visits.find(({ id }) => id === fieldOf(entry, 'agreementId'))
    const session = one.sessions?.find(({ id }) => id === fieldOf(entry, 'sessionId'))
    const made = {
      encounter: () => encounterPage(there, entry),
      // There is nothing in it to correct: it is sent again, or taken off.
      reminder: notHeld,
      register: () => (session ? registerPage(there, session, entry) : notHeld()),
      visit: () =>
        card
          ? page(
              { heading: t('exchange.companionship.visits.done'), kicker: card.title },
              doneForm(there, card, entry),
            )
          : notHeld(),
      sign: () => (card ? signPage(there, card, entry) : notHeld()),
    }[entry.kind]()
    this.#begun++
    this.#put(made)
    // Also where nothing can be typed, as what can only be sent again.
    this.#isTyping = true
    made.querySelector<HTMLElement>('h1')?.focus()
  }
}

customElements.define('trama-offline', Offline)
