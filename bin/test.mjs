// npm test: everything, stopping at what fails first. npm test -- app/rooms/people: those tests only.
import { build } from './assets.mjs'
import { findChromium, installChromium } from './chromium.mjs'
import { fail, install, runNode } from './pinned.mjs'

await install()
const chosen = process.argv.slice(2)
const chromium = (await findChromium()) ?? (await installChromium())
if (!chromium) fail('No Chromium was found or could be installed: install one, or name it in TRAMA_CHROMIUM.')

if (chosen.length === 0) {
  await step('Format', 'node_modules/@biomejs/biome/bin/biome', 'ci')
  // Each checker works the tables' large types out for itself: more than two cost more than they save.
  await step('Types', 'node_modules/typescript/bin/tsc', '--noEmit', '--checkers', '2')
}
await build()
await step('Tests', 'node_modules/vitest/vitest.mjs', 'run', ...chosen)

async function step(name, ...command) {
  if (chosen.length === 0) console.log(`\n${name}`)
  const code = await runNode(command, { env: { TRAMA_CHROMIUM: chromium } })
  if (code !== 0) process.exit(code)
}
