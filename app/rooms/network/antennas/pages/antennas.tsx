import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { withQuery } from '../../../../ground/ui/address-bar.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Hidden } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { smallestGroups } from '../../reads.ts'
import { type Told, toldTopics } from '../parts/told-topics.ts'
import { TopicChart } from '../parts/topic-chart.tsx'
import { type TopicLine, TopicTable } from '../parts/topic-table.tsx'
import { heardIn, NOWHERE, type Occasions } from '../reads.ts'
import { trendOf, type Window, windowsBefore } from '../rules.ts'

/** Thirty years. */
const FURTHEST = 10

export const antennasPage = new Hono<Env>().get('/network/antennas', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const earlier = earlierAsked(c.req.query('earlier'))
  const windows = windowsBefore(localDay(c.var.now, c.var.territory.timeZone), earlier)
  const { municipality, topic } = c.req.query()
  const { topics, occasions, smallest } = await asActor(actor, async (tx) => {
    const { smallest } = await smallestGroups(tx)
    const { heard, occasions } = await heardIn(tx, actor, windows)
    return { topics: toldTopics(heard, smallest), occasions, smallest }
  })
  const municipalities = [...new Set(topics.flatMap(({ by }) => [...by.keys()]))].filter(
    (name) => name !== NOWHERE,
  )
  const where = municipalities.find((name) => name === municipality)
  const lines = topics.flatMap(({ topic, all, by }): TopicLine[] => {
    const told = where === undefined ? all : by.get(where)
    if (!told?.some(Boolean)) return []
    return [{ topic, told, trend: trendOf(countsOf(told, occasions, where), smallest) }]
  })
  return c.render(
    <AntennasPage
      lines={lines}
      windows={windows}
      earlier={earlier}
      municipalities={municipalities.sort((one, other) => one.localeCompare(other))}
      chosen={lines.find((line) => line.topic === topic) ?? lines.find(({ trend }) => trend) ?? lines[0]}
    />,
    { title: c.var.t('network.antennas.heading'), section: '/network' },
  )
})

/** How many times the years shown the page goes back; none where the address says no such number. */
function earlierAsked(asked: string | undefined): number {
  const times = Number(asked)
  return Number.isSafeInteger(times) && times > 0 ? Math.min(times, FURTHEST) : 0
}

/** What is told of a topic with the occasions there were: a count that is not told counts for nothing, so nothing follows. */
const countsOf = (told: Told, occasions: readonly Occasions[], where: string | undefined) =>
  told.map((times, window) => ({
    times: times ?? 0,
    occasions: occasions
      .filter((one) => one.window === window && (where === undefined || one.municipality === where))
      .reduce((sum, one) => sum + one.occasions, 0),
  }))

type Props = {
  lines: TopicLine[]
  windows: Window[]
  earlier: number
  municipalities: string[]
  chosen: TopicLine | undefined
}

function AntennasPage({ lines, windows, earlier, municipalities, chosen }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const c = useRequestContext()
  const yearsBack = (times: number) => withQuery(c.req.url, { earlier: times || undefined })
  const rising = lines.filter(({ trend }) => trend)
  return (
    <Page
      heading="network.antennas.heading"
      lead="network.antennas.lead"
      terms={['encounter', 'lab']}
      crumbs={[{ href: below('/network'), label: 'network.page.heading' }]}
    >
      <Filters>
        {earlier > 0 && <Hidden name="earlier" value={String(earlier)} />}
        <Select
          name="municipality"
          label="network.antennas.municipality"
          blank="network.antennas.everywhere"
          options={municipalities.map((name) => ({ value: name, label: name }))}
        />
        <Select
          name="topic"
          label="network.antennas.topic"
          blank="network.antennas.anyTopic"
          options={lines.map(({ topic }) => ({ value: topic, label: topic }))}
        />
      </Filters>
      <Section heading="network.antennas.rising" lead="network.antennas.risingRule">
        {rising.length ? (
          <ul>
            {rising.map(({ topic, trend }) => (
              <li>
                <strong>{topic}</strong> {t(`network.antennas.trend.${trend ?? 'rising'}`)}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('network.antennas.noneRising')}</p>
        )}
      </Section>
      {chosen && (
        <Section heading={{ said: chosen.topic }}>
          <TopicChart line={chosen} windows={windows} />
        </Section>
      )}
      <p class="beside">
        {earlier < FURTHEST && <a href={yearsBack(earlier + 1)}>{t('network.antennas.earlier')}</a>}
        {earlier > 0 && <a href={yearsBack(earlier - 1)}>{t('network.antennas.later')}</a>}
      </p>
      {lines.length ? (
        <Section heading="network.antennas.table" lead="network.antennas.tableLead">
          <TopicTable lines={lines} windows={windows} />
        </Section>
      ) : (
        <EmptyState heading="network.antennas.none" text="network.antennas.noneText">
          <ButtonLink href={below('/diary/new')} label="network.antennas.note" />
        </EmptyState>
      )}
    </Page>
  )
}
