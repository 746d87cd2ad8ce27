// npm run bench: measures the pages people wait for.
import { build } from './assets.mjs'
import { become, install } from './pinned.mjs'

await install()
await build()
await become('bench/bench.ts', process.argv.slice(2))
