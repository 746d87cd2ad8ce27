import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Pagination, pageOf } from '../../../../ground/ui/pagination.tsx'
import { TEAM } from '../../../people/rules.ts'
import { municipalitiesHere } from '../../../territories/reads.ts'
import { type Community, communitiesIn, type Distant, distantNeighbours } from '../../groups/rules.ts'
import { takePicture } from '../../picture/parts/take-picture.ts'
import { type Named, namesById } from '../../picture/reads.ts'
import { dayAsked } from '../../rules.ts'
import { CommunityTable } from '../parts/community-table.tsx'
import { OperatorsChoice } from '../parts/operators-choice.tsx'

const PER_PAGE = 20

export const communitiesPage = new Hono<Env>().get('/network/communities', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const on = dayAsked(c.req.query('on'), localDay(c.var.now, c.var.territory.timeZone))
  const withOperators = c.req.query('operators') === 'with'
  const taken = await takePicture(actor, { on, withOperators })
  const title = { title: c.var.t('network.communities.heading'), section: '/network' }
  if (!taken.ok) {
    c.status(503)
    return c.render(
      <Page heading="network.communities.heading">
        <Callout kind="warning" text={taken.refusal} />
      </Page>,
      title,
    )
  }
  const picture = taken.value
  const communities = communitiesIn(picture)
  const page = pageOf(c.req.query('page'))
  const told = communities.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  const { names, towns } = await asActor(actor, async (tx) => ({
    names: await namesById(
      tx,
      told.flatMap(({ heads }) => heads.map((node) => picture.edges.ids[node] as string)),
    ),
    towns: new Map((await municipalitiesHere(tx)).map(({ istat_code, name }) => [istat_code, name])),
  }))
  const headsOf = ({ heads }: Community) =>
    heads.flatMap((node) => names.get(picture.edges.ids[node] as string) ?? [])
  return c.render(
    <CommunitiesPage
      on={on}
      communities={told.map((one) => ({ ...one, named: headsOf(one) }))}
      total={communities.length}
      page={page}
      modularity={picture.measures.modularity}
      distant={distantNeighbours(picture, communities)}
      towns={towns}
    />,
    title,
  )
})

type Props = {
  on: string
  /** Those of this page of the list, and how many there are. */
  communities: (Community & { named: Named[] })[]
  total: number
  page: number
  modularity: number
  distant: Distant[]
  towns: ReadonlyMap<string, string>
}

function CommunitiesPage({ on, communities, total, page, modularity, distant, towns }: Props) {
  const { t, number } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="network.communities.heading"
      lead="network.communities.lead"
      crumbs={[{ href: below('/network'), label: 'network.page.heading' }]}
    >
      <Filters>
        <Field name="on" type="date" label="network.filter.on" value={on} />
        <OperatorsChoice />
      </Filters>
      <Section
        heading={['network.communities.found', { count: total }]}
        lead={['network.communities.foundLead', { modularity: number(Math.round(modularity * 100) / 100) }]}
      >
        {communities.length > 0 && <CommunityTable communities={communities} towns={towns} />}
        <Pagination page={page} perPage={PER_PAGE} total={total} />
      </Section>
      <Section heading="network.communities.distant" lead="network.communities.distantLead">
        {distant.length ? (
          <ul>
            {distant.map(({ one, other, istatCode, ties, expected }) => (
              <li>
                <a href={below(`/network?scope=all&community=${one + 1}`)}>
                  {t('network.mine.community', { number: number(one + 1) })}
                </a>{' '}
                <a href={below(`/network?scope=all&community=${other + 1}`)}>
                  {t('network.mine.community', { number: number(other + 1) })}
                </a>
                {': '}
                {t('network.communities.distantWhy', {
                  municipality: towns.get(istatCode) ?? istatCode,
                  ties: number(ties),
                  expected: number(expected),
                })}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('network.communities.noneDistant')}</p>
        )}
      </Section>
    </Page>
  )
}
