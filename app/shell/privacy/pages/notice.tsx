import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { pathsHere } from '../../../rooms/directory/parts/address.ts'
import { headOf, keptAMinute } from '../../../rooms/directory/parts/public-page.tsx'
import { STATEMENT_REVISED_ON } from '../../../rooms/directory/statements/rules.ts'
import { STAFF } from '../../../rooms/people/rules.ts'
import { PartList } from '../parts/part-list.tsx'
import { StaffLinks } from '../parts/staff-links.tsx'
import { basisSaid, processingRows, untilSaid } from '../processing-rows.ts'
import { type PartHere, partsHere } from '../reads.ts'

const SECTIONS = ['never', 'who', 'rights', 'cookies'] as const

/** The notice (art. 13–14), made from the register: what is kept, why, on what ground, until when, and who answers. */
export const notice = new Hono<Env>().get('/privacy', keptAMinute, async (c) => {
  const { t, territory, actor } = c.var
  const parts = await asActor(actor, partsHere)
  const about = t('directory.privacy.lead', { territory: territory.name })
  const title = t('directory.privacy.heading')
  return c.render(<NoticePage parts={parts} />, headOf(c, { title, about, path: pathsHere(c).privacy }))
})

function NoticePage({ parts }: { parts: readonly PartHere[] }) {
  const c = useRequestContext<Env>()
  const { t, day } = useTexts()
  const below = useBelow()
  const { territory, actor, session } = c.var
  return (
    <Page
      heading="directory.privacy.heading"
      lead={['directory.privacy.lead', { territory: territory.name }]}
      actions={
        session &&
        actor.personId && <ButtonLink href={below('/privacy/mine')} label="privacy.mine.heading" quiet />
      }
    >
      {holdsRole(actor, ...STAFF) && <StaffLinks />}
      <Section heading="directory.privacy.controller">
        {parts.length > 0 ? (
          <PartList parts={parts} />
        ) : (
          <p class="prose">{t('directory.privacy.controllerText', { territory: territory.name })}</p>
        )}
        <ButtonLink href={pathsHere(c).feedback} label="directory.privacy.write" icon="mail" quiet />
      </Section>
      <Section heading="directory.privacy.kept">
        <Kept />
      </Section>
      {SECTIONS.map((section) => (
        <Section heading={`directory.privacy.${section}`}>
          <p class="prose">{t(`directory.privacy.${section}Text`)}</p>
        </Section>
      ))}
      <p class="hint">{t('directory.privacy.revised', { day: day(STATEMENT_REVISED_ON) })}</p>
    </Page>
  )
}

/** Whoever only looks comes first; then each processing as the register declares it. */
function Kept() {
  const { t } = useTexts()
  const visit = {
    what: t('directory.privacy.visit.what'),
    why: t('directory.privacy.visit.why'),
    basis: t('directory.privacy.visit.basis'),
    until: t('directory.privacy.visit.until'),
  }
  const kept = processingRows().map(({ processing }) => ({
    what: t(`privacy.what.${processing.code}`),
    why: t(`privacy.why.${processing.code}`),
    basis: basisSaid(t, processing),
    until: untilSaid(t, processing),
  }))
  return (
    <Table
      caption="directory.privacy.kept"
      captionHidden
      rows={[visit, ...kept]}
      columns={[
        { heading: 'directory.privacy.what', main: true, cell: ({ what }) => what },
        { heading: 'directory.privacy.why', cell: ({ why }) => why },
        { heading: 'directory.privacy.basis', cell: ({ basis }) => basis },
        { heading: 'directory.privacy.until', cell: ({ until }) => until },
      ]}
    />
  )
}
