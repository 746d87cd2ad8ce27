// For the sites of others: `<trama-agenda territory="…">` shows the agenda where it stands. It lives in a shadow of its own, so
// that neither side's looks reach the other; it makes words and links only, never HTML, and asks without cookies.

type Item = {
  url: string
  title: string
  _trama: { day: string; when: string; kind: string; where: string; cancelled: string }
}
type Feed = {
  items: Item[]
  home_page_url: string
  _trama: { heading: string; whole: string; empty: string }
}

/** What to say where nothing can be asked for, by language: the server puts it around this file. */
declare const TRAMA_AGENDA_FAULTS: Record<string, string>

;(() => {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement) || customElements.get('trama-agenda')) return
  const home = new URL('/', script.src)
  const ASKED = ['municipality', 'kind', 'area', 'limit', 'lang']
  const LOOKS = `:host{display:block;font:inherit;color:inherit}
ul{list-style:none;margin:0;padding:0}
li{padding:.6em 0;border-bottom:1px solid var(--trama-line,#c5d0d8)}
h3{font-size:1em;margin:1.2em 0 0}
p{margin:0}
a{color:var(--trama-accent,#135861)}
.title{font-weight:600}
.about{font-size:.9em;opacity:.8}
.over{text-decoration:line-through}`

  const make = (name: string, words = '', look = '') => {
    const element = document.createElement(name)
    element.textContent = words
    if (look) element.className = look
    return element
  }
  /** A link to our own pages; whatever else an address might be stays words. */
  const link = (words: string, address: string, look = '') => {
    if (!address.startsWith(`${home.origin}/`)) return make('span', words, look)
    const element = make('a', words, look) as HTMLAnchorElement
    element.href = address
    return element
  }

  class TramaAgenda extends HTMLElement {
    static observedAttributes = ['territory', ...ASKED]
    asked = 0

    connectedCallback() {
      if (!this.shadowRoot) {
        const shadow = this.attachShadow({ mode: 'open' })
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(LOOKS)
        shadow.adoptedStyleSheets = [sheet]
        // Until the answer comes, and where none does, what stands inside the element shows.
        shadow.append(document.createElement('slot'))
      }
      void this.load()
    }

    attributeChangedCallback(_name: string, before: string | null) {
      if (this.isConnected && before !== null) void this.load()
    }

    async load() {
      const mine = ++this.asked
      const territory = this.getAttribute('territory') ?? ''
      const address = new URL(`${encodeURIComponent(territory)}/embed/agenda.json`, home)
      for (const name of ASKED) {
        const value = this.getAttribute(name)
        if (value) address.searchParams.set(name, value)
      }
      try {
        const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' })
        if (!answer.ok) throw new Error(String(answer.status))
        const feed = (await answer.json()) as Feed
        if (mine === this.asked) this.show(feed)
      } catch {
        const [language = ''] = (this.getAttribute('lang') ?? document.documentElement.lang).split('-')
        if (mine === this.asked)
          this.shadowRoot?.replaceChildren(
            make('p', TRAMA_AGENDA_FAULTS[language] ?? TRAMA_AGENDA_FAULTS.it),
            document.createElement('slot'),
          )
      }
    }

    show({ items, home_page_url, _trama: said }: Feed) {
      const parts: HTMLElement[] = []
      let day = ''
      let list = make('ul')
      for (const { url, title, _trama: one } of items) {
        if (one.day !== day) {
          day = one.day
          list = make('ul')
          parts.push(make('h3', day), list)
        }
        const entry = make('li')
        const name = make('p', '', one.cancelled ? 'title over' : 'title')
        name.append(link(title, url))
        const about = [one.cancelled, one.when, one.kind, one.where].filter(Boolean).join(' · ')
        entry.append(name, make('p', about, 'about'))
        list.append(entry)
      }
      if (items.length === 0) parts.push(make('p', said.empty))
      const whole = make('p')
      whole.append(link(said.whole, home_page_url))
      this.setAttribute('role', 'region')
      if (!this.hasAttribute('aria-label')) this.setAttribute('aria-label', said.heading)
      this.shadowRoot?.replaceChildren(...parts, whole)
    }
  }
  customElements.define('trama-agenda', TramaAgenda)
})()
