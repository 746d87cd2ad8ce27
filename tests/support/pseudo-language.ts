import { globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Esperanto lends its code: it has dates and figures of its own, and nobody translated the house into it. */
export const PSEUDO = 'eo'
const PLAIN = 'abcdefghiklmnoprstuvyzABCDEFGHIKLMNOPRSTUVYZ'
const ODD = 'àƀçďêƒĝĥîķĺɱñôƥŕšţûṽýžÀƁÇĎÊƑĜĤÎĶĹṀÑÔƤŔŠŢÛṼÝŽ'
const odd = new Map([...PLAIN].map((letter, at) => [letter, [...ODD][at] ?? letter]))
const LONGER = 0.4

/** A text as no language says it: every letter marked, in brackets, two fifths longer, with what is filled in left as it is. */
export function pseudo(text: string): string {
  const said = text
    .split(/({{.*?}})/)
    .map((part) =>
      part.startsWith('{{') ? part : [...part].map((letter) => odd.get(letter) ?? letter).join(''),
    )
    .join('')
  // In pieces as long as words are, so that lines break where they would.
  const more = Math.ceil(text.replace(/{{.*?}}/g, '').length * LONGER)
  const padding = 'ẋẋẋẋẋẋẋ '
    .repeat(Math.ceil(more / 8))
    .slice(0, more)
    .trim()
  return padding ? `⟦${said} ${padding}⟧` : `⟦${said}⟧`
}

/** Hebrew lends its code and its letters to a language that is read from the right. */
export const FROM_THE_RIGHT = 'he'
const RIGHT = 'אבגדהוזחטיכלמנסעפצקרשת'

/** A text in letters that are read from the right: of no language, as long as in Italian. */
export const fromTheRight = (text: string): string =>
  text
    .split(/({{.*?}})/)
    .map((part) =>
      part.startsWith('{{')
        ? part
        : part.replace(/\p{L}/gu, (letter) => RIGHT[(letter.codePointAt(0) ?? 0) % RIGHT.length] ?? letter),
    )
    .join('')

const SAID: Record<string, (text: string) => string> = { [PSEUDO]: pseudo, [FROM_THE_RIGHT]: fromTheRight }

/** Makes a folder of languages that nobody speaks: in each every text of the house, not one of them in Italian or English. */
export function newPseudoLanguage(codes: readonly string[] = [PSEUDO]): string {
  const folder = mkdtempSync(join(tmpdir(), 'trama-languages-'))
  const texts = globSync('app/**/texts/it.json').flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>),
  )
  for (const code of codes) {
    const words = texts.map(([key, text]) => [key, SAID[code]?.(text) ?? text])
    mkdirSync(join(folder, code))
    writeFileSync(join(folder, code, 'words.json'), JSON.stringify(Object.fromEntries(words)))
  }
  return folder
}
