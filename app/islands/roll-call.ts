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

  get #ticks() {
    return [...this.querySelectorAll<HTMLInputElement>('.register input[type=checkbox]')]
  }

  get #called() {
    return this.querySelectorAll<HTMLInputElement>('input[name="called[]"]')
  }

  #pressed = (event: Event) => {
    const act = (event.target as Element).closest('button')?.value
    const isCalled = act === 'everybody'
    // What was ticked before the page was made anew is known to whoever made it.
    if (!isCalled && !(act === 'undo' && this.#before)) return
    event.preventDefault()
    const before = this.#ticks.map(({ checked }) => checked)
    for (const called of this.#called) {
      called.disabled = !isCalled
      if (isCalled) tickOf(called).checked = true
      else saidBefore(called)
    }
    if (isCalled) this.#before = before
    else for (const [at, tick] of this.#ticks.entries()) tick.checked = this.#before?.[at] ?? false
    for (const button of this.querySelectorAll('button')) {
      button.hidden = button.value === act
      if (!button.hidden) button.focus()
    }
    this.#tell()
  }

  /** Who was called and is unticked is absent, in the words of their row too: what keeps the form without network reads those. */
  #changed = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return
    const called = target.parentElement!.querySelector<HTMLInputElement>('input[name="called[]"]:enabled')
    if (called && target.checked) saidBefore(called)
    else if (called) stateOf(called).value = 'absent'
    this.#tell()
  }

  #tell() {
    const status = this.querySelector<HTMLElement>('[role=status]')!
    const present = this.#ticks.filter(({ checked }) => checked).length
    const said = (status.dataset.counts ?? '').replace('#', String(present))
    this.#count.textContent = said
    status.textContent = this.querySelector('button[value=undo]:not([hidden])')
      ? `${said}. ${status.dataset.untick ?? ''}`
      : said
  }
}

const tickOf = (called: HTMLInputElement) =>
  called.parentElement!.querySelector<HTMLInputElement>('input[type=checkbox]')!
const stateOf = (called: HTMLInputElement) =>
  called.parentElement!.querySelector<HTMLSelectElement>('select[name^=state-]')!

function saidBefore(called: HTMLInputElement) {
  for (const option of stateOf(called).options) option.selected = option.defaultSelected
}

customElements.define('trama-roll-call', RollCall)
