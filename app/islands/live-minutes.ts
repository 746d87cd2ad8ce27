type Kept = { number?: number; text?: string; joined?: boolean; once?: string; said: string }

const WAIT_MS = 1_500

/**
 * Keeps what one writes a moment after one stops typing, and at once when one goes elsewhere. Where somebody else wrote too,
 * both texts come back; what was typed meanwhile stays where it is, and goes with the next keeping.
 */
class LiveMinutes extends HTMLElement {
  #form!: HTMLFormElement
  #text!: HTMLTextAreaElement
  #status!: HTMLElement
  #waiting: number | undefined
  #keeping = false

  connectedCallback() {
    this.#form = this.querySelector('form')!
    this.#text = this.querySelector<HTMLTextAreaElement>('textarea[name=text]')!
    this.#status = this.querySelector<HTMLElement>('[role=status]')!
    this.#text.addEventListener('input', () => this.#wait())
    this.#text.addEventListener('change', () => this.#unkept && void this.#keep())
    window.addEventListener('pagehide', this.#leave)
    // Somebody wrote before this was here.
    if (this.#unkept) this.#wait()
    this.classList.add('awake')
  }

  disconnectedCallback() {
    window.removeEventListener('pagehide', this.#leave)
    this.#leave()
  }

  get #unkept() {
    return this.#text.value !== this.#text.defaultValue
  }

  /** The answer finds nobody; the request outlives the page. */
  #leave = () => {
    clearTimeout(this.#waiting)
    if (this.#unkept) this.#send({ keepalive: true }).catch(() => {})
  }

  #send(how: RequestInit = {}) {
    return fetch(this.#form.action || location.href, {
      method: 'post',
      headers: { accept: 'application/json' },
      body: new FormData(this.#form),
      ...how,
    })
  }

  #wait() {
    clearTimeout(this.#waiting)
    this.#waiting = window.setTimeout(() => void this.#keep(), WAIT_MS)
  }

  async #keep() {
    if (this.#keeping) return this.#wait()
    clearTimeout(this.#waiting)
    this.#keeping = true
    const sent = this.#text.value
    try {
      const answer = await this.#send()
      const isWords = answer.headers.get('content-type')?.includes('application/json')
      if (isWords) this.#take((await answer.json()) as Kept, sent)
    } catch {
      // Without a network what was typed stays in its field, and the button sends it.
      this.#wait()
    } finally {
      this.#keeping = false
    }
  }

  #take({ number, text, once, said }: Kept, sent: string) {
    this.#status.textContent = said
    if (number === undefined || text === undefined) return
    // Somebody went on typing: the version they began from stays the old one, so that both texts meet.
    if (this.#text.value === sent) {
      if (text !== sent) this.#text.value = text
      this.#text.defaultValue = text
      this.#form.querySelector<HTMLInputElement>('[name=from]')!.value = String(number)
    } else {
      if (text === sent) this.#form.querySelector<HTMLInputElement>('[name=from]')!.value = String(number)
      this.#wait()
    }
    const form = this.#form.querySelector<HTMLInputElement>('[name=_once]')
    if (form && once) form.value = once
  }
}

customElements.define('trama-live-minutes', LiveMinutes)
