import type { Page } from 'playwright-core'

/**
 * What hinders whoever has only a keyboard, on the page as it stands: a focus that is not seen, that jumps back up the page, or
 * that lies hidden behind something; a place in the order that a number forces. Everything that takes the focus gets it once, by
 * script, as after a press of Tab; how Tab itself walks is asked by `walk`.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  // From here on the browser shows the focus, as to anyone who uses the keyboard.
  await page.keyboard.press('Tab')
  return page.evaluate(faultsHere)
}

/** So many presses of Tab lead through the parts of one field: a date has day, month, year and a button. */
const PRESSES = 6

/** A page that an island or the device changes under one's feet is walked so many times at most. */
const WALKS = 3

/**
 * Presses Tab from the top of the page to its end: first the way to the content, then each that takes the focus, in the order of
 * the page, and on from each of them. Where the page is as it was opened. What a page that changed meanwhile shows says nothing:
 * that page is opened again and walked once it stands still.
 */
export async function walkFaults(page: Page): Promise<string[]> {
  let found = await walkOnce(page)
  for (let walk = 1; walk < WALKS && found.length > 0; walk++) {
    if (!(await page.evaluate(() => walked().changed()))) break
    await page.reload()
    await page.evaluate(standStill)
    found = await walkOnce(page)
  }
  return found
}

async function walkOnce(page: Page): Promise<string[]> {
  await page.evaluate(noteFocus)
  const reached = await page.evaluate(() => walked().length)
  for (let pressed = 0; pressed < reached * PRESSES; pressed += 10) {
    for (let press = 0; press < 10; press++) await page.keyboard.press('Tab')
    if (await page.evaluate(() => walked().ended)) break
  }
  return page.evaluate(() => walked().faults())
}

type Walked = { length: number; ended: boolean; faults: () => string[]; changed: () => boolean }
declare const walked: () => Walked

// Runs in the page: waits until nothing in it has changed for half a second, and not for ever.
function standStill() {
  return new Promise<void>((still) => {
    let quiet = setTimeout(still, 500)
    const watch = new MutationObserver(() => {
      clearTimeout(quiet)
      quiet = setTimeout(still, 500)
    })
    watch.observe(document, { childList: true, subtree: true, attributes: true })
    setTimeout(still, 10_000)
  })
}

// Runs in the page: it takes nothing from around it.
function noteFocus() {
  const TAKES_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex]'
  // Asked for when the walk is over: an island may have come meanwhile, with fields of its own.
  const reachable = () =>
    [...document.querySelectorAll<HTMLElement>(TAKES_FOCUS)].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !(element as HTMLButtonElement).disabled &&
        element.checkVisibility({ visibilityProperty: true }) &&
        element.getClientRects().length > 0,
    )
  const before = reachable()
  const reached: HTMLElement[] = []
  document.addEventListener('focusin', ({ target }) => reached.push(target as HTMLElement))
  const isRadio = (element: HTMLElement | undefined) =>
    element instanceof HTMLInputElement && element.type === 'radio'
  const called = (element: HTMLElement | undefined) =>
    element
      ? `${element.tagName.toLowerCase()} “${(element.textContent || element.id).trim().slice(0, 40)}”`
      : 'nothing'
  const faults = () => {
    const all = reachable()
    const steps = reached.map((element) => all.indexOf(element)).filter((at) => at >= 0)
    const end = steps.indexOf(all.length - 1)
    const once = end < 0 ? steps : steps.slice(0, end + 1)
    const last = once.at(-1) ?? -1
    const found: string[] = []
    if (!all[once[0] ?? -1]?.matches('.skip-link')) found.push(`Tab begins at ${called(all[once[0] ?? -1])}`)
    // Of choices of which one is made, Tab reaches one.
    if (!all.slice(last + 1).every(isRadio)) found.push(`Tab stays at ${called(all[last])}`)
    for (const [at, step] of once.entries()) {
      const before = once[at - 1] ?? -1
      const passed = all.slice(before + 1, step).find((element) => !isRadio(element))
      if (step <= before) found.push(`Tab goes back to ${called(all[step])}`)
      else if (passed) found.push(`Tab passes ${called(passed)}`)
    }
    return found
  }
  const walked = () => ({
    length: reachable().length,
    ended: reached.includes(reachable().at(-1)!),
    faults,
    changed: () => reachable().length !== before.length || reachable().some((one, at) => one !== before[at]),
  })
  Object.assign(window, { walked })
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
  if (getComputedStyle(document.documentElement).scrollBehavior !== 'auto')
    found.push('the page glides, though its reader wants nothing to move')
  if (document.getAnimations().some((one) => one instanceof CSSAnimation))
    found.push('something moves by itself, though its reader wants nothing to move')
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
