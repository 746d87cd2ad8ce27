import { useRequestContext } from 'hono/jsx-renderer'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { withQuery } from '../../../../ground/ui/address-bar.ts'
import { type Sorted, Table } from '../../../../ground/ui/table.tsx'
import { strengthOf } from '../../../ties/weights/rules.ts'
import type { Picture } from '../../picture/rules.ts'
import { municipalityOfCommunities } from '../rules.ts'
import type { Line } from './lines.ts'
import { NodeLink } from './node-link.tsx'

type Props = {
  lines: readonly Line[]
  picture: Picture
  towns: ReadonlyMap<string, string>
  sort: Sorted
}

/** Everything the map shows, node by node. */
export function NetworkTable({ lines, picture, towns, sort }: Props) {
  const { t, number } = useTexts()
  const c = useRequestContext()
  const towned = municipalityOfCommunities(picture)
  const twoDigits = (value: number) => (Number.isNaN(value) ? '–' : number(Math.round(value * 100) / 100))
  return (
    <>
      <details>
        <summary>{t('network.page.columns')}</summary>
        <p class="hint">{t('network.page.columnsText')}</p>
      </details>
      <Table
        caption="network.page.caption"
        captionHidden
        rows={lines}
        sorted={sort}
        columns={[
          {
            heading: 'network.column.name',
            main: true,
            sort: 'name',
            cell: (line) => <NodeLink node={line} />,
          },
          { heading: 'network.column.kind', sort: 'kind', cell: (line) => t(`network.kind.${line.kind}`) },
          { heading: 'network.column.municipality', sort: 'municipality', cell: (line) => line.municipality },
          {
            heading: 'network.column.community',
            sort: 'community',
            cell: ({ community }) => (
              <a href={withQuery(c.req.url, { community: community + 1, scope: 'all', page: undefined })}>
                {communityName(t, community, towns.get(towned[community] ?? ''))}
              </a>
            ),
          },
          { heading: 'network.column.ties', sort: 'ties', numeric: true, cell: ({ ties }) => number(ties) },
          {
            heading: 'network.column.strength',
            sort: 'strength',
            cell: ({ strength, ties }) => t(`network.strength.${strengthOf(ties ? strength / ties : 0)}`),
          },
          {
            heading: 'network.column.bridge',
            sort: 'bridge',
            numeric: true,
            cell: ({ bridge }) => number(bridge),
          },
          {
            heading: 'network.column.constraint',
            sort: 'constraint',
            numeric: true,
            cell: ({ constraint }) => twoDigits(constraint),
          },
          { heading: 'network.column.lost', sort: 'lost', numeric: true, cell: ({ lost }) => number(lost) },
          {
            heading: 'network.column.around',
            cell: ({ id, name }) => (
              <a
                href={withQuery(c.req.url, { around: id, steps: 2, scope: undefined, page: undefined })}
                aria-label={t('network.column.aroundWhom', { name })}
              >
                {t('network.column.twoSteps')}
              </a>
            ),
          },
        ]}
      />
    </>
  )
}

type Say = ReturnType<typeof useTexts>['t']

export const communityName = (t: Say, community: number, town: string | undefined) =>
  town
    ? t('network.community.of', { number: community + 1, municipality: town })
    : t('network.community.name', { number: community + 1 })
