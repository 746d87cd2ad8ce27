import { rowMark, spaced } from '../../../../ground/paper/code.ts'
import type { OnSheet } from '../rules.ts'

/** The sheets of a record as a file says them: their codes as they are printed. */
export const marksOf = (sheets: readonly OnSheet[] | undefined) =>
  sheets?.map(({ code, row }) => (row === null ? spaced(code) : rowMark(code, row))).join('; ') ?? null
