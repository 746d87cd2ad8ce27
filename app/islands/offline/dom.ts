type Child = Node | string | number | null | undefined | false | readonly Child[]
type Props = Record<string, unknown>

/** An element with its attributes and what is in it; `on…` is a listener, what is false or undefined is left out. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue
    if (typeof value === 'function') element.addEventListener(key.slice(2), value as EventListener)
    else element.setAttribute(key, value === true ? '' : String(value))
  }
  append(element, children)
  return element
}

function append(to: Node, children: readonly Child[]) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue
    if (typeof child === 'string' || typeof child === 'number')
      to.appendChild(document.createTextNode(String(child)))
    else if (child instanceof Node) to.appendChild(child)
    else append(to, child)
  }
}

export type Crumb = { href: string; label: string }
type PageParts = { heading: string; lead?: string | undefined; kicker?: string | undefined; actions?: Child }

/** The body of a page, as those of our server are: one h1, what can be done, content. */
export function page({ heading, lead, kicker, actions }: PageParts, ...children: Child[]): HTMLElement {
  document.title = `${heading} · Trama`
  return h(
    'div',
    { class: 'page page-reading' },
    h(
      'header',
      { class: 'page-heading' },
      h(
        'div',
        {},
        kicker && h('p', { class: 'kicker' }, kicker),
        h('h1', { tabindex: -1 }, heading),
        lead && h('p', { class: 'lead' }, lead),
      ),
      actions && h('div', { class: 'page-actions' }, actions),
    ),
    ...children,
  )
}

export const section = (heading: string, ...children: Child[]) =>
  h(
    'section',
    { class: 'section' },
    h('div', { class: 'section-heading' }, h('h2', {}, heading)),
    ...children,
  )

export const notice = (kind: 'info' | 'success' | 'warning' | 'error', ...words: Child[]) =>
  h('div', { class: `notice notice-${kind}` }, h('div', {}, ...words.map((one) => h('p', {}, one))))

export const button = (label: string, onclick: () => unknown, look = 'btn-outline-primary') =>
  h('button', { type: 'button', class: `btn ${look}`, onclick }, label)

export const link = (href: string, label: string, look = 'btn-outline-primary') =>
  h('a', { href, class: `btn ${look}` }, label)

export const tag = (tone: 'plain' | 'primary' | 'good' | 'attention', words: string) =>
  h('span', { class: `tag tag-${tone}` }, words)
