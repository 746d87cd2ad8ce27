import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { TEAM } from '../../../people/rules.ts'
import { idHere, useActivityCrumbs } from '../../parts/here.ts'
import { type Sheet, sheetById, versionsOf, type Words } from '../reads.ts'
import type { Section as SectionCode } from '../rules.ts'
import { sectionHere } from './sheet.tsx'

export const sheetVersions = new Hono<Env>().get('/activities/sheets/:sheet/sections/:section', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const id = idHere(c, 'sheet')
  const section = sectionHere(c)
  const loaded = await asActor(actor, async (tx) => {
    const sheet = await sheetById(tx, id)
    if (!sheet) throw new NotHere()
    return { sheet, versions: await versionsOf(tx, id, section) }
  })
  return c.render(<VersionsPage {...loaded} section={section} />, {
    title: c.var.t(`activities.sheets.section.${section}`),
    section: '/activities',
    robots: 'noindex',
  })
})

type Props = { sheet: Sheet; versions: Words[]; section: SectionCode }

function VersionsPage({ sheet, versions, section }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const lab = { id: sheet.activityId, title: sheet.title }
  return (
    <Page
      heading={`activities.sheets.section.${section}`}
      lead="activities.sheets.versionsLead"
      crumbs={[
        ...useActivityCrumbs(lab),
        { href: below(`/activities/sheets/${sheet.id}`), label: 'activities.sheets.one' },
      ]}
      width="reading"
    >
      {versions.length === 0 && <p>{t('activities.sheets.nothingWritten')}</p>}
      {versions.map(({ number, text, writtenAt, by }) => (
        <Section heading={['activities.sheets.version', { number, by }]}>
          <p class="hint">
            <When at={writtenAt} as="full" />
          </p>
          <p class="prose">{text}</p>
        </Section>
      ))}
    </Page>
  )
}
