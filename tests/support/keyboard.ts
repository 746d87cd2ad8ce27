import type { Page } from 'playwright-core'

/**
 * What hinders whoever has only a keyboard, on the page as it stands: a focus that is not seen, that jumps back up the page, or
 * that lies hidden behind something; a place in the order that a number forces. Everything that takes the focus gets it once, by
 * script, as after a press of Tab; how Tab itself walks is asked by `walk`.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  // From here on the browser shows the focus, as to anyone who uses the keyboard. Nothing glides, so that all is where it stands.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.keyboard.press('Tab')
  const found = await page.evaluate(faultsHere)
  await page.emulateMedia({ reducedMotion: null })
  return found
}

// Runs in the page: it takes nothing from around it.
function faultsHere(): string[] {
  const TAKES_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex]'
  const LOOK = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderColor', 'backgroundColor']
  const looks = (element: Element) => {
    const style = getComputedStyle(element) as unknown as Record<string, string>
    return LOOK.map((name) => style[name]).join()
  }
  const called = (element: Element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim()
    return `${element.tagName.toLowerCase()} “${(words || element.id).slice(0, 40)}”`
  }
  const reached = [...document.querySelectorAll<HTMLElement>(TAKES_FOCUS)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !(element as HTMLButtonElement).disabled &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.getClientRects().length > 0,
  )
  const found: string[] = []
  const [first] = reached
  if (first && !first.matches('.skip-link')) found.push(`first comes ${called(first)}`)
  let before: { element: HTMLElement; box: DOMRect } | undefined
  for (const element of reached) {
    if (element.tabIndex > 0) found.push(`${called(element)} has a place of its own in the order`)
    ;(document.activeElement as HTMLElement | null)?.blur()
    const unfocused = looks(element)
    element.focus({ focusVisible: true } as FocusOptions)
    if (document.activeElement !== element) {
      found.push(`${called(element)} takes no focus`)
      continue
    }
    if (looks(element) === unfocused) found.push(`the focus of ${called(element)} is not seen`)
    if (isHidden(element)) found.push(`${called(element)} is hidden while it has the focus`)
    const box = whereOf(element)
    if (before && isBefore(box, before.box) && !isFixed(element) && !isFixed(before.element))
      found.push(`from ${called(before.element)} the focus jumps back to ${called(element)}`)
    before = { element, box }
  }
  return found

  /** Where an element stands in the whole page, wherever that is scrolled to. */
  function whereOf(element: HTMLElement) {
    const { x, y, width, height } = element.getBoundingClientRect()
    return new DOMRect(x + scrollX, y + scrollY, width, height)
  }
  /** Whole lines above what came before, and not in a column beside it. */
  function isBefore(box: DOMRect, last: DOMRect) {
    return box.bottom <= last.top + 1 && box.left < last.right - 1
  }
  function isFixed(element: Element | null): boolean {
    for (let at = element; at; at = at.parentElement)
      if (['fixed', 'sticky', 'absolute'].includes(getComputedStyle(at).position)) return true
    return false
  }
  /** None of five points of it is uppermost where it stands. */
  function isHidden(element: HTMLElement) {
    const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
    return !boxes.some((box) =>
      [
        [0.5, 0.5],
        [0.1, 0.5],
        [0.9, 0.5],
        [0.5, 0.1],
        [0.5, 0.9],
      ].some(([across = 0, down = 0]) => {
        const above = document.elementFromPoint(box.x + box.width * across, box.y + box.height * down)
        return above !== null && (element.contains(above) || above.contains(element))
      }),
    )
  }
}
