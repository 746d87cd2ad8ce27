import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { sendDocx } from '../../../ground/files/docx.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { SECTION, usePracticeCrumbs } from '../parts/here.ts'
import { practiceDocx } from '../parts/practice-docx.ts'
import { type PracticeRead, readHere } from '../parts/read-here.ts'
import { SheetBody } from '../parts/sheet-body.tsx'

/** A practice to print, and as a document to write on: the version that is asked for. */
export const practicePaper = new Hono<Env>()
  .get('/practices/:practice/paper', async (c) => {
    const found = await readHere(c)
    return c.render(<PaperPage {...found} />, {
      title: found.text.title,
      section: SECTION,
      robots: 'noindex',
    })
  })
  .get('/practices/:practice/document.docx', async (c) => {
    const { text, practice, version } = await readHere(c)
    const { t, language } = c.var
    const words = {
      swot: t('practices.section.swot'),
      helps: t('practices.swot.helps'),
      hinders: t('practices.swot.hinders'),
      figures: t('practices.figures.heading'),
      testimonies: t('practices.testimonies.heading'),
    }
    const name = `${t('practices.paper.file')}-${practice.id.slice(-6)}-${version?.number ?? 'draft'}`
    return sendDocx(c, await practiceDocx(text, words, language), name)
  })

function PaperPage({ practice, text, version }: PracticeRead) {
  const at = useBelow()
  const crumbs = usePracticeCrumbs()
  const query = version ? `?version=${version.number}` : '?version=draft'
  return (
    <div class="paper">
      <Page
        heading={{ said: text.title }}
        crumbs={crumbs({ id: practice.id, title: text.title })}
        actions={
          <ButtonLink
            href={at(`/practices/${practice.id}/document.docx${query}`)}
            label="practices.paper.docx"
            quiet
          />
        }
      >
        {text.lead.map((line) => (
          <p>{line}</p>
        ))}
        <SheetBody text={text} />
      </Page>
    </div>
  )
}
