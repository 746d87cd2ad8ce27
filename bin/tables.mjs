// npm run tables: writes the tables' types from the migrated database; --verify only checks them.
import { become, install } from './pinned.mjs'

await install()
await become('bin/write-tables.mjs', process.argv.slice(2))
