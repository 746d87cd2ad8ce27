import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Community, Share } from '../../groups/rules.ts'
import type { Named } from '../../picture/reads.ts'

type Props = {
  communities: readonly (Community & { named: Named[] })[]
  towns: ReadonlyMap<string, string>
}
const SHARES = 2

/** Who is in each community, how formal and informal mix in it, and what tells it from the others. */
export function CommunityTable({ communities, towns }: Props) {
  const { t, number, percent, language } = useTexts()
  const below = useBelow()
  const spoken = new Intl.DisplayNames(language, { type: 'language' })
  // Only what is known of most: what nobody wrote down tells nothing apart.
  const most = (shares: readonly Share[], nameOf: (key: string) => string) =>
    shares
      .flatMap(({ key, count }) => (key === null ? [] : [`${nameOf(key)} ${number(count)}`]))
      .slice(0, SHARES)
      .join(', ')
  return (
    <Table
      caption="network.communities.caption"
      captionHidden
      rows={communities}
      columns={[
        {
          heading: 'network.column.community',
          main: true,
          cell: (one) => (
            <a href={below(`/network?scope=all&community=${one.number + 1}`)}>
              {t('network.mine.community', { number: number(one.number + 1) })}
            </a>
          ),
        },
        {
          heading: 'network.communities.around',
          cell: ({ named }) => named.map(({ name }) => name).join(', '),
        },
        { heading: 'network.compare.figure.people', numeric: true, cell: ({ people }) => number(people) },
        {
          heading: 'network.communities.bodies',
          cell: ({ formalBodies, informalBodies }) =>
            t('network.communities.mix', { formal: number(formalBodies), informal: number(informalBodies) }),
        },
        {
          heading: 'network.compare.figure.formalShare',
          numeric: true,
          cell: ({ ties, formalTies }) => (ties ? percent(formalTies / ties) : '–'),
        },
        { heading: 'network.communities.tiesOut', numeric: true, cell: ({ tiesOut }) => number(tiesOut) },
        {
          heading: 'network.filter.municipality',
          cell: ({ municipalities }) => most(municipalities, (code) => towns.get(code) ?? code),
        },
        {
          heading: 'network.communities.ages',
          cell: ({ ageBands }) => most(ageBands, (band) => band.replace(/-$/, '+')),
        },
        {
          heading: 'network.communities.languages',
          cell: ({ languages }) => most(languages, (code) => spoken.of(code) ?? code),
        },
      ]}
    />
  )
}
