import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const checklist = readFileSync('docs/security.md', 'utf8')

test('the checklist has every chapter of ASVS 5.0, each with four answers', () => {
  const rows = checklist.split('\n').filter((line) => /^\| V\d+ /.test(line))
  expect(rows.map((line) => Number(/V(\d+)/.exec(line)?.[1]))).toEqual(
    Array.from({ length: 17 }, (_, at) => at + 1),
  )
  for (const row of rows)
    expect(
      row
        .split('|')
        .slice(1, -1)
        .every((cell) => cell.trim()),
      row,
    ).toBe(true)
})

test('every test that the checklist names is there', () => {
  const named = [...checklist.matchAll(/`((?:app|tests)\/[^`]+)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(10)
  for (const path of named)
    expect(path.includes('*') ? globSync(path).length > 0 : existsSync(path), path).toBe(true)
})

test('the documents lead to one another', () => {
  for (const file of [
    'SECURITY.md',
    'docs/security.md',
    'docs/threat-model.md',
    'docs/access.md',
    'docs/pages.md',
  ])
    expect(existsSync(file), file).toBe(true)
  const reporting = readFileSync('SECURITY.md', 'utf8')
  for (const link of [...reporting.matchAll(/\]\(([^)]+)\)/g)])
    expect(existsSync(link[1] ?? ''), link[1]).toBe(true)
})
