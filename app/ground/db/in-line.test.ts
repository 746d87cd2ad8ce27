import { expect, test } from 'vitest'
import { inLine } from './in-line.ts'

const later = (ms: number) => new Promise((done) => setTimeout(done, ms))

test('works of one line follow each other, those of another do not wait for them', async () => {
  const seen: string[] = []
  const work = (name: string, ms: number) => async () => {
    seen.push(`${name} begins`)
    await later(ms)
    seen.push(`${name} ends`)
  }
  await Promise.all([
    inLine('a', work('first', 20)),
    inLine('a', work('second', 1)),
    inLine('b', work('other', 1)),
  ])
  expect(seen).toEqual([
    'first begins',
    'other begins',
    'other ends',
    'first ends',
    'second begins',
    'second ends',
  ])
})

test('a work that fails fails for whoever asked, and the line goes on', async () => {
  const failing = inLine('a', () => Promise.reject(new Error('no')))
  const next = inLine('a', async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})
