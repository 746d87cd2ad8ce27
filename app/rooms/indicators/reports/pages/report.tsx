import { type Context, Hono } from 'hono'
import { type Actor, holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { newId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { STAFF, TEAM } from '../../../people/rules.ts'
import { type AgreedStory, agreedStories, type OpenSession, openSessionsIn } from '../../fillings/reads.ts'
import { Blocks } from '../../papers/parts/blocks.tsx'
import { filledBlocks } from '../../papers/parts/part-blocks.ts'
import { Signings } from '../../signings/parts/signings.tsx'
import { storiesIn } from '../../signings/rules.ts'
import { wordsForm } from '../forms.ts'
import { type Draft, draftHere, idIn } from '../parts/here.ts'
import { OpenSessions } from '../parts/open-sessions.tsx'
import { type SentWords, WrittenWords } from '../parts/written-words.tsx'
import { discardReport, readAnew, writeWords } from '../writes.ts'
import { goOn } from './begin.tsx'

const MOST_OPEN = 12

export type Sent = SentWords & { signing?: FormState }

export const oneReport = new Hono<Env>()
  .get('/reports/:report', (c) => showReport(c))
  .post('/reports/:report/words/:slot', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const which = { reportId: idIn(c, 'report'), slot: c.req.param('slot') }
    const form = await parseForm(wordsForm, c)
    // A page that keeps by itself while one types asks for the answer alone.
    const asksForWords = c.req.header('accept') === 'application/json'
    if (!form.ok) {
      c.status(422)
      return asksForWords
        ? c.json({ said: c.var.t('indicators.reports.notKept') })
        : showReport(c, { slot: which.slot, form })
    }
    const kept = await asActor(actor, (tx) => writeWords(tx, actor, which, form.once, form.value))
    if (!kept.ok) {
      c.status(409)
      return asksForWords
        ? c.json({ said: c.var.t(kept.refusal) })
        : showReport(c, { slot: which.slot, form: { ...form, refusal: kept.refusal } })
    }
    const { number, text, joined } = kept.value
    const said = joined ? 'indicators.reports.joined' : 'indicators.reports.kept'
    if (asksForWords) return c.json({ number, text, joined, once: newId(), said: c.var.t(said) })
    flash(c, said, joined ? 'warning' : 'success')
    return c.redirect(below(c, `/reports/${which.reportId}#${which.slot.split('.')[0]}`), 303)
  })
  .post('/reports/:report/fill', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const id = idIn(c, 'report')
    const again = (await c.req.formData()).get('again')
    const { standing } = await asActor(actor, async (tx) => {
      const draft = await draftHere(tx, c, id)
      if (again && !draft.standing) await readAnew(tx, actor, id)
      return draft
    })
    if (standing) return c.redirect(below(c, `/reports/${id}`), 303)
    if (again) flash(c, 'indicators.reports.readAnewDone')
    return goOn(c, actor, id)
  })
  .post('/reports/:report/discard', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const id = idIn(c, 'report')
    const gone = await asActor(actor, async (tx) => {
      await draftHere(tx, c, id)
      return discardReport(tx, actor, id)
    })
    if (gone.ok) flash(c, 'indicators.reports.discarded')
    else flash(c, gone.refusal, 'warning')
    return c.redirect(below(c, gone.ok ? '/reports' : `/reports/${id}`), 303)
  })

export async function showReport(c: Context<Env>, sent: Sent = {}) {
  const actor: SignedInActor = requireRole(c, ...STAFF)
  const { now } = textsOf(c)
  const loaded = await asActor(actor, async (tx) => {
    const draft = await draftHere(tx, c)
    const { fromOn, untilOn } = draft.report
    return {
      draft,
      stories: await agreedStories(tx, storiesIn(draft.content)),
      open: await openSessionsIn(tx, { from: fromOn, until: untilOn }, now, MOST_OPEN),
    }
  })
  return c.render(<ReportPage {...loaded} actor={actor} sent={sent} />, {
    title: loaded.draft.report.title,
    section: '/reports',
    robots: 'noindex',
  })
}

type Props = {
  draft: Draft
  stories: Map<string, AgreedStory>
  open: OpenSession[]
  actor: Actor
  sent: Sent
}

function ReportPage({ draft, stories, open, actor, sent }: Props) {
  const texts = useTexts()
  const { t, day, full } = texts
  const at = useBelow()
  const { report, content, words, standing, signings, progress } = draft
  const here = at(`/reports/${report.id}`)
  const keeps = holdsRole(actor, 'coordinator')
  const writes = holdsRole(actor, ...TEAM) && !standing
  const dates = { from: day(report.fromOn), until: day(report.untilOn) }
  return (
    <Page
      heading={{ said: report.title }}
      kicker={t('indicators.reports.span', dates)}
      lead={
        standing
          ? ['indicators.reports.frozen', { day: day(standing.signedOn) }]
          : 'indicators.reports.writeInPlace'
      }
      crumbs={[{ href: at('/reports'), label: 'indicators.reports.heading' }]}
      actions={
        <>
          <ButtonLink href={`${here}/document.docx`} label="indicators.papers.docx" />
          <ButtonLink href={`${here}/paper`} label="indicators.papers.print" quiet />
          <ButtonLink href={`${here}/figures.xlsx`} label="indicators.papers.xlsx" quiet />
          {keeps && !standing && (
            <ButtonLink href={`${here}/layout`} label="indicators.outlines.layout" quiet />
          )}
        </>
      }
    >
      {progress.waiting.length > 0 && (
        <Callout kind="warning" text="indicators.reports.stillReading">
          <p>
            <a href={`${here}/progress`}>{t('indicators.reports.seeProgress')}</a>
          </p>
        </Callout>
      )}
      {!standing && <OpenSessions open={open} completeness={content.completeness} />}
      {content.parts.map((part) => (
        <Section heading={{ said: part.heading }} id={part.key}>
          {part.filled && (
            <Blocks
              folded
              blocks={filledBlocks({ texts, language: texts.language, stories }, part, part.filled)}
            />
          )}
          {part.filled?.kind === 'stories' && <p class="hint">{t('indicators.reports.storiesHow')}</p>}
          <WrittenWords
            here={here}
            part={report.parts.find(({ key }) => key === part.key)}
            words={words}
            writes={writes}
            sent={sent}
          />
        </Section>
      ))}
      {content.knownAt && !standing && (
        <div class="beside">
          <p class="hint">{t('indicators.reports.readAt', { when: full(new Date(content.knownAt)) })}</p>
          {keeps && (
            <ActionButton
              action={`${here}/fill`}
              label="indicators.reports.readAnew"
              fields={{ again: 'yes' }}
            />
          )}
        </div>
      )}
      <Signings
        report={report}
        signings={signings}
        standing={standing}
        keeps={keeps}
        isRead={progress.waiting.length === 0}
        openCount={open[0]?.total ?? 0}
        sent={sent.signing}
      />
    </Page>
  )
}
