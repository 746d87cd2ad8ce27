import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { Kept } from './kept.ts'
import { Thread } from './thread.ts'

// A thread that answers, complains, dies or never comes back, as it is asked.
const folder = mkdtempSync(path.join(os.tmpdir(), 'trama-thread-'))
const answering = pathToFileURL(path.resolve('app/ground/threads/answering.ts')).href
const file = path.join(folder, 'worker.mjs')
writeFileSync(
  file,
  `import { answering } from ${JSON.stringify(answering)}
  let asked = 0
  answering((question) => {
    asked += 1
    if (question === 'complain') throw new Error('no such thing')
    if (question === 'die') process.exit(3)
    if (question === 'sleep') for (;;);
    if (question?.numbers) return { answer: question.numbers.map((n) => n * 2) }
    return { answer: asked + ' ' + question }
  })`,
)
afterAll(() => rmSync(folder, { recursive: true }))
const thread = (options: Partial<ConstructorParameters<typeof Thread>[1]> = {}) =>
  new Thread<unknown, unknown>(pathToFileURL(file), { timeoutMs: 5_000, ...options })

test('questions are answered one after the other by one thread', async () => {
  const one = thread()
  expect(await Promise.all(['a', 'b', 'c'].map((said) => one.ask(said)))).toEqual(['1 a', '2 b', '3 c'])
  const numbers = Uint32Array.of(1, 2, 3)
  expect(await one.ask({ numbers }, [numbers.buffer])).toEqual(Uint32Array.of(2, 4, 6))
  expect(numbers).toHaveLength(0)
  await one.stop()
})

test('a throw is told, and the thread goes on', async () => {
  const one = thread()
  await expect(one.ask('complain')).rejects.toThrow('no such thing')
  expect(await one.ask('b')).toBe('2 b')
  await one.stop()
})

test('a thread that died is followed by another, and who waited is answered', async () => {
  const one = thread()
  const [died, after] = [one.ask('die'), one.ask('a')]
  await expect(died).rejects.toMatchObject({ why: 'crashed' })
  expect(await after).toBe('1 a')
  await one.stop()
})

test('an answer that takes too long is given up; the next comes from a new thread', async () => {
  const one = thread({ timeoutMs: 300 })
  const slow = one.ask('sleep')
  await expect(slow).rejects.toMatchObject({ why: 'slow' })
  await one.stop()
  const other = thread({ timeoutMs: 2_000 })
  const [stuck, next] = [other.ask('sleep'), other.ask('a')]
  await expect(stuck).rejects.toMatchObject({ why: 'slow' })
  expect(await next).toBe('1 a')
  await other.stop()
})

test('when too many wait, the next is told at once', async () => {
  const one = thread({ waiting: 1 })
  const asked = [one.ask('a'), one.ask('b')]
  await expect(one.ask('c')).rejects.toMatchObject({ why: 'busy' })
  expect(await Promise.all(asked)).toEqual(['1 a', '2 b'])
  await one.stop()
})

test('a thread at rest ends, and the next question begins another', async () => {
  const one = thread({ idleMs: 50 })
  expect(await one.ask('a')).toBe('1 a')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await one.ask('b')).toBe('1 b')
  await one.stop()
})

test('what was made is kept within its bytes and its age, and made once', async () => {
  let now = 0
  const made: string[] = []
  const kept = new Kept<string>({ mostBytes: 10, mostAgeMs: 1000, now: () => now })
  const make = (key: string, bytes = 4) =>
    kept.make(
      key,
      async () => {
        made.push(key)
        return key
      },
      () => bytes,
    )
  await Promise.all([make('a'), make('a'), make('b')])
  expect(made).toEqual(['a', 'b'])
  await make('a')
  await make('c')
  expect([kept.bytes, kept.find('b'), await kept.find('a')]).toEqual([8, undefined, 'a'])
  now = 1001
  await make('a')
  expect(made).toEqual(['a', 'b', 'c', 'a'])
  await expect(
    kept.make(
      'd',
      () => Promise.reject(new Error('not today')),
      () => 1,
    ),
  ).rejects.toThrow()
  expect(kept.find('d')).toBeUndefined()
})
