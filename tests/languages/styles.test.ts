import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Properties that name a side of the screen, where a line of text begins and ends on either. */
const SIDES =
  /(^|[\s;{])((padding|margin|border|scroll-margin|scroll-padding)-(left|right)[\w-]*|left|right)\s*:|(text-align|float|clear)\s*:\s*(left|right)|border-(top|bottom)-(left|right)-radius/
/** Four lengths, of which the second and the fourth are not the same. */
const UNEQUAL = /(padding|margin|inset|border-width|border-radius)\s*:\s*(\S+) (\S+) (\S+) (\S+?);/

const sidesIn = (line: string) => {
  const lengths = UNEQUAL.exec(line)
  return SIDES.test(line) || (lengths !== null && lengths[3] !== lengths[5])
}

test('a rule that names a side is found', () => {
  for (const rule of [
    '  left: 0;',
    'a { margin-right: 1rem; }',
    'text-align: left;',
    'padding: 0 1rem 0 2rem;',
  ])
    expect([rule, sidesIn(rule)]).toEqual([rule, true])
  for (const rule of [
    'inset-inline-start: 0;',
    'padding: 0 1rem 2rem 1rem;',
    'text-align: start;',
    'align-left',
  ])
    expect([rule, sidesIn(rule)]).toEqual([rule, false])
})

test('styles say where a line begins and ends, never left and right: a language may be read from either', () => {
  const files = globSync('app/styles/*.scss')
  expect(files.length).toBeGreaterThan(20)
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        sidesIn(line.replace(/\/\/.*/, '')) ? [`${file}:${at + 1} ${line.trim()}`] : [],
      ),
  )
  expect(found, 'margin-inline-start for margin-left, text-align: start for left, and so on').toEqual([])
})
