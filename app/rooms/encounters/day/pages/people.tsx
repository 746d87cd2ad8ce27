import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater, localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { partAsked } from '../../../../ground/ui/list-asked.ts'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { Pagination } from '../../../../ground/ui/pagination.tsx'
import { Tabs } from '../../../../ground/ui/tabs.tsx'
import { TEAM } from '../../../people/rules.ts'
import { PeopleMetList } from '../parts/people-met-list.tsx'
import { countPeopleMet, type PersonMet, peopleMet } from '../reads.ts'
import { LATELY_DAYS } from '../rules.ts'

const PER_PAGE = 50

export const myPeople = new Hono<Env>().get('/diary/people', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const { page, limit, offset } = partAsked(c, PER_PAGE)
  const longAgo = daysLater(localDay(c.var.now, c.var.territory.timeZone), -LATELY_DAYS)
  const notLately = c.req.query('which') === 'not-lately'
  const mine = await asActor(actor, async (tx) => ({
    people: await peopleMet(tx, actor, {
      notSince: notLately ? longAgo : undefined,
      limit,
      offset,
    }),
    everybody: await countPeopleMet(tx, actor),
    longAgo: await countPeopleMet(tx, actor, longAgo),
  }))
  return c.render(<PeoplePage {...mine} page={page} notLately={notLately} />, {
    title: c.var.t('encounters.people.heading'),
    section: '/diary',
  })
})

type Props = { people: PersonMet[]; everybody: number; longAgo: number; page: number; notLately: boolean }

function PeoplePage({ people, everybody, longAgo, page, notLately }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const tabs = [
    {
      href: below('/diary/people'),
      label: 'encounters.people.everybody',
      count: everybody,
      current: !notLately,
    },
    {
      href: below('/diary/people?which=not-lately'),
      label: { said: t('encounters.people.notLately', { days: LATELY_DAYS }) },
      count: longAgo,
      current: notLately,
    },
  ] as const
  return (
    <Page
      heading="encounters.people.heading"
      lead="encounters.people.lead"
      crumbs={[{ href: below('/diary'), label: 'encounters.day.heading' }]}
    >
      <Tabs label="encounters.people.heading" tabs={tabs} />
      {people.length ? (
        <PeopleMetList people={people} />
      ) : (
        <EmptyState
          heading={notLately && everybody ? 'encounters.people.noneLeft' : 'encounters.people.none'}
        >
          <ButtonLink href={below('/diary/new')} label="encounters.day.new" />
        </EmptyState>
      )}
      <Pagination page={page} perPage={PER_PAGE} total={notLately ? longAgo : everybody} />
    </Page>
  )
}
