import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const RUN = [
  '--import',
  './bin/follow-parent.mjs',
  '--import',
  './bin/tsx-hook.mjs',
  'bench/bench.ts',
  '--short',
]

test('the bench measures what people wait for and prints it as a table', { timeout: 600_000 }, async () => {
  const bench = spawn(process.execPath, RUN, {
    env: { ...process.env, NODE_OPTIONS: '', VITEST: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
  }
  bench.stdout?.on('data', hear)
  bench.stderr?.on('data', hear)
  const [code] = await once(bench, 'close')
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('bench ran in its short form') })
  for (const measured of [
    'bare Hono page',
    'select 1',
    'public agenda',
    'a place',
    'diary POST',
    'outcome table',
    'search as one types',
  ])
    expect(said).toMatch(new RegExp(`^${measured}.*\\d+\\.\\d\\d .*KB$`, 'm'))
  expect(said).toMatch(/^policies, somebody: -?\d+\.\d\d ms .*aim ≤ 1\.5/m)
})
