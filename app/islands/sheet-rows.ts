const CONTROLS = 'input[type=checkbox], input[type=text]'

/**
 * The rows of a sheet that is typed back with one hand on the keys: arrows and Enter go from row to row, Space ticks. Enter on the
 * last row goes on to what comes below; it never sends a form half typed. Without it the same rows are walked with Tab.
 */
class SheetRows extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', this.#pressed)
    this.addEventListener('trama:chosen', this.#chosen)
    this.classList.add('awake')
  }

  disconnectedCallback() {
    this.removeEventListener('keydown', this.#pressed)
    this.removeEventListener('trama:chosen', this.#chosen)
  }

  get #rows() {
    return [...this.querySelectorAll<HTMLElement>('.sheet-rows > li')]
  }

  #pressed = (event: KeyboardEvent) => {
    // A list of names walks with the same keys, and comes first.
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    const control = event.target as HTMLElement
    if (!control.matches(CONTROLS)) return
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0
    if (step === 0) return
    event.preventDefault()
    this.#go(control, step)
  }

  #chosen = (event: Event) => this.#go(event.target as HTMLElement, 1)

  #go(from: Element, step: number) {
    const rows = this.#rows
    const at = rows.findIndex((row) => row.contains(from))
    const row = rows[at + step]
    if (row) return this.#focus(row.querySelector<HTMLElement>(CONTROLS))
    if (step > 0) this.#focus(this.#below())
  }

  #focus(control: HTMLElement | null | undefined) {
    control?.focus()
    if (control instanceof HTMLInputElement && control.type !== 'checkbox') control.select()
  }

  #below() {
    const fields = [
      ...(this.closest('form')?.querySelectorAll<HTMLElement>('input:not([type=hidden])') ?? []),
    ]
    return fields.find((field) => this.compareDocumentPosition(field) === Node.DOCUMENT_POSITION_FOLLOWING)
  }
}

customElements.define('trama-rows', SheetRows)
