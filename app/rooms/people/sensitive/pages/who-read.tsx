import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { personHere } from '../../parts/person-here.ts'
import type { PersonName } from '../../reads.ts'
import { fullName, TEAM } from '../../rules.ts'
import { type Reading, readingsAbout } from '../reads.ts'

/** A list to show, or print for, the person: who opened sensitive records about them. Never what these say. */
export const whoRead = new Hono<Env>().get('/people/:id/who-read', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const person = await personHere(actor, c.req.param('id'))
  const readings = await asActor(actor, (tx) => readingsAbout(tx, person.id))
  return c.render(<WhoReadPage person={person} readings={readings} />, {
    title: c.var.t('people.sensitive.whoRead'),
    robots: 'noindex',
  })
})

function WhoReadPage({ person, readings }: { person: PersonName; readings: readonly Reading[] }) {
  const { t, full, time } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="people.sensitive.whoRead"
      kicker={fullName(person)}
      lead="people.sensitive.whoRead.lead"
      crumbs={[
        { href: below('/people'), label: 'people.list.heading' },
        { href: below(`/people/${person.id}`), label: { said: fullName(person) } },
      ]}
      width="reading"
    >
      {readings.length === 0 ? (
        <EmptyState heading="people.sensitive.whoRead.empty" text="people.sensitive.whoRead.emptyText" />
      ) : (
        <Table
          caption="people.sensitive.whoRead"
          captionHidden
          rows={readings}
          columns={[
            { heading: 'people.sensitive.whoRead.who', cell: ({ reader }) => reader, main: true },
            { heading: 'people.sensitive.whoRead.when', cell: ({ at }) => `${full(at)}, ${time(at)}` },
            {
              heading: 'people.sensitive.whoRead.what',
              cell: ({ kind }) => t(`people.sensitive.kind.${kind}`),
            },
          ]}
        />
      )}
    </Page>
  )
}
