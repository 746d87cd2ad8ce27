import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { sendDocx } from '../../../../ground/files/docx.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { candidatesOf } from '../../candidates/reads.ts'
import { choicesOf } from '../../choices/reads.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import { type AtProceeding, atProceeding, pathOf } from '../../proceedings/parts/here.ts'
import { extensionsOf } from '../../proceedings/reads.ts'
import { questionsOf } from '../../questions/reads.ts'
import { paperDocx } from '../parts/paper-docx.ts'
import { PaperPage } from '../parts/paper-page.tsx'
import type { PaperText } from '../parts/paper-text.ts'
import { candidatesText, choiceText, noticeText } from '../parts/proceeding-text.ts'

const KINDS = ['notice', 'candidates', 'choice'] as const
type Kind = (typeof KINDS)[number]

/** The document an address names. Throws NotHere for one that is not published yet, but to who keeps the proceeding. */
async function paperHere(c: Context<Env>): Promise<{ here: AtProceeding; text: PaperText; kind: Kind }> {
  const kind = KINDS.find((one) => one === c.req.param('print'))
  const texts = textsOf(c)
  return atProceeding(c, async (tx, here) => {
    const { proceeding: one, keeps } = here
    const out = { notice: one.publishedOn, candidates: one.listedOn, choice: one.chosenOn }
    if (!kind || (!out[kind] && !keeps)) throw new NotHere()
    if (kind === 'notice') {
      const told = { questions: await questionsOf(tx, one.id), extensions: await extensionsOf(tx, one.id) }
      return { here, kind, text: noticeText(texts, one, told) }
    }
    const candidates = (await candidatesOf(tx, one.id)).filter(({ shown }) => shown || keeps)
    if (kind === 'candidates') return { here, kind, text: candidatesText(texts, one, candidates) }
    return { here, kind, text: choiceText(texts, one, candidates, await choicesOf(tx, one.id)) }
  })
}

export const proceedingPapers = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/papers/:print', async (c) => {
    const paper = await paperHere(c)
    return c.render(<ProceedingPaper {...paper} />, { title: paper.text.title, section: '/tables' })
  })
  .get('/tables/proceedings/:proceeding/papers/:print/document.docx', async (c) => {
    const { text, here, kind } = await paperHere(c)
    return sendDocx(
      c,
      await paperDocx(text, c.var.language),
      `${c.var.t(`tables.papers.${kind}File`)}-${here.proceeding.opensOn}`,
    )
  })

function ProceedingPaper({ here, text, kind }: Awaited<ReturnType<typeof paperHere>>) {
  const below = useBelow()
  return (
    <PaperPage
      text={text}
      crumbs={useProceedingCrumbs(here)}
      docx={below(`${pathOf(here.proceeding)}/papers/${kind}/document.docx`)}
    />
  )
}
