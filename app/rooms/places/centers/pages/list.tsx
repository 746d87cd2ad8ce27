import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../../ground/ui/card.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { type Center, centers } from '../reads.ts'

/** The civic centers of the territory, for anyone; the way to the calls they are chosen by and to the courses families pool. */
export const centerList = new Hono<Env>().get('/civic-centers', async (c) => {
  const all = await asActor(c.var.actor, centers)
  return c.render(<ListPage all={all} />, { title: c.var.t('places.centers.heading') })
})

function ListPage({ all }: { all: Center[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="places.centers.heading"
      lead="places.centers.lead"
      actions={
        <>
          <ButtonLink href={below('/wanted-courses')} label="places.centers.courses" />
          <ButtonLink href={below('/space-calls')} label="places.centers.calls" quiet />
        </>
      }
    >
      {all.length === 0 && <EmptyState heading="places.centers.none" text="places.centers.noneText" />}
      <CardGrid>
        {all.map(({ placeId, name, municipality, address, openedOn }) => (
          <Card
            title={name}
            href={below(`/places/${placeId}`)}
            kicker={municipality}
            foot={t('places.centers.since', { day: day(openedOn) })}
          >
            {address && <p>{address}</p>}
          </Card>
        ))}
      </CardGrid>
    </Page>
  )
}
