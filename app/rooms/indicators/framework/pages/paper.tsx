import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendDocx } from '../../../../ground/files/docx.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { figuresSaid } from '../../parts/figure.tsx'
import { dayAsked, READERS } from '../../rules.ts'
import { readingOf } from '../parts/figures.ts'
import { frameworkDocx } from '../parts/framework-docx.ts'
import { type FrameworkText, frameworkText } from '../parts/framework-text.ts'
import { standingLines } from '../reads.ts'
import { inOrder } from '../rules.ts'

const PATH = '/outcomes/framework'

export const frameworkPapers = new Hono<Env>()
  .get(`${PATH}/paper`, async (c) => {
    const { text, until } = await paperOf(c)
    return c.render(<PaperPage text={text} until={until} />, { title: text.title, section: '/outcomes' })
  })
  .get(`${PATH}/framework.docx`, async (c) => {
    const { text, until } = await paperOf(c)
    const name = `${c.var.territory.slug}-${c.var.t('indicators.framework.file')}-${until}`
    return sendDocx(c, await frameworkDocx(text, c.var.language), name)
  })

/** The framework in words. Paper leaves the team, whoever prints it: it says what may be told. */
async function paperOf(c: Context<Env>) {
  const actor = requireRole(c, ...READERS)
  const texts = textsOf(c)
  const today = texts.dayOf(texts.now)
  const until = dayAsked(c.req.query('as-of'), today) ?? today
  const found = await asActor(actor, async (tx) => ({
    lines: inOrder(await standingLines(tx)),
    reading: await readingOf(tx, actor, { until, today, forTeam: false }),
  }))
  if (found.lines.length === 0) throw new NotHere()
  const text = frameworkText(texts, figuresSaid(texts), { ...found, until, name: c.var.territory.name })
  return { text, until }
}

function PaperPage({ text, until }: { text: FrameworkText; until: string }) {
  const at = useBelow()
  const [logic = '', codes = '', verified = '', assumed = ''] = text.headings
  const lines = (column: number) => (row: string[][]) =>
    (row[column] ?? []).map((line, at) => (
      <>
        {at > 0 && <br />}
        {line}
      </>
    ))
  return (
    <div class="paper">
      <Page
        heading={{ said: text.title }}
        crumbs={[
          { href: at('/outcomes'), label: 'indicators.table.heading' },
          { href: at(PATH), label: 'indicators.framework.heading' },
        ]}
        actions={
          <ButtonLink
            href={at(`${PATH}/framework.docx?as-of=${until}`)}
            label="indicators.framework.docx"
            quiet
          />
        }
      >
        {text.lead.map((line) => (
          <p>{line}</p>
        ))}
        <Table
          caption={{ said: text.title }}
          captionHidden
          rows={text.rows}
          columns={[
            { heading: { said: logic }, main: true, cell: lines(0) },
            { heading: { said: codes }, cell: lines(1) },
            { heading: { said: verified }, cell: lines(2) },
            { heading: { said: assumed }, cell: lines(3) },
          ]}
        />
      </Page>
    </div>
  )
}
