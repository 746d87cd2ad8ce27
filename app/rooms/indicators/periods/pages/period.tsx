import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { READERS } from '../../rules.ts'
import { Sessions } from '../parts/sessions.tsx'
import { type ClosedPeriod, closedPeriod, type KnownLater, knownLater } from '../reads.ts'

export const onePeriod = new Hono<Env>().get('/outcomes/periods/:period', async (c) => {
  const actor = requireRole(c, ...READERS)
  const id = c.req.param('period')
  if (!isId(id)) throw new NotHere()
  const found = await asActor(actor, async (tx) => {
    const period = await closedPeriod(tx, id)
    if (!period) throw new NotHere()
    // Encounters are read by the team alone: to anyone else none would seem to have come.
    return { period, later: holdsRole(actor, ...TEAM) ? await knownLater(tx, period) : undefined }
  })
  return c.render(<PeriodPage {...found} />, {
    title: c.var.t('indicators.periods.one'),
    section: '/outcomes',
  })
})

function PeriodPage({ period, later }: { period: ClosedPeriod; later: KnownLater | undefined }) {
  const { t, day, full, number } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading={['indicators.periods.span', { from: day(period.from), to: day(period.to) }]}
      lead="indicators.periods.oneLead"
      crumbs={[
        { href: at('/outcomes'), label: 'indicators.table.heading' },
        { href: at('/outcomes/periods'), label: 'indicators.periods.heading' },
      ]}
      actions={
        <ButtonLink href={at(`/outcomes?as-of=${period.to}`)} label="indicators.periods.table" quiet />
      }
    >
      <DefinitionList
        items={[
          ['indicators.periods.closedAt', full(period.closedAt)],
          ['indicators.periods.closedBy', period.closedBy ?? '–'],
          ['indicators.periods.openThen', number(period.sessionsOpen)],
          ['indicators.periods.emptyThen', number(period.sessionsEmpty)],
          ['indicators.periods.lateThen', number(period.toldLate)],
          ['indicators.periods.notes', period.notes && <span class="prose">{period.notes}</span>],
        ]}
      />
      {later && (
        <>
          <Section heading="indicators.periods.later" lead="indicators.periods.laterLead">
            <p>{t('indicators.periods.laterEncounters', { count: later.encounters })}</p>
          </Section>
          <Sessions
            heading={['indicators.periods.laterSessions', { count: later.sessions.total }]}
            none="indicators.periods.noLater"
            found={later.sessions}
          />
        </>
      )}
    </Page>
  )
}
