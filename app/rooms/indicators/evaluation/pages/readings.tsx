import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { isText } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Pagination, pageOf } from '../../../../ground/ui/pagination.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { READERS } from '../../rules.ts'
import { type Evaluation, evaluationById, type Reading, readings } from '../reads.ts'

const PER_PAGE = 50

export const readingList = new Hono<Env>().get('/evaluations/readings', async (c) => {
  const actor = requireRole(c, ...READERS)
  const asked = c.req.query('evaluation')
  if (asked && !isId(asked)) throw new NotHere()
  const page = pageOf(c.req.query('page'))
  const found = await asActor(actor, async (tx) => {
    const evaluation = asked ? await evaluationById(tx, asked) : undefined
    if (asked && !evaluation) throw new NotHere()
    return {
      evaluation,
      ...(await readings(tx, {
        evaluation: asked || undefined,
        limit: PER_PAGE,
        offset: (page - 1) * PER_PAGE,
      })),
    }
  })
  return c.render(<ReadingsPage {...found} page={page} />, {
    title: c.var.t('indicators.evaluation.readings'),
    section: '/evaluations',
  })
})

type Props = { evaluation: Evaluation | undefined; readings: Reading[]; total: number; page: number }

function ReadingsPage({ evaluation, readings, total, page }: Props) {
  const { t, when, number } = useTexts()
  const at = useBelow()
  const inWords = (what: string) => {
    const key = `indicators.evaluation.what.${what}`
    return isText(key) ? t(key) : what
  }
  /** What is drawn is written down by its kind. */
  const kindOr = (said: string) => {
    const key = `indicators.audit.kind.${said}`
    return isText(key) ? t(key) : said
  }
  return (
    <Page
      heading="indicators.evaluation.readings"
      lead="indicators.evaluation.readingsLead"
      kicker={evaluation?.name}
      crumbs={[{ href: at('/evaluations'), label: 'indicators.evaluation.heading' }]}
    >
      {total === 0 ? (
        <EmptyState
          heading="indicators.evaluation.nothingRead"
          text="indicators.evaluation.nothingReadText"
        />
      ) : (
        <>
          <Table
            caption="indicators.evaluation.readings"
            captionHidden
            rows={readings}
            columns={[
              {
                heading: 'indicators.evaluation.whatRead',
                main: true,
                cell: ({ what, said }: Reading) =>
                  said ? `${inWords(what)}: ${kindOr(said)}` : inWords(what),
              },
              {
                heading: 'indicators.evaluation.who',
                cell: ({ reader }) => reader ?? t('indicators.evaluation.somebody'),
              },
              { heading: 'indicators.evaluation.when', cell: (one) => when(one.at) },
              {
                heading: 'indicators.datasets.rows',
                numeric: true,
                cell: ({ rows }) => (rows === null ? '–' : number(rows)),
              },
              {
                heading: 'indicators.evaluation.within',
                cell: ({ evaluationId, evaluation: name }) =>
                  evaluationId && name ? (
                    <a href={at(`/evaluations/${evaluationId}`)}>{name}</a>
                  ) : (
                    t('indicators.evaluation.withinNone')
                  ),
              },
            ]}
          />
          <Pagination page={page} perPage={PER_PAGE} total={total} />
        </>
      )}
    </Page>
  )
}
