import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Pagination, pageOf } from '../../../../ground/ui/pagination.tsx'
import { sortedBy } from '../../../../ground/ui/table.tsx'
import { DESK } from '../../../operators/rules.ts'
import { TEAM } from '../../../people/rules.ts'
import { municipalitiesHere } from '../../../territories/reads.ts'
import { namesById } from '../../picture/reads.ts'
import { type Line, lineOf, ordered } from '../parts/lines.ts'
import { type Asked, type Look, lookAsked, lookAt } from '../parts/look.ts'
import { NetworkActions } from '../parts/network-actions.tsx'
import { NetworkFilters } from '../parts/network-filters.tsx'
import { NetworkMap } from '../parts/network-map.tsx'
import { NetworkSummary } from '../parts/network-summary.tsx'
import { NetworkTable } from '../parts/network-table.tsx'
import { firstTieOn, placesHere } from '../reads.ts'
import { keystones, SORTS } from '../rules.ts'

const PER_PAGE = 50
const KEYSTONES = 3

export const networkPage = new Hono<Env>().get('/network', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const asked = lookAsked(c)
  const look = await lookAt(actor, asked)
  const title = { title: c.var.t('network.page.heading'), section: '/network' }
  if (!look.ok) {
    c.status(503)
    return c.render(<NoPicture refusal={look.refusal} />, title)
  }
  const { picture, nodes } = look.value
  const narrowed = new Set(nodes)
  const shown = [...new Set([...nodes, ...keystones(picture, KEYSTONES)])]
  const found = await asActor(actor, async (tx) => ({
    names: await namesById(
      tx,
      shown.map((node) => picture.edges.ids[node] as string),
    ),
    municipalities: await municipalitiesHere(tx),
    places: await placesHere(tx),
    since: await firstTieOn(tx),
  }))
  const towns = new Map(found.municipalities.map(({ istat_code, name }) => [istat_code, name]))
  const lines = shown.flatMap((node) => lineOf(picture, node, found.names, towns) ?? [])
  const sort = c.req.query('sort') ? sortedBy(c.req.query('sort'), SORTS) : MOST_BRIDGING
  return c.render(
    <NetworkPage
      {...found}
      asked={asked}
      look={look.value}
      towns={towns}
      lines={ordered(
        lines.filter(({ node }) => narrowed.has(node)),
        sort,
      )}
      keystones={keystones(picture, KEYSTONES).flatMap(
        (node) => lines.find((line) => line.node === node) ?? [],
      )}
      sort={sort}
      page={pageOf(c.req.query('page'))}
      desk={holdsRole(actor, ...DESK)}
    />,
    title,
  )
})

const MOST_BRIDGING = { by: 'bridge', direction: 'desc' } as const

function NoPicture({ refusal }: { refusal: 'network.picture.busy' | 'network.picture.slow' }) {
  return (
    <Page heading="network.page.heading">
      <Callout kind="warning" text={refusal} />
    </Page>
  )
}

type Props = {
  asked: Asked
  look: Look
  towns: ReadonlyMap<string, string>
  lines: Line[]
  keystones: Line[]
  sort: { by: (typeof SORTS)[number]; direction: 'asc' | 'desc' }
  places: { id: string; name: string }[]
  municipalities: { istat_code: string; name: string }[]
  since: string | undefined
  page: number
  /** Whether the reader may change how ties are weighed. */
  desk: boolean
}

function NetworkPage({
  asked,
  look,
  lines,
  keystones,
  towns,
  sort,
  places,
  municipalities,
  since,
  page,
  desk,
}: Props) {
  const { day } = useTexts()
  const below = useBelow()
  const around = asked.around && lines.find(({ id }) => id === asked.around)
  return (
    <Page
      heading="network.page.heading"
      lead={around ? ['network.page.around', { name: around.name }] : `network.page.lead.${look.scope}`}
      actions={<NetworkActions desk={desk} />}
    >
      <NetworkSummary picture={look.picture} keystones={keystones} />
      <NetworkFilters asked={asked} scope={look.scope} places={places} municipalities={municipalities} />
      {lines.length > 0 ? (
        <>
          <NetworkMap on={asked.on} since={since} today={asked.today} shown={lines.length} />
          <Section
            id="table"
            heading={['network.page.table', { count: lines.length }]}
            lead={['network.page.tableLead', { on: day(asked.on) }]}
          >
            <NetworkTable
              lines={lines.slice((page - 1) * PER_PAGE, page * PER_PAGE)}
              picture={look.picture}
              towns={towns}
              sort={sort}
            />
            <Pagination page={page} perPage={PER_PAGE} total={lines.length} />
          </Section>
        </>
      ) : (
        <EmptyState heading="network.page.none" text="network.page.noneText">
          <ButtonLink href={below('/diary/new')} label="network.page.note" />
        </EmptyState>
      )}
    </Page>
  )
}
