import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { writeCsv } from '../../../../ground/files/csv-write.ts'
import { record } from '../../../../ground/journal/record.ts'
import { saidIn } from '../../../../ground/texts/language.ts'
import { idHere, seatedAt } from '../../evaluation/parts/seat.ts'
import { takeSeat } from '../../evaluation/reads.ts'
import { datasetById, pieceOf } from '../reads.ts'

const AT = '/evaluations/:evaluation/datasets/:dataset'
const MEDIA: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/schema+json',
  parquet: 'application/vnd.apache.parquet',
}
const CODEBOOK_HEADINGS = ['table', 'column', 'type', 'may_be_empty', 'values', 'meaning', 'source']

/** The files of frozen data, to whoever sits in the seat, piece by piece: none is held whole, each piece asks for the seat. */
export const datasetFiles = new Hono<Env>()
  .get(`${AT}/manifest.json`, async (c) => {
    const dataset = await datasetHere(c, 'manifest.json')
    c.header('Content-Type', 'application/json; charset=utf-8')
    c.header('Content-Disposition', 'attachment; filename="manifest.json"')
    return c.body(dataset.manifest)
  })
  .get(`${AT}/codebook.csv`, async (c) => {
    const { said } = await datasetHere(c, 'codebook.csv')
    const rows = Object.entries(said.codebook).flatMap(([table, columns]) =>
      columns.map(({ name, type, nullable, values, meaning, source }) => [
        table,
        name,
        type,
        nullable ?? false,
        values?.join(' ') ?? null,
        saidIn(meaning, c.var.language),
        saidIn(source, c.var.language),
      ]),
    )
    c.header('Content-Type', MEDIA.csv as string)
    c.header('Content-Disposition', 'attachment; filename="codebook.csv"')
    return stream(c, async (out) => {
      for await (const piece of writeCsv(CODEBOOK_HEADINGS, rows)) await out.write(piece)
    })
  })
  .get(`${AT}/files/:file`, async (c) => {
    const name = c.req.param('file')
    const dataset = await datasetHere(c, name)
    const file = dataset.said.files.find((one) => one.name === name) as { bytes: number }
    const { actor } = c.var
    const next = (position: number) =>
      asActor(actor, async (tx) =>
        (await takeSeat(tx, dataset.evaluationId)) ? pieceOf(tx, dataset.id, name, position) : undefined,
      )
    const first = await next(0)
    if (!first) throw new NotHere()
    c.header('Content-Type', MEDIA[name.split('.').at(-1) as string] as string)
    c.header(
      'Content-Disposition',
      `attachment; filename="${c.var.territory.slug}-${dataset.untilOn}-${name}"`,
    )
    c.header('Content-Length', String(file.bytes))
    return stream(c, async (out) => {
      let position = 0
      for (let piece: Buffer | undefined = first; piece; piece = await next(position)) {
        await out.write(piece)
        position += 1
      }
    })
  })

/** The data of the address, in the seat; that it was asked for, and how many rows, is written down. */
const datasetHere = (c: Context<Env>, name: string) =>
  seatedAt(c, async (tx, { evaluation, reads }, actor) => {
    const dataset = await datasetById(tx, evaluation.id, idHere(c, 'dataset'))
    if (!dataset) throw new NotHere()
    const file = dataset.said.files.find((one) => one.name === name)
    if (!file && !['manifest.json', 'codebook.csv'].includes(name)) throw new NotHere()
    await reads({
      what: 'file',
      said: `${name} (${dataset.untilOn})`,
      recordId: dataset.id,
      rows: file?.rows ?? 0,
    })
    await record(tx, actor, 'indicators.readDataset', 'evaluation_dataset', dataset.id)
    return dataset
  })
