const STARTS_LIKE_A_FORMULA = /^[\s']*[=+\-@＝＋－＠]/
const SIGNED_NUMBER_OR_PHONE = /^\s*[+-]\s?[\d\s.,/()-]*\d[\d\s.,/()-]*\s?[%€]?\s*$/
const ONLY_DASHES = /^\s*-+\s*$/

/**
 * Whether a spreadsheet would run this text as a formula when the file is opened (CSV injection).
 * Signed numbers, phone numbers (+39 030 …) and the dashes that stand for "nothing" are not formulas.
 */
export function looksLikeFormula(text: string): boolean {
  if (!STARTS_LIKE_A_FORMULA.test(text) || text.startsWith("'")) return false
  return !SIGNED_NUMBER_OR_PHONE.test(text) && !ONLY_DASHES.test(text)
}

/** The same text, which a spreadsheet shows and never runs. */
export const neutralised = (text: string) => (looksLikeFormula(text) ? `'${text}` : text)

const SEPARATORS = /([;,\t\r\n])/

/**
 * The same for a cell of a list that may be opened with another separator than its own, as a spreadsheet set to Italian does
 * with commas: what it would take for a cell of its own is neutralised too.
 */
export const neutralisedInList = (text: string) =>
  SEPARATORS.test(text) ? text.split(SEPARATORS).map(neutralised).join('') : neutralised(text)
