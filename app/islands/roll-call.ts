/**
 * A register ticked with the thumb: everybody at once, who is missing unticked, and that taken back; how many are ticked is
 * said where the form is sent from. Without it the same buttons send the form, which comes back ticked.
 */
class RollCall extends HTMLElement {
  #before: boolean[] | undefined
  #count = document.createElement('p')

  connectedCallback() {
    this.addEventListener('click', this.#pressed)
    this.addEventListener('change', this.#changed)
    this.#count.className = 'hint register-count'
    this.closest('form')?.querySelector('.form-actions')?.append(this.#count)
    this.#tell()
  }

  disconnectedCallback() {
    this.removeEventListener('click', this.#pressed)
    this.removeEventListener('change', this.#changed)
    this.#count.remove()
  }

  get #ticks() {
    return [...this.querySelectorAll<HTMLInputElement>('.register input[type=checkbox]')]
  }

  #button = (act: string) => this.querySelector<HTMLButtonElement>(`button[value=${act}]`)!

  #pressed = (event: Event) => {
    const act = event.target instanceof Element ? event.target.closest('button')?.value : undefined
    if (act === 'everybody') this.#callAll()
    // What was ticked before the page was made anew is known to whoever made it.
    else if (act === 'undo' && this.#before) this.#takeBack(this.#before)
    else return
    event.preventDefault()
    this.#button('everybody').hidden = act === 'everybody'
    this.#button('undo').hidden = act === 'undo'
    this.#button(act === 'everybody' ? 'undo' : 'everybody').focus()
    this.#tell()
  }

  #callAll() {
    this.#before = this.#ticks.map(({ checked }) => checked)
    for (const called of this.#called) {
      called.disabled = false
      called.parentElement!.querySelector<HTMLInputElement>('input[type=checkbox]')!.checked = true
    }
  }

  #takeBack(before: readonly boolean[]) {
    for (const called of this.#called) {
      called.disabled = true
      saidBefore(called)
    }
    for (const [at, tick] of this.#ticks.entries()) tick.checked = before[at] ?? false
  }

  /** Who was called and is unticked is absent, in the words of their row too: what keeps the form without network reads those. */
  #changed = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return
    const called = target.parentElement!.querySelector<HTMLInputElement>('input[name="called[]"]:enabled')
    if (called && target.checked) saidBefore(called)
    else if (called) stateOf(called).value = 'absent'
    this.#tell()
  }

  get #called() {
    return this.querySelectorAll<HTMLInputElement>('input[name="called[]"]')
  }

  #tell = () => {
    const status = this.querySelector<HTMLElement>('[role=status]')!
    const present = this.#ticks.filter(({ checked }) => checked).length
    const said = (status.dataset.counts ?? '').replace('#', String(present))
    this.#count.textContent = said
    const isCalled = this.#button('undo')?.hidden === false
    status.textContent = isCalled ? `${said}. ${status.dataset.untick ?? ''}` : said
  }
}

const stateOf = (called: HTMLInputElement) =>
  called.parentElement!.querySelector<HTMLSelectElement>('select[name^=state-]')!

function saidBefore(called: HTMLInputElement) {
  for (const option of stateOf(called).options) option.selected = option.defaultSelected
}

customElements.define('trama-roll-call', RollCall)
