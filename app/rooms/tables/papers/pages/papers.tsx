import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendDocx } from '../../../../ground/files/docx.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { asked } from '../../decisions/forms.ts'
import { decisionsLike } from '../../decisions/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { idHere, meetingHere, todayOf } from '../../parts/here.ts'
import { paperDocx } from '../parts/paper-docx.ts'
import { PaperPage } from '../parts/paper-page.tsx'
import { convocationText, minutesText, type PaperText, registerText } from '../parts/paper-text.ts'
import { type MeetingPaper, paperOf } from '../reads.ts'

/** The document an address names. Throws NotHere for minutes a reader of the public part may not read yet. */
async function paperHere(c: Context<Env>): Promise<MeetingPaper & { text: PaperText; kind: string }> {
  const { actor } = c.var
  const kind = c.req.param('paper')
  const today = todayOf(c)
  const paper = await asActor(actor, async (tx) => {
    const here = await meetingHere(tx, actor, idHere(c, 'meeting'), today)
    const { convenedOn, approvedOn, onDate } = here.meeting
    const readable = kind === 'convocation' ? convenedOn : approvedOn || (here.inside && onDate <= today)
    if (!readable) throw new NotHere()
    return paperOf(tx, here, here.inside, today)
  })
  const texts = textsOf(c)
  if (kind === 'convocation') return { ...paper, kind, text: convocationText(texts, paper) }
  if (kind === 'minutes') return { ...paper, kind, text: minutesText(texts, paper) }
  throw new NotHere()
}

export const papers = new Hono<Env>()
  .get('/tables/register.docx', async (c) => {
    const { q, table, ...which } = asked.parse(c.req.query())
    const today = todayOf(c)
    const decisions = await asActor(c.var.actor, (tx) =>
      decisionsLike(tx, { ...which, search: q, tableId: table }, today),
    )
    return sendDocx(
      c,
      await paperDocx(registerText(textsOf(c), decisions), c.var.language),
      c.var.t('tables.papers.registerFile'),
    )
  })
  .get('/tables/meetings/:meeting/papers/:paper', async (c) => {
    const paper = await paperHere(c)
    return c.render(<MeetingPaperPage {...paper} />, { title: paper.text.title, section: '/tables' })
  })
  .get('/tables/meetings/:meeting/papers/:paper/document.docx', async (c) => {
    const { text, meeting, kind } = await paperHere(c)
    const letter = meeting.calledOffOn ? 'tables.papers.calledOffFile' : 'tables.papers.convocationFile'
    const name = kind === 'minutes' ? 'tables.papers.minutesFile' : letter
    return sendDocx(c, await paperDocx(text, c.var.language), `${c.var.t(name)}-${meeting.onDate}`)
  })

function MeetingPaperPage({ table, meeting, text, kind }: Awaited<ReturnType<typeof paperHere>>) {
  const below = useBelow()
  return (
    <PaperPage
      text={text}
      crumbs={useCrumbs(table, meeting)}
      docx={below(`/tables/meetings/${meeting.id}/papers/${kind}/document.docx`)}
    />
  )
}
