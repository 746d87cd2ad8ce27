#!/usr/bin/env node
// npm run trama -- <command>: the command line.
import { become, install } from './pinned.mjs'

await install()
await become('app/shell/trama.ts', process.argv.slice(2))
