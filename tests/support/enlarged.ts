import type { Page } from 'playwright-core'

/** Text twice as large, as a browser set so shows it. */
const TWICE = 'html { font-size: 200% !important }'
/** What a reader may set (WCAG 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`

/** What is cut off, lies on something else or stands beyond the page, where text is twice as large, and where it is set wide. */
export async function enlargedFaults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [how, rules] of [
    ['at 200 %', TWICE],
    ['spaced', SPACED],
  ] as const) {
    const faults = await page.evaluate(faultsUnder, rules)
    found.push(...faults.map((what) => `${how} ${what}`))
  }
  return found
}

// Runs in the page: it takes nothing from around it.
function faultsUnder(rules: string): string[] {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const found: string[] = []
  const beyond = document.documentElement.scrollWidth - window.innerWidth
  if (beyond > 0) found.push(`scrolls ${beyond} px sideways${widest()}`)
  const texts = textsHere()
  found.push(...cut(texts), ...overlapping(texts))
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  return found

  function widest() {
    const all = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1 && element.checkVisibility(),
    )
    const last = all.at(-1)
    return last ? `: ${called(last)}` : ''
  }
  function called(element: Element) {
    const classes = [...element.classList].map((name) => `.${name}`).join('')
    return `${element.tagName.toLowerCase()}${classes} “${(element.textContent ?? '').trim().slice(0, 40)}”`
  }
  /** Each piece of text that is seen, with the boxes of its lines. */
  function textsHere() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: { element: Element; boxes: DOMRect[] }[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!node.textContent?.trim() || !element?.checkVisibility({ visibilityProperty: true })) continue
      if (element.closest('.skip-link, noscript, script, style, option, datalist') || isOnlyHeard(element))
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      // A letter's box has room above and below it, where the next line may stand.
      const boxes = [...range.getClientRects()]
        .filter(({ width, height }) => width > 2 && height > 2)
        .map(({ x, y, width, height }) => new DOMRect(x, y + height * 0.2, width, height * 0.6))
      if (boxes.length > 0) texts.push({ element, boxes })
    }
    return texts
  }
  function isOnlyHeard(element: Element) {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (getComputedStyle(at).clipPath !== 'none') return true
    return false
  }
  /** Text of which a box with a fixed size hides a part. */
  function cut(all: ReturnType<typeof textsHere>) {
    const faults = new Set<string>()
    for (const { element, boxes } of all) {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at)
        const [across, down] = [style.overflowX, style.overflowY].map(
          (how) => how === 'hidden' || how === 'clip',
        )
        // What scrolls shows the rest.
        if (style.overflowX === 'auto' || style.overflowX === 'scroll') break
        if (!across && !down) continue
        const box = at.getBoundingClientRect()
        const isCut = boxes.some(
          (text) =>
            (across && (text.right > box.right + 2 || text.left < box.left - 2)) ||
            (down && (text.bottom > box.bottom + 2 || text.top < box.top - 2)),
        )
        if (isCut) faults.add(`cuts ${called(element)}`)
      }
    }
    return [...faults]
  }
  /** Two texts, neither of which stands inside the other, on the same place. */
  function overlapping(all: ReturnType<typeof textsHere>) {
    const lines = all
      .flatMap(({ element, boxes }) => boxes.map((box) => ({ element, box })))
      .sort((a, b) => a.box.top - b.box.top)
    const faults = new Set<string>()
    lines.forEach((one, at) => {
      for (const other of lines.slice(at + 1)) {
        if (other.box.top > one.box.bottom) break
        if (isOpened(one.element) !== isOpened(other.element) || one.element === other.element) continue
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (wide > 3 && high > 2) faults.add(`${called(one.element)} lies on ${called(other.element)}`)
      }
    })
    return [...faults].slice(0, 5)
  }
  /** An open menu, or a bar that stays in sight, is meant to lie on the page. */
  function isOpened(element: Element) {
    if (element.closest('[popover], details[data-closes]')) return true
    for (let at: Element | null = element; at; at = at.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true
    return false
  }
}
