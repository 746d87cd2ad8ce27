import { idOfCode } from '../local/rules.ts'

/** The words of a reference sheet: name, definition, what counts, what does not, sources, limits, and the two parts of a share. */
export type SheetWords = {
  name: string
  definition: string
  counts: string
  excludes: string
  source: string
  limits: string
  numerator?: string
  denominator?: string
}
/** A sheet as it stood on a day. Its version is another where any of its words is. */
export type Sheet = { version: string; it: SheetWords; en: SheetWords }

/** What a sheet says, in the order in which it is read. */
export const PARTS = [
  'name',
  'definition',
  'numerator',
  'denominator',
  'counts',
  'excludes',
  'source',
  'limits',
] as const satisfies readonly (keyof SheetWords)[]
export type Part = (typeof PARTS)[number]

/** What says which records make the figure: with other words here, the same name may be another number. */
const DEFINING: readonly Part[] = ['definition', 'numerator', 'denominator', 'counts', 'excludes']

const SPOKEN = ['it', 'en'] as const

/** The parts of which two sheets say other words in any language; of a sheet that is alone, all it says. */
export const partsChanged = (before: Sheet | undefined, after: Sheet | undefined): Part[] =>
  PARTS.filter((part) =>
    SPOKEN.some((language) => (before?.[language][part] ?? '') !== (after?.[language][part] ?? '')),
  )

/** What a territory counts besides says in its source which version was counted: another one defines anew. */
const defines = (code: string, part: Part) =>
  DEFINING.includes(part) || (part === 'source' && idOfCode(code) !== undefined)

/** What two sheets of one figure are to each other: the same, told in other words, or of something else. */
export type SheetChange = 'same' | 'reworded' | 'redefined'

/**
 * Whether a figure is counted in another way, or its sheet only has another name, source or limit. In doubt it is counted in another
 * way: where one sheet stands alone, and where a version differs though no word does.
 */
export function sheetChange(code: string, before: Sheet | undefined, after: Sheet | undefined): SheetChange {
  if (before?.version === after?.version) return 'same'
  if (!before || !after) return 'redefined'
  const parts = partsChanged(before, after)
  return parts.length === 0 || parts.some((part) => defines(code, part)) ? 'redefined' : 'reworded'
}

const present = (sheets: readonly (Sheet | undefined)[]) => sheets.filter((sheet) => sheet !== undefined)

/** Of several sheets of one figure, whether any is of something else than the others. Who has none says nothing. */
export function definitionDiffers(code: string, sheets: readonly (Sheet | undefined)[]): boolean {
  const [first, ...others] = present(sheets)
  return others.some((other) => sheetChange(code, first, other) === 'redefined')
}

/** The parts in which several sheets of one figure define it otherwise: its definition, where no words tell. */
export function definedOtherwise(code: string, sheets: readonly (Sheet | undefined)[]): readonly Part[] {
  const [first, ...others] = present(sheets)
  const changed = others.flatMap((other) => partsChanged(first, other))
  const parts = PARTS.filter((part) => defines(code, part) && changed.includes(part))
  return parts.length > 0 ? parts : ['definition']
}
