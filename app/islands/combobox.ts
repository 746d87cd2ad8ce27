import { isKept } from './offline/kept.ts'

type Found = { value: string; label: string; hint?: string }

const WAIT_MS = 150
const PLACE = '{name}'

/**
 * Makes the server's type-ahead answer while one types: a list to walk with the arrow keys, chosen ones as chips.
 * What is sent stays what the page without script sends.
 */
class Combobox extends HTMLElement {
  /** Where what is looked for is on this device: then nothing is asked of our server. */
  find?: (query: string) => Promise<Found[]>
  /** The names this device holds under its key, where Trama is kept on it: they are shown at once. */
  #held: Promise<(query: string) => Found[]> | undefined
  #input!: HTMLInputElement
  #list!: HTMLUListElement
  #chosen!: HTMLUListElement
  #status!: HTMLParagraphElement
  #waiting: number | undefined
  #asked: AbortController | undefined
  #current = -1
  /** The words the list on show answers; those in the field may have gone on. */
  #answered = ''

  connectedCallback() {
    if (this.#input) return
    this.#input = this.querySelector<HTMLInputElement>('input[type=text]')!
    this.#chosen = this.querySelector<HTMLUListElement>('.chosen')!
    this.querySelector('.search-line button')?.remove()
    this.querySelector('.found')?.remove()
    this.#list = document.createElement('ul')
    this.#list.id = `${this.#input.id}-options`
    this.#list.className = 'options'
    this.#list.setAttribute('role', 'listbox')
    this.#list.setAttribute('aria-labelledby', this.#input.labels?.[0] ? this.#labelId() : '')
    this.#list.hidden = true
    this.#status = document.createElement('p')
    this.#status.className = 'visually-hidden'
    this.#status.setAttribute('role', 'status')
    this.append(this.#list, this.#status)
    for (const [name, value] of [
      ['role', 'combobox'],
      ['aria-autocomplete', 'list'],
      ['aria-expanded', 'false'],
      ['aria-controls', this.#list.id],
    ] as const)
      this.#input.setAttribute(name, value)
    for (const chip of this.#chosen.children) this.#addRemove(chip as HTMLLIElement)
    if (this.dataset.held && isKept())
      this.#held = import('./offline/names.ts').then(({ namesHeld }) => namesHeld())
    this.#input.addEventListener('input', () => this.#wait())
    this.#input.addEventListener('keydown', (event) => this.#press(event))
    this.#input.addEventListener('blur', () => setTimeout(() => this.#close(), WAIT_MS))
    this.classList.add('awake')
  }

  #labelId() {
    const label = this.#input.labels![0]!
    label.id ||= `${this.#input.id}-label`
    return label.id
  }

  #wait() {
    clearTimeout(this.#waiting)
    // Nobody is added under half a name: who was offered for fewer words goes at once.
    for (const fresh of this.#list.querySelectorAll('.fresh')) fresh.remove()
    this.#waiting = window.setTimeout(() => void this.#search(), WAIT_MS)
  }

  async #search() {
    clearTimeout(this.#waiting)
    const query = this.#input.value.trim()
    this.#asked?.abort()
    if (!query) return this.#close()
    try {
      if (this.find) return this.#show(await this.find(query), query)
      const held = (await this.#held)?.(query) ?? []
      if (held.length > 0) return this.#show(held, query, true)
      await this.#ask(query)
    } catch (fault) {
      if (!(fault instanceof DOMException)) throw fault
    }
  }

  /** What our server finds, of everybody whom one may see. */
  async #ask(query: string) {
    this.#asked?.abort()
    this.#asked = new AbortController()
    try {
      const address = new URL(this.dataset.search ?? '', location.href)
      address.searchParams.set('q', query)
      const answer = await fetch(address, {
        headers: { Accept: 'application/json' },
        signal: this.#asked.signal,
      })
      if (!answer.ok) return
      const { results } = (await answer.json()) as { results: Found[] }
      this.#show(results, query)
    } catch (fault) {
      if (!(fault instanceof DOMException)) throw fault
    }
  }

  #show(results: Found[], query: string, onDevice = false) {
    const known = new Set(
      [...this.querySelectorAll<HTMLInputElement>('.chosen input, .usual input:checked')].map(
        ({ value }) => value,
      ),
    )
    const typedOn = query !== this.#input.value.trim()
    const entries = typedOn ? [] : (JSON.parse(this.dataset.new ?? '[]') as [prefix: string, label: string][])
    const offered: (Found & { fresh?: boolean })[] = [
      ...results.filter((one) => !known.has(one.value)),
      ...entries.map(([prefix, label]) => ({
        value: `${prefix}:${query}`,
        label: label.replace(PLACE, query),
        fresh: true,
      })),
    ]
    this.#list.replaceChildren(
      ...offered.map((one, index) => this.#option(one, index, one.fresh ? query : one.label)),
    )
    if (onDevice) this.#list.append(this.#further(query, offered.length))
    else if (!offered.length) {
      const none = document.createElement('li')
      none.className = 'none'
      none.textContent = this.dataset.none ?? ''
      this.#list.append(none)
    }
    this.#status.textContent = results.length ? `${results.length}` : (this.dataset.none ?? '')
    this.#answered = query
    this.#current = -1
    this.#list.hidden = false
    this.#input.setAttribute('aria-expanded', 'true')
  }

  /** Whom the device does not know is looked for on our server: only where somebody asks for it. */
  #further(query: string, index: number) {
    const words = (this.dataset.held ?? '').replace(PLACE, query)
    return this.#option({ value: '', label: words, fresh: true }, index, query, () => void this.#ask(query))
  }

  #option(one: Found & { fresh?: boolean }, index: number, name: string, act?: () => void) {
    const option = document.createElement('li')
    option.id = `${this.#list.id}-${index}`
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', 'false')
    if (one.fresh) option.className = 'fresh'
    option.textContent = one.label
    if (one.hint) {
      const hint = document.createElement('span')
      hint.className = 'hint'
      hint.textContent = ` ${one.hint}`
      option.append(hint)
    }
    option.addEventListener('mousedown', (event) => event.preventDefault())
    option.addEventListener('click', act ?? (() => this.#choose(one.value, name)))
    return option
  }

  #press(event: KeyboardEvent) {
    const options = [...this.#list.querySelectorAll<HTMLElement>('[role=option]')]
    if (event.key === 'Enter' && this.#input.value.trim()) {
      event.preventDefault()
      // Who types on faster than the list follows would be given someone else: the list comes first.
      if (this.#current < 0 && this.#answered !== this.#input.value.trim()) return void this.#search()
      if (!this.#list.hidden) options[Math.max(this.#current, 0)]?.click()
    } else if (event.key === 'Escape') {
      this.#close()
    } else if (event.key === 'Backspace' && !this.#input.value) {
      this.#chosen.lastElementChild?.remove()
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      this.#current = (this.#current + step + options.length) % options.length
      for (const [index, option] of options.entries())
        option.setAttribute('aria-selected', String(index === this.#current))
      const current = options[this.#current]!
      this.#input.setAttribute('aria-activedescendant', current.id)
      current.scrollIntoView({ block: 'nearest' })
    }
  }

  #choose(value: string, name: string) {
    const usual = [...this.querySelectorAll<HTMLInputElement>('.usual input')].find(
      (one) => one.value === value,
    )
    if (usual) {
      usual.checked = true
      return this.#settle(value, name)
    }
    const many = this.dataset.multiple === 'true'
    const chip = document.createElement('li')
    const tick = document.createElement('input')
    tick.type = many ? 'checkbox' : 'radio'
    tick.name = many ? `${this.dataset.name}[]` : (this.dataset.name ?? '')
    tick.value = value
    tick.checked = true
    tick.id = `${this.#input.id}-${value}`
    const label = document.createElement('label')
    label.htmlFor = tick.id
    label.textContent = name
    const kept = document.createElement('input')
    kept.type = 'hidden'
    kept.name = `${this.dataset.name}.label[]`
    kept.value = `${value}\t${name}`
    chip.append(tick, label, kept)
    this.#addRemove(chip)
    if (!many) this.#chosen.replaceChildren()
    this.#chosen.append(chip)
    this.#settle(value, name)
  }

  #settle(value: string, name: string) {
    this.#input.value = ''
    this.#close()
    this.#input.focus()
    this.dispatchEvent(new CustomEvent('trama:chosen', { bubbles: true, detail: { value, name } }))
  }

  #addRemove(chip: HTMLLIElement) {
    const name = chip.querySelector('label')?.textContent ?? ''
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.textContent = '×'
    remove.setAttribute('aria-label', (this.dataset.remove ?? '').replace(PLACE, name))
    remove.addEventListener('click', () => {
      chip.remove()
      this.#input.focus()
    })
    chip.append(remove)
  }

  #close() {
    this.#list.hidden = true
    this.#input.setAttribute('aria-expanded', 'false')
    this.#input.removeAttribute('aria-activedescendant')
  }
}

customElements.define('trama-combobox', Combobox)
