import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { STAFF } from '../../../people/rules.ts'
import { type Part, partOfSlot } from '../../outlines/rules.ts'
import { idIn } from '../parts/here.ts'
import { reportById, versionsOf, type Words } from '../reads.ts'
import type { Report } from '../rules.ts'

export const reportVersions = new Hono<Env>().get('/reports/:report/words/:slot', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const [id, slot] = [idIn(c, 'report'), c.req.param('slot')]
  const loaded = await asActor(actor, async (tx) => {
    const report = await reportById(tx, id)
    const part = report && partOfSlot(report.parts, slot)
    if (!report || !part) throw new NotHere()
    return { report, part, versions: await versionsOf(tx, id, slot) }
  })
  return c.render(<VersionsPage {...loaded} side={slot.split('.')[1]} />, {
    title: loaded.part.heading,
    section: '/reports',
    robots: 'noindex',
  })
})

type Props = { report: Report; part: Part; versions: Words[]; side: string | undefined }

function VersionsPage({ report, part, versions, side }: Props) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading={{ said: part.heading }}
      kicker={side && t(`indicators.outlines.swot.${side}`)}
      lead="indicators.reports.versionsLead"
      crumbs={[
        { href: at('/reports'), label: 'indicators.reports.heading' },
        { href: at(`/reports/${report.id}`), label: { said: report.title } },
      ]}
      width="reading"
    >
      {versions.length === 0 && <p>{t('indicators.reports.nothingWritten')}</p>}
      {versions.map(({ number, text, writtenAt, by }) => (
        <Section heading={['indicators.reports.version', { number, by }]}>
          <p class="hint">
            <When at={writtenAt} as="full" />
          </p>
          <p class="prose kept-lines">{text}</p>
        </Section>
      ))}
    </Page>
  )
}
