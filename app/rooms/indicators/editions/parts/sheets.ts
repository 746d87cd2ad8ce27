import { createHash } from 'node:crypto'
import type { Language } from '../../../../ground/texts/language.ts'
import { isText, translatorFor } from '../../../../ground/texts/texts.ts'
import type { Sheet, SheetWords } from '../../definitions/rules.ts'
import type { KnownIndicator } from '../../rules.ts'

const PARTS = ['definition', 'counts', 'excludes', 'source', 'limits'] as const
const PARTS_OF_SHARE = ['numerator', 'denominator'] as const
const VERSION_DIGITS = 12

/** The reference sheet of an indicator in the languages in which tables are published, as it stands today. Its version changes with any of its words. */
export function sheetOf({ code, of }: KnownIndicator): Sheet {
  const inWords = (language: Language) => {
    const t = translatorFor(language)
    const parts = of ? [...PARTS, ...PARTS_OF_SHARE] : PARTS
    const words = parts.flatMap((part) => {
      const key = `indicators.${code}.${part}`
      return isText(key) ? [[part, t(key)]] : []
    })
    return { name: t(`indicators.${code}.name`), ...Object.fromEntries(words) } as SheetWords
  }
  const words = { it: inWords('it'), en: inWords('en') }
  const version = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, VERSION_DIGITS)
  return { version, ...words }
}
