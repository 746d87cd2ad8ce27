import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { DESK } from '../../../rooms/directory/parts/words.ts'
import { STAFF } from '../../../rooms/people/rules.ts'
import { PartList } from '../parts/part-list.tsx'
import { basisSaid, processingRows, untilSaid } from '../processing-rows.ts'
import { type PartHere, partsHere } from '../reads.ts'

export const registerPage = new Hono<Env>().get('/privacy/register', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const parts = await asActor(actor, partsHere)
  return c.render(<RegisterPage parts={parts} />, {
    title: c.var.t('privacy.register.heading'),
    section: '/privacy',
    robots: 'noindex',
  })
})

function RegisterPage({ parts }: { parts: readonly PartHere[] }) {
  const { t } = useTexts()
  const below = useBelow()
  const c = useRequestContext<Env>()
  const rows = processingRows()
  const rooms = [...new Set(rows.map(({ room }) => room))]
  return (
    <Page
      heading="privacy.register.heading"
      lead="privacy.register.lead"
      crumbs={[{ href: below('/privacy'), label: 'directory.privacy.heading' }]}
      actions={
        holdsRole(c.var.actor, ...DESK) && (
          <ButtonLink href={below('/privacy/dpia')} label="privacy.register.print" quiet />
        )
      }
    >
      <Section heading="privacy.parts.heading">
        <PartList parts={parts} />
      </Section>
      {rooms.map((room) => (
        <Section heading={`privacy.room.${room}`}>
          <PartList parts={parts.filter((part) => part.room === room)} quiet />
          <Table
            caption={`privacy.room.${room}`}
            captionHidden
            rows={rows.filter((row) => row.room === room)}
            columns={[
              {
                heading: 'privacy.register.what',
                main: true,
                cell: ({ processing, fields }) => (
                  <>
                    {t(`privacy.what.${processing.code}`)}
                    <details>
                      <summary>{t('privacy.register.fields')}</summary>
                      <span class="hint">
                        {fields.map(({ table, column }) => `${table}.${column}`).join(', ')}
                      </span>
                    </details>
                  </>
                ),
              },
              {
                heading: 'privacy.register.why',
                cell: ({ processing }) => t(`privacy.why.${processing.code}`),
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
      ))}
      <p class="prose">{t('privacy.register.security')}</p>
    </Page>
  )
}
