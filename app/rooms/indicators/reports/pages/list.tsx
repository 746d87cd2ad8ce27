import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { STAFF } from '../../../people/rules.ts'
import { SHIPPED_NAMES } from '../../outlines/rules.ts'
import { reportsSigned, type Signing } from '../../signings/reads.ts'
import { type ReportLine, reportsHere } from '../reads.ts'
import { usualPeriod } from '../rules.ts'

export const reportList = new Hono<Env>().get('/reports', async (c) => {
  const { actor } = c.var
  const { dayOf, now } = textsOf(c)
  const writes = holdsRole(actor, ...STAFF)
  const found = await asActor(actor, async (tx) => ({
    written: writes ? await reportsHere(tx) : [],
    signed: await reportsSigned(tx),
  }))
  return c.render(<ReportsPage {...found} begins={holdsRole(actor, 'coordinator')} today={dayOf(now)} />, {
    title: c.var.t('indicators.reports.heading'),
    section: '/reports',
  })
})

type Props = { written: ReportLine[]; signed: Signing[]; begins: boolean; today: string }

function ReportsPage({ written, signed, begins, today }: Props) {
  const at = useBelow()
  const open = written.filter(({ signedOn }) => !signedOn)
  return (
    <Page
      heading="indicators.reports.heading"
      lead={begins ? 'indicators.reports.lead' : 'indicators.reports.leadRead'}
      actions={
        begins && (
          <>
            <ButtonLink href={at('/reports/new')} label="indicators.reports.new" />
            <ButtonLink href={at('/reports/outlines')} label="indicators.outlines.heading" quiet />
          </>
        )
      }
    >
      {begins && <OneClick today={today} />}
      {open.length > 0 && (
        <Section heading="indicators.reports.open">
          <Reports
            rows={open.map(({ id, title, fromOn, untilOn }) => ({
              href: `/reports/${id}`,
              title,
              fromOn,
              untilOn,
            }))}
            caption="indicators.reports.open"
          />
        </Section>
      )}
      <Section heading="indicators.reports.signedOnes">
        {signed.length === 0 ? (
          <EmptyState
            heading="indicators.reports.none"
            text={begins ? 'indicators.reports.noneText' : 'indicators.reports.noneTextRead'}
          />
        ) : (
          <Reports
            rows={signed.map((one) => ({ ...one, href: `/reports/signed/${one.id}` }))}
            caption="indicators.reports.signedOnes"
          />
        )}
      </Section>
    </Page>
  )
}

/** From a period that is over to a draft, with one click each. */
function OneClick({ today }: { today: string }) {
  const { t, day } = useTexts()
  const at = useBelow()
  return (
    <Section heading="indicators.reports.oneClick" lead="indicators.reports.oneClickLead">
      <ul class="plain-list stack">
        {SHIPPED_NAMES.map((outline) => {
          const period = usualPeriod(outline, today)
          return (
            <li class="beside">
              <ActionButton
                action={at('/reports')}
                label={`indicators.outlines.name.${outline}`}
                fields={{ outline, ...period }}
              />
              <span>
                {t('indicators.reports.span', { from: day(period.fromOn), until: day(period.untilOn) })}
                <br />
                <span class="hint">{t(`indicators.outlines.about.${outline}`)}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

type Row = {
  href: string
  title: string
  fromOn: string
  untilOn: string
  signedOn?: string | null
  publishedAt?: Date | null
}

function Reports({
  rows,
  caption,
}: {
  rows: readonly Row[]
  caption: 'indicators.reports.open' | 'indicators.reports.signedOnes'
}) {
  const { t, day } = useTexts()
  const at = useBelow()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      columns={[
        {
          heading: 'indicators.reports.title',
          main: true,
          cell: ({ href, title }: Row) => <a href={at(href)}>{title}</a>,
        },
        {
          heading: 'indicators.reports.period',
          cell: ({ fromOn, untilOn }) =>
            t('indicators.reports.span', { from: day(fromOn), until: day(untilOn) }),
        },
        {
          heading: 'indicators.reports.state',
          cell: ({ signedOn, publishedAt }) => {
            if (publishedAt) return t('indicators.reports.isPublic')
            return signedOn
              ? t('indicators.reports.isSigned', { day: day(signedOn) })
              : t('indicators.reports.isOpen')
          },
        },
      ]}
    />
  )
}
