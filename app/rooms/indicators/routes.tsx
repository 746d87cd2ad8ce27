import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Env } from '../../ground/access/request.ts'
import { NotHere, requireRole } from '../../ground/access/signed-in.ts'
import { asActor } from '../../ground/db/database.ts'
import { type CellValue, writeCsv } from '../../ground/files/csv-write.ts'
import { textsOf } from '../../ground/texts/use-texts.ts'
import { pageOf } from '../../ground/ui/pagination.tsx'
import { OutcomePage, type Part } from './pages/outcome.tsx'
import { OutcomesPage } from './pages/outcomes.tsx'
import { LIST_HEADINGS, listRows, TABLE_HEADINGS, tableRows } from './parts/outcome-csv.ts'
import { completenessAsOf, namesOf, operatorsByFigure, outcomesAsOf, recordsOf } from './reads.ts'
import { dayAsked, type Figure, indicatorOf, READERS } from './rules.ts'

const PER_PAGE = 50

export const navigation = [
  { href: '/outcomes', label: 'indicators.nav.outcomes' as const, roles: [...READERS] },
]

/** The day asked for, in the territory's own calendar. */
function asOf(c: Context<Env>) {
  const { dayOf, now } = textsOf(c)
  const today = dayOf(now)
  const until = dayAsked(c.req.query('as-of'), today)
  return { today, until: until ?? today, wrong: until === undefined }
}

/** Which indicator, and which of its two sets. Throws NotHere for a code that is none. */
function asked(c: Context<Env>, code: string) {
  const indicator = indicatorOf(code)
  if (!indicator) throw new NotHere()
  const part: Part = indicator.of && c.req.query('part') === 'denominator' ? 'denominator' : 'numerator'
  return { indicator, part, set: part === 'denominator' && indicator.of ? indicator.of : indicator.set }
}

function csv(c: Context<Env>, name: string, headings: readonly string[], rows: CellValue[][]) {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${name}.csv"`)
  return stream(c, async (out) => {
    for await (const piece of writeCsv(headings, rows)) await out.write(piece)
  })
}

export const routes = new Hono<Env>()
  .get('/outcomes', async (c) => {
    const actor = requireRole(c, ...READERS)
    const { slug, example } = c.var.territory
    const day = asOf(c)
    const found = await asActor(actor, async (tx) => ({
      figures: await outcomesAsOf(tx, actor, day.until),
      completeness: await completenessAsOf(tx, actor, day.until),
    }))
    return c.render(<OutcomesPage slug={slug} example={example} {...day} {...found} />, {
      title: c.var.t('indicators.table.title'),
    })
  })
  .get('/outcomes.csv', async (c) => {
    const actor = requireRole(c, ...READERS)
    const { until } = asOf(c)
    const figures = await asActor(actor, (tx) => outcomesAsOf(tx, actor, until))
    return csv(c, `${c.var.territory.slug}-${until}`, TABLE_HEADINGS, tableRows(figures, c.var.t))
  })
  .get('/outcomes/:file{[a-z_]+\\.csv}', async (c) => {
    const actor = requireRole(c, ...READERS)
    const { until } = asOf(c)
    const { indicator, part, set } = asked(c, c.req.param('file').replace(/\.csv$/, ''))
    const rows = await asActor(actor, async (tx) => {
      const { records } = await recordsOf(tx, actor, set, until)
      const ids = records.map(({ recordId }) => recordId)
      return listRows(set.records, records, await namesOf(tx, set.records, ids))
    })
    return csv(
      c,
      [indicator.code, indicator.of && part, until].filter(Boolean).join('-'),
      LIST_HEADINGS,
      rows,
    )
  })
  .get('/outcomes/:code', async (c) => {
    const actor = requireRole(c, ...READERS)
    const { slug } = c.var.territory
    const day = asOf(c)
    const page = pageOf(c.req.query('page'))
    const { indicator, part, set } = asked(c, c.req.param('code'))
    const shown = { indicator, part, set, page, perPage: PER_PAGE }
    const found = await asActor(actor, async (tx) => {
      const [figure] = (await outcomesAsOf(tx, actor, day.until, [indicator])) as [Figure]
      const list = await recordsOf(tx, actor, set, day.until, {
        limit: PER_PAGE,
        offset: (page - 1) * PER_PAGE,
      })
      const ids = list.records.map(({ recordId }) => recordId)
      const names = await namesOf(tx, set.records, ids)
      const byFigure =
        indicator.code === 'operators_trained' ? await operatorsByFigure(tx, actor, day.until) : []
      return { figure, ...list, names, byFigure }
    })
    return c.render(<OutcomePage slug={slug} {...day} {...shown} {...found} />, {
      title: c.var.t(`indicators.${indicator.code}.name`),
    })
  })
