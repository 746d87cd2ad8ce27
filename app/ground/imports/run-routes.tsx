import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../access/actor.ts'
import type { Env } from '../access/request.ts'
import { NotHere, requireRole } from '../access/signed-in.ts'
import { asActor } from '../db/database.ts'
import { isId } from '../db/ids.ts'
import type { Reason } from '../files/reason.ts'
import { below } from '../ui/below.ts'
import type { AnyImportDefinition } from './definition.ts'
import { ImportsPage } from './pages/imports.tsx'
import { RunPage } from './pages/run.tsx'
import { pastImport, pastImports } from './reads.ts'
import { undoImport } from './undo-import.ts'
import { badRowsOf } from './uploads.ts'

/** Pages of the imports that were: all of them, what came of one, its bad rows, the way back. */
export function runRoutes(definitions: readonly AnyImportDefinition[], desk: readonly string[]) {
  return new Hono<Env>()
    .get('/import', async (c) => {
      const actor = requireRole(c, ...desk)
      const past = await asActor(actor, (tx) => pastImports(tx))
      return c.render(<ImportsPage {...{ definitions, past }} />, { title: c.var.t('imports.home.heading') })
    })
    .get('/import/runs/:id', (c) => runPage(c, requireRole(c, ...desk)))
    .post('/import/runs/:id/undo', async (c) => {
      const actor = requireRole(c, ...desk)
      const id = idIn(c)
      const undone = await asActor(actor, (tx) => undoImport(tx, actor, definitions, id))
      if (undone.ok) return c.redirect(below(c, `/import/runs/${id}`), 303)
      c.status(409)
      return runPage(c, actor, undone)
    })
    .get('/import/runs/:id/bad.csv', async (c) => {
      const path = await badRowsOf(requireRole(c, ...desk), idIn(c))
      if (!path) throw new NotHere()
      c.header('Content-Type', 'text/csv; charset=utf-8')
      c.header('Content-Disposition', 'attachment; filename="bad.csv"')
      return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream)
    })
}

function idIn(c: Context<Env>) {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

async function runPage(c: Context<Env>, actor: SignedInActor, refused?: Reason) {
  const id = idIn(c)
  const run = await asActor(actor, (tx) => pastImport(tx, id))
  if (!run) throw new NotHere()
  const hasBadRows = (await badRowsOf(actor, id)) !== undefined
  return c.render(<RunPage {...{ run, hasBadRows, refused }} />, {
    title: c.var.t('imports.run.heading', { file: run.fileName }),
  })
}
