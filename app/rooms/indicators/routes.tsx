import { type Context, Hono } from 'hono'
import { type Actor, holdsRole } from '../../ground/access/actor.ts'
import type { Env } from '../../ground/access/request.ts'
import { NotHere, requireRole } from '../../ground/access/signed-in.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { asActor } from '../../ground/db/database.ts'
import { pageOf } from '../../ground/ui/pagination.tsx'
import { apartFrom } from './apart/reads.ts'
import { acrossTerritories } from './compared/pages/across.tsx'
import { compared } from './compared/pages/compared.tsx'
import { compareEditions } from './editions/pages/compare.tsx'
import { oneEdition } from './editions/pages/edition.tsx'
import { editionFiles } from './editions/pages/files.ts'
import { editionList } from './editions/pages/list.tsx'
import { newEdition } from './editions/pages/new.tsx'
import { editionOfDay } from './editions/reads.ts'
import { readingsOfOutcomes, tellRows } from './evaluation/parts/told-rows.ts'
import { evaluation, evaluationNavigation } from './evaluation/routes.ts'
import { framework } from './framework/pages/framework.tsx'
import { frameworkLines } from './framework/pages/line.tsx'
import { frameworkPapers } from './framework/pages/paper.tsx'
import { groups } from './groups/pages/groups.tsx'
import { defineLocals } from './local/pages/define.tsx'
import { sheetOfLocal, toldFigure, wholeTable } from './local/reads.ts'
import { isLocal } from './local/rules.ts'
import { paperBeneath, sheetsOf } from './origins/reads.ts'
import { OutcomePage, type Part } from './pages/outcome.tsx'
import { OutcomesPage } from './pages/outcomes.tsx'
import { asOf, calledIn, indicatorHere, seesExact } from './parts/asked.ts'
import { csvFile } from './parts/file-answers.ts'
import { LIST_HEADINGS, listRows, TABLE_HEADINGS, tableRows } from './parts/outcome-csv.ts'
import { closing } from './periods/pages/close.tsx'
import { periodList } from './periods/pages/list.tsx'
import { onePeriod } from './periods/pages/period.tsx'
import { periodAround } from './periods/reads.ts'
import { protection } from './protection/pages/protection.tsx'
import { recordsTold, type ToldFigure } from './protection/reads.ts'
import { hasList } from './protection/rules.ts'
import { completenessAsOf, moneyByPurpose, namesOf, operatorsByFigure, recordsOf } from './reads.ts'
import { reports } from './reports/routes.ts'
import { type CountedSet, READERS } from './rules.ts'
import { months } from './series/pages/months.tsx'
import { sources } from './sources/pages/sources.tsx'
import { saidElsewhere } from './sources/reads.ts'
import { targets } from './targets/pages/targets.tsx'
import { standingTargets } from './targets/reads.ts'
import { targetOn } from './targets/rules.ts'

const PER_PAGE = 50

export const navigation = [
  { href: '/outcomes', label: 'indicators.nav.outcomes' as const, roles: [...READERS] },
  { href: '/reports', label: 'indicators.reports.heading' as const, roles: [...READERS] },
  ...evaluationNavigation,
]

/** Which indicator, and which of its two sets. Throws NotHere for a code that is none. */
async function asked(tx: ActorTx, c: Context<Env>, code: string) {
  const indicator = await indicatorHere(tx, code)
  const part: Part = indicator.of && c.req.query('part') === 'denominator' ? 'denominator' : 'numerator'
  return { indicator, part, set: part === 'denominator' && indicator.of ? indicator.of : indicator.set }
}

/** What was published of a day, and which closed period it falls in. */
const datesOf = async (tx: ActorTx, until: string) => ({
  edition: await editionOfDay(tx, until),
  period: await periodAround(tx, until),
})

/** The list beneath a figure: the very records it was counted from, as far as the figure itself is told and they may be listed. */
const recordsBeneath = async (
  tx: ActorTx,
  actor: Actor,
  { figure, part, set, until }: { figure: ToldFigure<string>; part: Part; set: CountedSet; until: string },
  paging: { limit?: number; offset?: number } = {},
) => {
  if (!hasList(set)) return { records: [], total: 0 }
  const told = figure.sets?.[part]
  return told ? recordsTold(tx, actor, set, told, paging) : recordsOf(tx, actor, set, until, paging)
}

export const routes = new Hono<Env>()
  // What an evaluator reads of the outcomes is written down, here and on every page below.
  .use('/outcomes', readingsOfOutcomes)
  .use('/outcomes.csv', readingsOfOutcomes)
  .use('/outcomes/*', readingsOfOutcomes)
  .route('/', evaluation)
  .route('/', protection)
  .route('/', targets)
  .route('/', periodList)
  .route('/', closing)
  .route('/', onePeriod)
  .route('/', sources)
  .route('/', framework)
  .route('/', frameworkLines)
  .route('/', frameworkPapers)
  .route('/', editionList)
  .route('/', newEdition)
  .route('/', compared)
  .route('/', compareEditions)
  .route('/', acrossTerritories)
  .route('/', editionFiles)
  .route('/', oneEdition)
  .route('/', reports)
  .route('/', defineLocals)
  .route('/', months)
  .route('/', groups)
  .get('/outcomes', async (c) => {
    const actor = requireRole(c, ...READERS)
    const { slug, example } = c.var.territory
    const day = asOf(c)
    const found = await asActor(actor, async (tx) => ({
      figures: await wholeTable(tx, actor, { ...day, forTeam: seesExact(actor) }),
      completeness: await completenessAsOf(tx, actor, day.until),
      dates: await datesOf(tx, day.until),
      elsewhere: await saidElsewhere(tx),
    }))
    return c.render(
      <OutcomesPage
        slug={slug}
        example={example}
        presencesShown={seesExact(actor)}
        setsRules={holdsRole(actor, 'coordinator')}
        {...day}
        {...found}
      />,
      {
        title: c.var.t('indicators.table.title'),
      },
    )
  })
  .get('/outcomes.csv', async (c) => {
    const actor = requireRole(c, ...READERS)
    const { until, today } = asOf(c)
    // A file leaves the team, whoever takes it: it says what may be told.
    const figures = await asActor(actor, (tx) => wholeTable(tx, actor, { until, today, forTeam: false }))
    return csvFile(c, `${c.var.territory.slug}-${until}`, TABLE_HEADINGS, tableRows(figures, c.var.t))
  })
  .get('/outcomes/:file{[a-z_0-9-]+\\.csv}', async (c) => {
    const actor = requireRole(c, ...READERS)
    const day = asOf(c)
    const { indicator, part, rows } = await asActor(actor, async (tx) => {
      const shown = await asked(tx, c, c.req.param('file').replace(/\.csv$/, ''))
      const { part, set } = shown
      const figure = await toldFigure(tx, actor, { ...day, forTeam: seesExact(actor) }, shown.indicator)
      if (!figure) throw new NotHere()
      const { records } = await recordsBeneath(tx, actor, { figure, part, set, until: day.until })
      const ids = records.map(({ recordId }) => recordId)
      const names = await namesOf(tx, set.records, ids)
      const told = figure.sets?.[part]
      const sheets = await sheetsOf(tx, actor, { set, until: day.until, told, records })
      return { ...shown, rows: listRows(set.records, records, { names, sheets }, !told) }
    })
    tellRows(c, rows.length)
    return csvFile(
      c,
      [indicator.code, indicator.of && part, day.until].filter(Boolean).join('-'),
      LIST_HEADINGS,
      rows,
    )
  })
  .get('/outcomes/:code', async (c) => {
    const actor = requireRole(c, ...READERS)
    const { slug } = c.var.territory
    const day = asOf(c)
    const page = pageOf(c.req.query('page'))
    const found = await asActor(actor, async (tx) => {
      const shown = await asked(tx, c, c.req.param('code'))
      const { indicator, part, set } = shown
      const asking = { ...day, forTeam: seesExact(actor) }
      const figure = await toldFigure(tx, actor, asking, indicator)
      if (!figure) throw new NotHere()
      const paging = { limit: PER_PAGE, offset: (page - 1) * PER_PAGE }
      const list = await recordsBeneath(tx, actor, { figure, part, set, until: day.until }, paging)
      const ids = list.records.map(({ recordId }) => recordId)
      const names = await namesOf(tx, set.records, ids)
      const listed = { set, until: day.until, told: figure.sets?.[part], records: list.records }
      const byFigure =
        indicator.code === 'operators_trained' ? await operatorsByFigure(tx, actor, day.until) : []
      const aims = (await standingTargets(tx)).filter((one) => one.code === indicator.code)
      const byPurpose = indicator.unit === 'euro' ? await moneyByPurpose(tx, actor, day.until) : []
      const dates = await datesOf(tx, day.until)
      const elsewhere = (await saidElsewhere(tx)).filter((one) => one.code === indicator.code)
      const local = isLocal(indicator) ? await sheetOfLocal(tx, indicator) : undefined
      return {
        ...shown,
        figure,
        local,
        apart: await apartFrom(tx, actor, asking, indicator),
        dates,
        elsewhere,
        ...list,
        names,
        sheets: await sheetsOf(tx, actor, listed),
        onPaper: await paperBeneath(tx, actor, listed),
        byFigure,
        byPurpose,
        target: targetOn(aims, day.until),
      }
    })
    tellRows(c, found.records.length)
    return c.render(<OutcomePage slug={slug} {...day} page={page} perPage={PER_PAGE} {...found} />, {
      title: calledIn(found.indicator, c.var.t),
      section: '/outcomes',
    })
  })
