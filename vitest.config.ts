import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    // Tests that start programs of their own, such as browsers and servers, look at process ids and signals.
    pool: 'forks',
    // The runner keeps one core to itself by default: on two cores that is half the time of the whole.
    maxWorkers: '100%',
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
})
