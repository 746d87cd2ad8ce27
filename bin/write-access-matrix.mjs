// npm run access: writes docs/access.md from what each role can do in the migrated database.
import { become, install } from './pinned.mjs'

await install()
await become('tests/access/write-matrix.ts', process.argv.slice(2))
