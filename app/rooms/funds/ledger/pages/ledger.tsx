import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import * as z from 'zod'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { writeCsv } from '../../../../ground/files/csv-write.ts'
import { writeXlsx } from '../../../../ground/files/xlsx-write.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Page } from '../../../../ground/ui/page.tsx'
import { pageOf } from '../../../../ground/ui/pagination.tsx'
import { sortedBy } from '../../../../ground/ui/table.tsx'
import { FundHead } from '../../parts/fund-head.tsx'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { type Balance, balanceOf, commitments, type FundLine, fundById, funds } from '../../reads.ts'
import { ENTRIES_A_PAGE, ENTRY_KINDS, KEEPERS } from '../../rules.ts'
import { exportHeadings, exportRows } from '../parts/export-rows.ts'
import { LedgerSection } from '../parts/ledger-section.tsx'
import { countEntries, type EntryLine, entries } from '../reads.ts'

const day = z.iso.date().optional().catch(undefined)
// What an address says beyond these shapes is as if it said nothing.
const asked = z.object({
  kind: z.enum(ENTRY_KINDS).optional().catch(undefined),
  fund: z.guid().optional().catch(undefined),
  from: day,
  until: day,
})

/** What an address asks of the ledger; on a fund's page, of that fund. */
function narrowing(c: Context<Env>, fundId?: string) {
  const { fund, ...narrow } = asked.parse(c.req.query())
  // The latest first, unless somebody asks otherwise.
  const sorted = sortedBy(c.req.query('sort') ?? '-on', ['on', 'cents'])
  return { narrow: { ...narrow, fundId: fundId ?? fund }, sorted }
}

/** The fund an address names; undefined where it names none. Throws NotHere for a fund that is not there. */
async function fundAsked(c: Context<Env>, id: string) {
  const actor = requireRole(c, ...KEEPERS)
  const fund = isId(id) ? await asActor(actor, (tx) => fundById(tx, id)) : undefined
  if (!fund) throw new NotHere()
  return fund
}

async function ledgerFile(c: Context<Env>, format: string, fund?: FundLine) {
  const actor = requireRole(c, ...KEEPERS)
  const { narrow, sorted } = narrowing(c, fund?.id)
  const lines = await asActor(actor, (tx) => entries(tx, narrow, { sorted }))
  const { t, dayOf, now } = textsOf(c)
  const [headings, rows] = [exportHeadings(t), exportRows(lines, t)]
  const name = `${c.var.territory.slug}-${t('funds.ledger.fileName')}-${dayOf(now)}`
  c.header('Content-Disposition', `attachment; filename="${name}.${format}"`)
  if (format === 'xlsx') {
    c.header('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    return c.body(new Uint8Array(await writeXlsx(headings, rows, t('funds.ledger.heading'))))
  }
  c.header('Content-Type', 'text/csv; charset=utf-8')
  return stream(c, async (out) => {
    for await (const piece of writeCsv(headings, rows)) await out.write(piece)
  })
}

export const ledger = new Hono<Env>()
  .get('/funds/ledger', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const { narrow, sorted } = narrowing(c)
    const page = pageOf(c.req.query('page'))
    const found = await asActor(actor, async (tx) => ({
      lines: await entries(tx, narrow, {
        sorted,
        limit: ENTRIES_A_PAGE,
        offset: (page - 1) * ENTRIES_A_PAGE,
      }),
      total: await countEntries(tx, narrow),
      choices: await funds(tx),
    }))
    return c.render(<LedgerPage {...found} sorted={sorted} page={page} />, {
      title: c.var.t('funds.ledger.heading'),
      section: '/funds',
    })
  })
  .get('/funds/ledger/:format{entries\\.(csv|xlsx)}', (c) =>
    ledgerFile(c, c.req.param('format').replace('entries.', '')),
  )
  .get('/funds/:id/:format{entries\\.(csv|xlsx)}', async (c) =>
    ledgerFile(c, c.req.param('format').replace('entries.', ''), await fundAsked(c, c.req.param('id'))),
  )
  .get('/funds/:id', async (c) => {
    const fund = await fundAsked(c, c.req.param('id'))
    const actor = requireRole(c, ...KEEPERS)
    const { narrow, sorted } = narrowing(c, fund.id)
    const { dayOf, now } = textsOf(c)
    // The last day the ledger is asked for is also the day of the balance.
    const asOf = narrow.until ?? dayOf(now)
    const page = pageOf(c.req.query('page'))
    const found = await asActor(actor, async (tx) => ({
      balance: await balanceOf(tx, fund.id, asOf),
      lines: await entries(tx, narrow, {
        sorted,
        limit: ENTRIES_A_PAGE,
        offset: (page - 1) * ENTRIES_A_PAGE,
      }),
      total: await countEntries(tx, narrow),
      latest: await commitments(tx, { fundId: fund.id, limit: ENTRIES_A_PAGE }),
    }))
    return c.render(<FundPage fund={fund} {...found} asOf={asOf} sorted={sorted} page={page} />, {
      title: fund.name,
      section: '/funds',
    })
  })

type Listed = {
  lines: EntryLine[]
  total: number
  page: number
  sorted: ReturnType<typeof sortedBy>
}

function LedgerPage({ choices, ...list }: Listed & { choices: FundLine[] }) {
  const crumbs = useCrumbs()
  const below = useBelow()
  return (
    <Page heading="funds.ledger.heading" lead="funds.ledger.lead" crumbs={crumbs()} width="wide">
      <LedgerSection {...list} file={below('/funds/ledger/entries')} choices={choices} />
    </Page>
  )
}

type FundProps = Listed & {
  fund: FundLine
  balance: Balance
  asOf: string
  latest: Awaited<ReturnType<typeof commitments>>
}

function FundPage({ fund, balance, asOf, latest, ...list }: FundProps) {
  const { t } = useTexts()
  const crumbs = useCrumbs()
  const below = useBelow()
  return (
    <Page
      heading={{ said: fund.name }}
      kicker={fund.purposeSaid ?? t(`funds.purpose.${fund.purpose}`)}
      crumbs={crumbs()}
      width="wide"
    >
      <FundHead fund={fund} balance={balance} asOf={asOf} latest={latest} />
      <LedgerSection {...list} file={below(`/funds/${fund.id}/entries`)} heading />
    </Page>
  )
}
