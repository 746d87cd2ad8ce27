export const SIZES = ['a4', 'a5'] as const
export type Size = (typeof SIZES)[number]
/** What the code of a poster leads to: the public page, or check-in. */
export const LEADS = ['page', 'checkin'] as const
export type Leads = (typeof LEADS)[number]

/** Dates named on a poster of a whole activity; the others are counted. */
export const MOST_DATES = 4
const LONGEST_TEXT = 420

/** The beginning of a description, whole sentences as far as they fit, for whoever stands before a wall. */
export function forAWall(description: string | null): string {
  const text = (description ?? '').replace(/\s+/g, ' ').trim()
  if (text.length <= LONGEST_TEXT) return text
  const cut = text.slice(0, LONGEST_TEXT)
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('! '), cut.lastIndexOf('? '))
  return sentence > LONGEST_TEXT / 3 ? cut.slice(0, sentence + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`
}

/** A title is set smaller the longer it is, so that it stays on the sheet. */
export const sizeOfTitle = (title: string) =>
  title.length > 70 ? 'small' : title.length > 34 ? 'medium' : 'large'
