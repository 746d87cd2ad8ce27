import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { Card, CardGrid } from '../../../../ground/ui/card.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { practicesHere } from '../../../practices/reads.ts'
import { comingEntries, type ListedEntry } from '../../entries/reads.ts'
import { pathsHere } from '../../parts/address.ts'
import { PlaceCards } from '../../parts/place-cards.tsx'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { SessionList } from '../../parts/session-list.tsx'
import { type PublicPlace, publicPlaces } from '../../places/reads.ts'
import { addDays } from '../../rules.ts'

const DAYS_AHEAD = 7
const ENTRIES = 8
const PLACES = 6
const PRACTICES = 4

export const home = new Hono<Env>().get('/', keptAMinute, async (c) => {
  const { now, territory } = c.var
  const { actor } = c.var
  const today = textsOf(c).dayOf(now)
  const week = {
    now,
    from: today,
    to: addDays(today, DAYS_AHEAD),
    limit: ENTRIES,
    timeZone: territory.timeZone,
  }
  const found = await asActor(actor, async (tx) => ({
    coming: await comingEntries(tx, actor, week),
    places: await publicPlaces(tx, actor, today, { limit: PLACES + 1 }),
    practices: (await practicesHere(tx)).filter(({ publishedAt }) => publishedAt),
  }))
  const paths = pathsHere(c)
  return c.render(
    <HomePage {...found} />,
    headOf(c, {
      title: c.var.t('directory.home.title'),
      about: c.var.t('directory.head.about', { territory: territory.name }),
      path: paths.home,
      calendar: paths.agendaCalendar,
    }),
  )
})

type HomeProps = {
  coming: readonly ListedEntry[]
  places: readonly PublicPlace[]
  practices: readonly { id: string; title: string | null }[]
}

function HomePage({ coming, places, practices }: HomeProps) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const paths = pathsHere(c)
  const { name } = c.var.territory
  return (
    <Page heading={{ said: name }} lead="directory.home.lead">
      <Section heading="directory.home.doors">
        <Doors />
      </Section>
      <Section heading="directory.home.week" actions={<a href={paths.agenda}>{t('directory.agenda.all')}</a>}>
        {coming.length > 0 ? (
          <SessionList sessions={coming} href={paths.entry} dated />
        ) : (
          <EmptyState heading="directory.home.quietWeek" text="directory.home.quietWeekText">
            <ButtonLink href={paths.agenda} label="directory.agenda.all" />
          </EmptyState>
        )}
      </Section>
      <Section
        heading="directory.places.heading"
        actions={places.length > PLACES && <a href={paths.places}>{t('directory.home.allPlaces')}</a>}
      >
        {places.length > 0 ? (
          <PlaceCards places={places.slice(0, PLACES)} />
        ) : (
          <p>{t('directory.places.emptyText')}</p>
        )}
      </Section>
      {practices.length > 0 && (
        <Section
          heading="practices.list.heading"
          actions={<a href={`${paths.home}/practices`}>{t('directory.home.allPractices')}</a>}
        >
          <ul>
            {practices.slice(0, PRACTICES).map(({ id, title }) => (
              <li>
                <a href={`${paths.home}/practices/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

/** Four ways in, each one page. */
function Doors() {
  const { t } = useTexts()
  const paths = pathsHere(useRequestContext<Env>())
  const doors = [
    ['takePart', paths.agenda],
    ['offer', paths.offer],
    ['ask', paths.ask],
    ['propose', paths.propose],
  ] as const
  return (
    <CardGrid wide>
      {doors.map(([door, href]) => (
        <Card title={t(`directory.door.${door}`)} href={href}>
          <p>{t(`directory.door.${door}.about`)}</p>
        </Card>
      ))}
    </CardGrid>
  )
}
