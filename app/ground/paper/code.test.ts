import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_LENGTH, codeSaid, isWhole, LETTERS, newSheetCode, rowMark, withCheck } from './code.ts'

const letter = fc.integer({ min: 0, max: LETTERS.length - 1 }).map((at) => LETTERS.charAt(at))
const code = fc
  .array(letter, { minLength: CODE_LENGTH - 1, maxLength: CODE_LENGTH - 1 })
  .map((letters) => withCheck(letters.join('')))

test('no letter of a code is taken for another', () => {
  expect(new Set(LETTERS).size).toBe(LETTERS.length)
  for (const taken of 'ILOQSZBUVG01245680') expect(LETTERS).not.toContain(taken)
})

test('a code that is made is whole', () => {
  for (let times = 0; times < 500; times++) expect(isWhole(newSheetCode())).toBe(true)
})

test('every single wrong letter is found', () => {
  fc.assert(
    fc.property(code, (right) => {
      for (let at = 0; at < right.length; at++)
        for (const other of LETTERS)
          if (other !== right[at])
            expect(isWhole(right.slice(0, at) + other + right.slice(at + 1))).toBe(false)
    }),
  )
})

test('every swap of two neighbours is found', () => {
  fc.assert(
    fc.property(code, fc.integer({ min: 0, max: CODE_LENGTH - 2 }), (right, at) => {
      const [one = '', two = ''] = [right[at], right[at + 1]]
      const swapped = right.slice(0, at) + two + one + right.slice(at + 2)
      expect(isWhole(swapped)).toBe(one === two)
    }),
  )
})

test('spaces, dashes and small letters are for reading; a number after the code is its row', () => {
  fc.assert(
    fc.property(code, fc.integer({ min: 1, max: 400 }), (right, row) => {
      const said = `${right.slice(0, 3).toLowerCase()}-${right.slice(3)}`
      expect(codeSaid(said)).toEqual({ code: right })
      expect(codeSaid(rowMark(right, row))).toEqual({ code: right, row })
    }),
  )
})

test('sheets printed before go on being found', () => {
  expect(codeSaid('acd-ef')).toEqual({ code: 'ACDEF' })
})

test('what can be no code is none', () => {
  const right = withCheck('ACDEF')
  for (const said of ['', 'A', 'ACDE', `${right}X`, `${right}1234`, 'OOOOOO'])
    expect(codeSaid(said)).toBeUndefined()
})
