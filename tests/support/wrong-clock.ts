import type { Page } from 'playwright-core'

/** The clock of a device goes wrong by so many milliseconds, on the pages opened from here on. */
export const setClockWrong = (page: Page, ahead: number) =>
  page.addInitScript((wrong) => {
    const Right = Date
    class Wrong extends Right {
      constructor(...given: [] | [string | number]) {
        super(...((given.length ? given : [Right.now() + wrong]) as [number]))
      }
      static override now() {
        return Right.now() + wrong
      }
    }
    globalThis.Date = Wrong as DateConstructor
  }, ahead)
