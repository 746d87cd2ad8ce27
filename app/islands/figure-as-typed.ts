const WAIT_MS = 500

/** Works a figure out while its definition is typed: the answer replaces what is said in the form. */
class FigureAsTyped extends HTMLElement {
  #form!: HTMLFormElement
  #status!: HTMLElement
  #waiting: number | undefined
  #asked = 0

  connectedCallback() {
    this.#form = this.querySelector('form')!
    this.#status = this.querySelector<HTMLElement>('[role=status]')!
    this.#form.addEventListener('input', this.#typed)
    this.classList.add('awake')
    if (this.#shown === '') this.#typed()
  }

  disconnectedCallback() {
    clearTimeout(this.#waiting)
    this.#form.removeEventListener('input', this.#typed)
  }

  get #shown() {
    return this.#status.textContent?.trim() ?? ''
  }

  #typed = (event?: Event) => {
    const { name } = (event?.target ?? {}) as { name?: string }
    // Other records are asked other things: the page is shown with their fields.
    if (name && this.dataset.reshapes?.split(' ').includes(name)) {
      const button = this.#form.querySelector<HTMLButtonElement>('button[name=_try]')
      if (button) this.#form.requestSubmit(button)
      return
    }
    clearTimeout(this.#waiting)
    this.#waiting = window.setTimeout(() => void this.#ask(), WAIT_MS)
  }

  async #ask() {
    this.#asked += 1
    const asked = this.#asked
    try {
      const answer = await fetch(this.dataset.check ?? '', {
        method: 'post',
        headers: { accept: 'application/json' },
        body: new FormData(this.#form),
      })
      const isWords = answer.headers.get('content-type')?.includes('application/json')
      if (!isWords) return
      const { said } = (await answer.json()) as { said: string }
      // An answer that comes late says nothing of what was typed since.
      if (asked === this.#asked && answer.ok) this.#status.textContent = said
    } catch {
      // Without a network the button still asks.
    }
  }
}

customElements.define('trama-figure-as-typed', FigureAsTyped)
