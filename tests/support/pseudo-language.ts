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

/** Makes a folder of languages with one in it: every text of the house, not one of them in Italian or English. */
export function newPseudoLanguage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trama-languages-'))
  mkdirSync(join(folder, PSEUDO))
  const words: Record<string, string> = {}
  for (const file of globSync('app/**/texts/it.json'))
    for (const [key, text] of Object.entries(
      JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>,
    ))
      words[key] = pseudo(text)
  writeFileSync(join(folder, PSEUDO, 'words.json'), JSON.stringify(words))
  return folder
}
