/** What browsers that listen have, under one name or the other. */
type Recognition = EventTarget & {
  lang: string
  continuous: boolean
  interimResults: boolean
  start: () => void
  stop: () => void
}
type Heard = Event & {
  resultIndex: number
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>
}
type Listening = {
  SpeechRecognition?: new () => Recognition
  webkitSpeechRecognition?: new () => Recognition
}

const { SpeechRecognition, webkitSpeechRecognition } = window as Listening
const Recogniser = SpeechRecognition ?? webkitSpeechRecognition
/** Said once on this device, by whoever uses it: that a voice may go to the maker of the browser. */
const AGREED = 'trama.dictation'
const REFUSED = ['not-allowed', 'service-not-allowed']

/** The page's language as its reader's browser has it (`en-US`), where it has it with a region. */
const asReaderSays = () =>
  navigator.languages.find((one) => {
    const { language, region } = new Intl.Locale(one)
    return region && language === new Intl.Locale(document.documentElement.lang).language
  })

const agreed = () => localStorage.getItem(AGREED) === 'yes'

/**
 * A button that writes into a field what is said. The voice goes from the browser to its maker, or nowhere: to us only the words
 * come, like any that are typed. Nothing listens before somebody has read that and agreed, nor after the button is pressed again.
 */
class Dictation extends HTMLElement {
  #button!: HTMLButtonElement
  #about!: HTMLButtonElement
  #status!: HTMLParagraphElement
  #telling!: HTMLDivElement
  #listening: Recognition | undefined

  connectedCallback() {
    if (this.#button || !Recogniser) return
    this.#button = this.#press(this.#word('start'), 'btn btn-outline-primary', () => this.#toggle())
    this.#button.setAttribute('aria-pressed', 'false')
    this.#about = this.#press(this.#word('about'), 'btn btn-link', () =>
      this.#tell(Boolean(this.#telling.hidden)),
    )
    this.#about.setAttribute('aria-expanded', 'false')
    this.#status = document.createElement('p')
    this.#status.className = 'hint'
    this.#status.setAttribute('role', 'status')
    this.#telling = this.#makeTelling()
    this.append(this.#button, this.#about, this.#status, this.#telling)
    this.#about.hidden = !agreed()
  }

  disconnectedCallback() {
    this.#listening?.stop()
  }

  #word(name: string) {
    return this.dataset[name] ?? ''
  }

  #press(words: string, look: string, act: () => void) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = look
    button.textContent = words
    button.addEventListener('click', act)
    return button
  }

  #makeTelling() {
    const telling = document.createElement('div')
    const id = `${this.dataset.field}-telling`
    telling.className = 'panel'
    telling.hidden = true
    telling.setAttribute('role', 'group')
    telling.setAttribute('aria-labelledby', id)
    const heading = document.createElement('p')
    heading.id = id
    const strong = document.createElement('strong')
    strong.textContent = this.#word('heading')
    heading.append(strong)
    const words = document.createElement('p')
    words.textContent = this.#word('telling')
    telling.append(heading, words)
    telling.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#tell(false)
    })
    return telling
  }

  /** What becomes of the voice, and the choice; the focus goes there and comes back. */
  #tell(open: boolean) {
    const [heading, words] = this.#telling.children
    this.#telling.hidden = !open
    this.#about.setAttribute('aria-expanded', String(open))
    if (!open) return void (agreed() ? this.#about : this.#button).focus()
    const yes = this.#press(this.#word('accept'), 'btn btn-primary', () => {
      localStorage.setItem(AGREED, 'yes')
      this.#about.hidden = false
      this.#tell(false)
      this.#button.focus()
      this.#listen()
    })
    const no = this.#press(this.#word(agreed() ? 'forget' : 'decline'), 'btn btn-outline-primary', () => {
      localStorage.removeItem(AGREED)
      this.#listening?.stop()
      this.#about.hidden = true
      this.#tell(false)
    })
    const choice = document.createElement('div')
    choice.className = 'beside'
    choice.append(...(agreed() ? [no] : [yes, no]))
    this.#telling.replaceChildren(heading!, words!, choice)
    ;(choice.firstElementChild as HTMLElement).focus()
  }

  #toggle() {
    if (this.#listening) this.#listening.stop()
    else if (agreed()) this.#listen()
    else this.#tell(true)
  }

  #listen() {
    if (!Recogniser || this.#listening) return
    const listening = new Recogniser()
    listening.lang = asReaderSays() ?? this.#word('spoken')
    listening.continuous = true
    listening.interimResults = false
    let end = this.#word('stopped')
    listening.addEventListener('result', (event) => this.#write(event as Heard))
    listening.addEventListener('error', (event) => {
      const { error } = event as Event & { error?: string }
      if (error && error !== 'no-speech' && error !== 'aborted')
        end = this.#word(REFUSED.includes(error) ? 'refused' : 'failed')
    })
    listening.addEventListener('end', () => this.#show(undefined, end))
    try {
      listening.start()
      this.#show(listening, this.#word('listening'))
    } catch {
      this.#show(undefined, this.#word('failed'))
    }
  }

  #show(listening: Recognition | undefined, words: string) {
    this.#listening = listening
    this.#button.textContent = this.#word(listening ? 'stop' : 'start')
    this.#button.setAttribute('aria-pressed', String(listening !== undefined))
    this.#status.textContent = words
  }

  /** What was said goes where the cursor is, apart from the words around it, as far as the field has room. */
  #write({ results, resultIndex }: Heard) {
    const field = document.getElementById(this.dataset.field ?? '') as HTMLTextAreaElement | null
    const said = Array.from({ length: results.length - resultIndex }, (_, at) => results[resultIndex + at])
      .map((one) => (one?.isFinal ? (one[0]?.transcript.trim() ?? '') : ''))
      .filter(Boolean)
      .join(' ')
    if (!field || !said) return
    const before = field.value.slice(0, field.selectionStart)
    const after = field.value.slice(field.selectionEnd)
    const words = `${before && !/\s$/.test(before) ? ' ' : ''}${said}${after && !/^\s/.test(after) ? ' ' : ''}`
    const room =
      field.maxLength < 0 ? words.length : Math.max(0, field.maxLength - before.length - after.length)
    field.setRangeText(words.slice(0, room), field.selectionStart, field.selectionEnd, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

customElements.define('trama-dictation', Dictation)
