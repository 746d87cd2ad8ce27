import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { writeCsv } from '../../../../ground/files/csv-write.ts'
import { DOCX } from '../../../../ground/files/docx.ts'
import { writeWorkbook } from '../../../../ground/files/xlsx-write.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { agreedStories } from '../../fillings/reads.ts'
import { draftHere, speaking } from '../../reports/parts/here.ts'
import { signedHere } from '../../signings/parts/here.ts'
import type { Signed } from '../../signings/reads.ts'
import { type ReportContent, storiesIn } from '../../signings/rules.ts'
import { PaperBody } from '../parts/blocks.tsx'
import { FIGURE_HEADINGS, figureRows, sheetsOf } from '../parts/open-data.ts'
import { paperDocx } from '../parts/paper-docx.ts'
import { paperOf } from '../parts/paper-of.ts'
import type { Paper } from '../rules.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const FILES = ['document.docx', 'figures.xlsx', 'figures.csv', 'report.json'] as const
const ONE_FILE = `:reportFile{${FILES.join('|').replaceAll('.', '\\.')}}` as const

type OnPaper = { content: ReportContent; paper: Paper; json: string; isPublic: boolean; here: string }

async function draftOnPaper(c: Context<Env>): Promise<OnPaper> {
  const actor = requireRole(c, ...STAFF)
  return asActor(actor, async (tx) => {
    const { report, content } = await draftHere(tx, c)
    const stories = await agreedStories(tx, storiesIn(content))
    const paper = paperOf(speaking(c, report.language), content, { signedOn: null, hash: null, stories })
    const json = `${JSON.stringify(content, null, 2)}\n`
    return { content, paper, json, isPublic: false, here: below(c, `/reports/${report.id}`) }
  })
}

async function signedOnPaper(c: Context<Env>): Promise<OnPaper & { signed: Signed }> {
  const signed = await signedHere(c)
  const { said, signedOn, hash, stories } = signed
  return {
    signed,
    content: said,
    paper: paperOf(speaking(c, said.language), said, { signedOn, hash, stories }),
    json: signed.content,
    isPublic: signed.publishedAt !== null,
    here: below(c, `/reports/signed/${signed.id}`),
  }
}

/** One of the files of a report. An open one may be taken by any page of any site. */
async function sendFile(c: Context<Env>, { content, paper, json, isPublic }: OnPaper) {
  const file = FILES.find((one) => one === c.req.param('reportFile'))
  if (!file) throw new NotHere()
  const { t } = speaking(c, content.language)
  const ending = file.split('.')[1]
  c.header(
    'Content-Disposition',
    `attachment; filename="${c.var.territory.slug}-${t('indicators.papers.file')}-${content.factsUntil}.${ending}"`,
  )
  if (isPublic) c.header('Access-Control-Allow-Origin', '*')
  else c.header('Cache-Control', 'no-store')
  if (file === 'report.json') return c.body(json, 200, { 'content-type': 'application/json; charset=utf-8' })
  if (file === 'document.docx')
    return c.body(new Uint8Array(await paperDocx(paper, content.language)), 200, { 'content-type': DOCX })
  if (file === 'figures.xlsx')
    return c.body(new Uint8Array(await writeWorkbook(sheetsOf(content, t))), 200, { 'content-type': XLSX })
  c.header('Content-Type', 'text/csv; charset=utf-8')
  return stream(c, async (out) => {
    for await (const piece of writeCsv(FIGURE_HEADINGS, figureRows(content, t))) await out.write(piece)
  })
}

export const papers = new Hono<Env>()
  .get('/reports/signed/:signing', async (c) => {
    const { paper, here, signed } = await signedOnPaper(c)
    const keeps = holdsRole(c.var.actor, 'coordinator')
    return c.render(
      <SignedPage
        paper={paper}
        here={here}
        signed={signed}
        keeps={keeps}
        writes={holdsRole(c.var.actor, ...STAFF)}
      />,
      {
        title: paper.title,
        section: '/reports',
        ...(signed.publishedAt ? {} : { robots: 'noindex' as const }),
      },
    )
  })
  .get(`/reports/signed/:signing/${ONE_FILE}`, async (c) => sendFile(c, await signedOnPaper(c)))
  .get('/reports/:report/paper', async (c) => {
    const { paper, here } = await draftOnPaper(c)
    return c.render(<DraftPaper paper={paper} here={here} />, {
      title: paper.title,
      section: '/reports',
      robots: 'noindex',
    })
  })
  .get(`/reports/:report/${ONE_FILE}`, async (c) => sendFile(c, await draftOnPaper(c)))

const Files = ({ here }: { here: string }) => (
  <>
    <ButtonLink href={`${here}/document.docx`} label="indicators.papers.docx" />
    <ButtonLink href={`${here}/figures.xlsx`} label="indicators.papers.xlsx" quiet />
    <ButtonLink href={`${here}/figures.csv`} label="indicators.papers.csv" quiet />
    <ButtonLink href={`${here}/report.json`} label="indicators.papers.json" quiet />
  </>
)

function DraftPaper({ paper, here }: { paper: Paper; here: string }) {
  const at = useBelow()
  return (
    <div class="paper">
      <Page
        heading={{ said: paper.title }}
        crumbs={[
          { href: at('/reports'), label: 'indicators.reports.heading' },
          { href: here, label: 'indicators.papers.backToDraft' },
        ]}
        actions={<Files here={here} />}
      >
        <PaperBody paper={paper} />
      </Page>
    </div>
  )
}

type SignedProps = { paper: Paper; here: string; signed: Signed; keeps: boolean; writes: boolean }

/** A signed report, for whoever it is for: the team, the evaluator, and once it is published anyone. */
function SignedPage({ paper, here, signed, keeps, writes }: SignedProps) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <div class="paper">
      <Page
        heading={{ said: paper.title }}
        crumbs={[
          { href: at('/reports'), label: 'indicators.reports.heading' },
          ...(writes
            ? [{ href: at(`/reports/${signed.reportId}`), label: 'indicators.papers.backToDraft' as const }]
            : []),
        ]}
        actions={<Files here={here} />}
      >
        <div class="not-printed">
          {keeps && !signed.publishedAt && !signed.reopenedAt && (
            <Callout text="indicators.signings.publishText">
              <ActionButton action={`${here}/publish`} label="indicators.signings.publish" />
            </Callout>
          )}
        </div>
        {(signed.later || signed.reopenedAt) && (
          <Callout kind="warning" text={['indicators.signings.reopened', { why: signed.reopenedWhy ?? '' }]}>
            {signed.later && (
              <p>
                <a href={at(`/reports/signed/${signed.later}`)}>{t('indicators.signings.later')}</a>
              </p>
            )}
          </Callout>
        )}
        <PaperBody paper={paper} />
      </Page>
    </div>
  )
}
