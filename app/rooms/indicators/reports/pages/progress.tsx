import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { BASIS } from '../../fillings/rules.ts'
import { type Draft, draftHere } from '../parts/here.ts'

const AGAIN_SECONDS = 2

/** How far the reading of the records is: a page that asks again by itself, and leads to the draft when it is ready. */
export const reportProgress = new Hono<Env>().get('/reports/:report/progress', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const draft = await asActor(actor, (tx) => draftHere(tx, c))
  if (draft.progress.waiting.length === 0) return c.redirect(below(c, `/reports/${draft.report.id}`), 303)
  const head = draft.progress.isStalled ? undefined : (
    <meta http-equiv="refresh" content={String(AGAIN_SECONDS)} />
  )
  return c.render(<ProgressPage {...draft} keeps={holdsRole(actor, 'coordinator')} />, {
    title: c.var.t('indicators.reports.progress'),
    section: '/reports',
    robots: 'noindex',
    ...(head && { head }),
  })
})

function ProgressPage({ report, progress, keeps }: Draft & { keeps: boolean }) {
  const { t } = useTexts()
  const at = useBelow()
  const { done, waiting, isStalled } = progress
  const all = done.length + waiting.length
  const name = (key: string) =>
    key === BASIS ? t('indicators.reports.basis') : report.parts.find((part) => part.key === key)?.heading
  return (
    <Page
      heading="indicators.reports.progress"
      kicker={report.title}
      lead={isStalled ? 'indicators.reports.stalled' : 'indicators.reports.progressLead'}
      crumbs={[{ href: at('/reports'), label: 'indicators.reports.heading' }]}
      width="reading"
    >
      <p role="status">{t('indicators.reports.progressOf', { done: done.length, all })}</p>
      <progress
        class="progress-of-all"
        value={done.length}
        max={all}
        aria-label={t('indicators.reports.progress')}
      />
      <ul>
        {[...done, ...waiting].map((key) => (
          <li>
            {name(key)}
            {done.includes(key) && ` – ${t('indicators.reports.partDone')}`}
          </li>
        ))}
      </ul>
      {isStalled && keeps && (
        <ActionButton action={at(`/reports/${report.id}/fill`)} label="indicators.reports.goOn" />
      )}
      <p>
        <a href={at(`/reports/${report.id}`)}>{t('indicators.reports.meanwhile')}</a>
      </p>
    </Page>
  )
}
