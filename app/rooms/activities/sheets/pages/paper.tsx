import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendDocx } from '../../../../ground/files/docx.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { idHere, useActivityCrumbs } from '../../parts/here.ts'
import { publishedBetween } from '../../stories/reads.ts'
import { sheetDocx } from '../parts/sheet-docx.ts'
import { type SheetText, sheetText } from '../parts/sheet-text.ts'
import {
  countedOf,
  heardOf,
  type Sheet,
  sheetById,
  signingsOf,
  smallestTold,
  standingOf,
  wordsOf,
} from '../reads.ts'

async function paperHere(c: Context<Env>): Promise<{ sheet: Sheet; text: SheetText }> {
  const actor = requireRole(c, ...TEAM)
  const id = idHere(c, 'sheet')
  const paper = await asActor(actor, async (tx) => {
    const sheet = await sheetById(tx, id)
    if (!sheet) throw new NotHere()
    return {
      ...sheet,
      counted: await countedOf(tx, actor, sheet),
      signing: standingOf(await signingsOf(tx, id)),
      written: await wordsOf(tx, id),
      heard: await heardOf(tx, sheet),
      stories: await publishedBetween(tx, sheet.activityId, sheet),
      smallest: await smallestTold(tx),
    }
  })
  return { sheet: paper, text: sheetText(textsOf(c), paper) }
}

export const sheetPaper = new Hono<Env>()
  .get('/activities/sheets/:sheet/paper', async (c) => {
    const paper = await paperHere(c)
    return c.render(<PaperPage {...paper} />, {
      title: paper.text.title,
      section: '/activities',
      robots: 'noindex',
    })
  })
  .get('/activities/sheets/:sheet/document.docx', async (c) => {
    const { sheet, text } = await paperHere(c)
    return sendDocx(
      c,
      await sheetDocx(text, c.var.language),
      `${c.var.t('activities.sheets.file')}-${sheet.fromOn}`,
    )
  })

function PaperPage({ sheet, text }: { sheet: Sheet; text: SheetText }) {
  const below = useBelow()
  const here = below(`/activities/sheets/${sheet.id}`)
  const lab = { id: sheet.activityId, title: sheet.title }
  return (
    <div class="paper">
      <Page
        heading={{ said: text.title }}
        crumbs={[...useActivityCrumbs(lab), { href: here, label: 'activities.sheets.one' }]}
        actions={<ButtonLink href={`${here}/document.docx`} label="activities.sheets.docx" quiet />}
      >
        {text.lead.map((line) => (
          <p>{line}</p>
        ))}
        <section>
          <h2>{text.figuresHeading}</h2>
          <DefinitionList items={text.figures.map(([label, value]) => [{ said: label }, value] as const)} />
        </section>
        {text.parts.map(({ heading, lines }) => (
          <section>
            <h2>{heading}</h2>
            {lines.map((line) => (
              <p>{line}</p>
            ))}
          </section>
        ))}
      </Page>
    </div>
  )
}
