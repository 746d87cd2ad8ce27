import { done, type Outcome, refused } from '../forms/outcome.ts'

const PERSON = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/
/** Value of a character in an odd place, for digits 0-9 and letters A-Z (decree of 23 December 1976). */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
/** Letters that stand for digits where two people would share one code (omocodia). */
const DIGIT_LETTERS = 'LMNPQRSTUV'
const DIGIT_PLACES = [6, 7, 9, 10, 12, 13, 14]
const MONTHS = 'ABCDEHLMPRST'
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const WOMEN_ADD_TO_DAY = 40

const bare = (text: string) => text.toUpperCase().replaceAll(/[\s.\-/]/g, '')
const rank = (sign: string) => (sign >= 'A' ? sign.charCodeAt(0) - 65 : Number(sign))

/**
 * The fiscal code of a person: 16 characters, the last of which checks the others; where two people
 * would share a code some digits are letters. Answers the code in capitals, without spaces.
 */
export function personFiscalCode(
  text: string,
): Outcome<string, 'files.fiscalCode.shape' | 'files.fiscalCode.check'> {
  const code = bare(text)
  if (!PERSON.test(code) || !hasBirthDay(code)) return refused('files.fiscalCode.shape')
  return code[15] === personCheck(code) ? done(code) : refused('files.fiscalCode.check')
}

function personCheck(code: string) {
  const sum = [...code.slice(0, 15)].reduce(
    (total, sign, at) => total + (at % 2 === 0 ? ODD[rank(sign)]! : rank(sign)),
    0,
  )
  return String.fromCharCode(65 + (sum % 26))
}

function hasBirthDay(code: string) {
  const digits = withDigits(code)
  const day = Number(digits.slice(9, 11)) % WOMEN_ADD_TO_DAY
  return day >= 1 && day <= DAYS_IN_MONTH[MONTHS.indexOf(digits[8]!)]!
}

function withDigits(code: string) {
  const signs = [...code]
  for (const at of DIGIT_PLACES) {
    const digit = DIGIT_LETTERS.indexOf(signs[at]!)
    if (digit >= 0) signs[at] = String(digit)
  }
  return signs.join('')
}

/**
 * The fiscal code of a body, or its VAT number: 11 digits, the last of which checks the others.
 * Zeros that a spreadsheet took from the front come back when the check digit agrees; a leading
 * "IT" goes.
 */
export function bodyFiscalCode(
  text: string,
): Outcome<string, 'files.fiscalCode.shape' | 'files.fiscalCode.check'> {
  const digits = bare(text).replace(/^IT(?=\d)/, '')
  if (!/^\d{8,11}$/.test(digits) || Number(digits) === 0) return refused('files.fiscalCode.shape')
  const code = digits.padStart(11, '0')
  if (Number(code[10]) === bodyCheck(code)) return done(code)
  return refused(digits.length === 11 ? 'files.fiscalCode.check' : 'files.fiscalCode.shape')
}

function bodyCheck(code: string) {
  const sum = [...code.slice(0, 10)].reduce((total, sign, at) => {
    const twice = Number(sign) * 2
    return total + (at % 2 === 0 ? Number(sign) : twice > 9 ? twice - 9 : twice)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** Either: a body is identified by 11 digits, an informal group often by the code of a person. */
export const fiscalCode = (text: string) =>
  /^[A-Z]{6}/i.test(bare(text)) ? personFiscalCode(text) : bodyFiscalCode(text)

/**
 * A phone number, Italian unless it says otherwise, as + and digits. Italian landlines keep their zero.
 * A note after the number ("sera", "segreteria") is refused: it would be lost.
 */
export function phoneNumber(text: string): Outcome<string, 'files.phone.shape'> {
  const number = text.trim().replace(/^(tel|cell|fax)\w*[.:]?\s*/i, '')
  const signs = number.replaceAll(/[\s./()-]/g, '').replace(/^00/, '+')
  if (!/^\+?\d+$/.test(signs)) return refused('files.phone.shape')
  if (signs.startsWith('+') && !signs.startsWith('+39')) {
    return /^\+[1-9]\d{6,14}$/.test(signs) ? done(signs) : refused('files.phone.shape')
  }
  const national = signs.replace(/^\+39/, '')
  if (!/^(0\d{5,10}|3\d{8,9}|8\d{5,9}|1\d{2,5})$/.test(national)) return refused('files.phone.shape')
  return done(`+39${national}`)
}
