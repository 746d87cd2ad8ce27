// npm run build: the browser's files, also when nothing has changed.
import { build } from './assets.mjs'
import { install } from './pinned.mjs'

await install()
await build({ always: true })
