import { codeAt, stepAt } from '../../app/ground/access/one-time-code.ts'

/** The key that a set-up page shows in letters, as someone types it into their app. */
export const codeKeyIn = (html: string): string => {
  const [, words] = /class="code-key"[^>]*>([A-Z2-7 ]+)</.exec(html) ?? []
  if (!words) throw new Error('no key for an app on this page')
  return words.replaceAll(' ', '')
}

/** What an app shows for a key: now, or a number of half minutes from now. A code works once, so a second one needs a later step. */
export const codeFor = (key: string, later = 0): string => codeAt(key, stepAt(new Date()) + later)

/** The recovery codes that a page tells. */
export const recoveryCodesIn = (html: string): string[] =>
  [...html.matchAll(/<code>([a-z0-9]{5}-[a-z0-9]{5})<\/code>/g)].map(([, code = '']) => code)
