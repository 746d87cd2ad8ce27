import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Page, Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { DESK } from '../../../rooms/directory/parts/words.ts'
import { DPIA_RISKS } from '../dpia.ts'
import { PartList } from '../parts/part-list.tsx'
import { basisSaid, processingRows, untilSaid } from '../processing-rows.ts'
import { type PartHere, partsHere } from '../reads.ts'

/** The same as `trama privacy dpia`, to be read and printed. */
export const dpiaPage = new Hono<Env>().get('/privacy/dpia', async (c) => {
  const actor = requireRole(c, ...DESK)
  const parts = await asActor(actor, partsHere)
  return c.render(<DpiaPage parts={parts} />, {
    title: c.var.t('privacy.dpia.heading'),
    section: '/privacy',
    robots: 'noindex',
  })
})

function DpiaPage({ parts }: { parts: readonly PartHere[] }) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="privacy.dpia.heading"
      lead="privacy.dpia.intro"
      crumbs={[{ href: below('/privacy'), label: 'directory.privacy.heading' }]}
    >
      <Section heading="privacy.dpia.context">
        <p class="prose">{t('privacy.dpia.contextText', { territory: c.var.territory.name })}</p>
      </Section>
      <Section heading="privacy.dpia.parts">
        {parts.length ? <PartList parts={parts} /> : <p>{t('privacy.dpia.partsMissing')}</p>}
      </Section>
      <Section heading="privacy.dpia.processing">
        <Table
          caption="privacy.dpia.processing"
          captionHidden
          rows={processingRows()}
          columns={[
            {
              heading: 'privacy.register.what',
              main: true,
              cell: ({ processing }) => t(`privacy.what.${processing.code}`),
            },
            { heading: 'privacy.register.basis', cell: ({ processing }) => basisSaid(t, processing) },
            { heading: 'privacy.until', cell: ({ processing }) => untilSaid(t, processing) },
            {
              heading: 'privacy.register.readers',
              cell: ({ classes }) => classes.map((one) => t(`privacy.class.${one}`)).join('; '),
            },
          ]}
        />
      </Section>
      <Section heading="privacy.dpia.need">
        <p class="prose">{t('privacy.dpia.needText')}</p>
      </Section>
      <Section heading="privacy.dpia.risks">
        <Table
          caption="privacy.dpia.risks"
          captionHidden
          rows={DPIA_RISKS}
          columns={[
            { heading: 'privacy.dpia.risk', main: true, cell: (risk) => t(`privacy.dpia.risk.${risk}`) },
            { heading: 'privacy.dpia.measure', cell: (risk) => t(`privacy.dpia.measure.${risk}`) },
            { heading: 'privacy.dpia.rest', cell: () => t('privacy.dpia.fill') },
          ]}
        />
      </Section>
      <Section heading="privacy.dpia.opinion">
        <p class="prose">{t('privacy.dpia.opinionText')}</p>
      </Section>
    </Page>
  )
}
