// npm start: from a fresh copy of the project to a server that answers.
import { build } from './assets.mjs'
import { become, install } from './pinned.mjs'

await install()
await build()
await become('app/shell/main.ts', process.argv.slice(2))
