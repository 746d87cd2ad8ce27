import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { pathsHere } from '../../parts/address.ts'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { STATEMENT_REVISED_ON } from '../rules.ts'

/** What is kept about people, each with its why, its legal basis and its end. */
const KEPT = [
  'visit',
  'takePart',
  'diary',
  'vulnerability',
  'operators',
  'organisations',
  'feedback',
] as const
const SECTIONS = ['never', 'who', 'rights', 'cookies'] as const

export const privacy = new Hono<Env>().get('/privacy', keptAMinute, (c) => {
  const { t, territory } = c.var
  const about = t('directory.privacy.lead', { territory: territory.name })
  return c.render(
    <PrivacyPage />,
    headOf(c, { title: t('directory.privacy.heading'), about, path: pathsHere(c).privacy }),
  )
})

function PrivacyPage() {
  const c = useRequestContext<Env>()
  const { t, day } = useTexts()
  const { name } = c.var.territory
  return (
    <Page heading="directory.privacy.heading" lead={['directory.privacy.lead', { territory: name }]}>
      <Section heading="directory.privacy.controller">
        <p class="prose">{t('directory.privacy.controllerText', { territory: name })}</p>
        <ButtonLink href={pathsHere(c).feedback} label="directory.privacy.write" icon="mail" quiet />
      </Section>
      <Section heading="directory.privacy.kept">
        <Table
          caption="directory.privacy.kept"
          captionHidden
          rows={KEPT}
          columns={[
            {
              heading: 'directory.privacy.what',
              main: true,
              cell: (kept) => t(`directory.privacy.${kept}.what`),
            },
            { heading: 'directory.privacy.why', cell: (kept) => t(`directory.privacy.${kept}.why`) },
            { heading: 'directory.privacy.basis', cell: (kept) => t(`directory.privacy.${kept}.basis`) },
            { heading: 'directory.privacy.until', cell: (kept) => t(`directory.privacy.${kept}.until`) },
          ]}
        />
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
