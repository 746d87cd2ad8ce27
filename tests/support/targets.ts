import type { Page } from 'playwright-core'

/** Buttons and fields of a page that are less high than a thumb needs on a phone; what axe asks of all targets is 24 px. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const THUMB = 44
    const targets = [...document.querySelectorAll<HTMLElement>('.btn, .control, .nav-toggle')]
    return (
      targets
        .filter((target) => target.checkVisibility({ visibilityProperty: true }))
        // What is only there to be heard, or for the Enter key, is not pressed.
        .filter((target) => target.tabIndex >= 0 && !target.closest('.visually-hidden'))
        .map((target) => ({ target, height: target.getBoundingClientRect().height }))
        .filter(({ height }) => height > 0 && height < THUMB - 0.5)
        .map(({ target, height }) => {
          const words = target.textContent?.trim() || target.id
          return `${target.tagName.toLowerCase()} “${words.slice(0, 30)}” is ${Math.round(height)} px high on a phone`
        })
    )
  })
}
