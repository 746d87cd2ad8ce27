import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../../ground/ui/stat.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Climber, Multiplier } from '../rules.ts'

const SHOWN = 25

/** How many activations follow from each activation, the rule in words, and the records it was counted from. */
export function MultiplierSection({ effect, people }: { effect: Multiplier; people: readonly Climber[] }) {
  const { t, number, percent } = useTexts()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const rows = [...effect.after]
    .map(([id, followers]) => ({ id, followers }))
    .sort(
      (one, other) =>
        other.followers.length - one.followers.length ||
        (names.get(one.id) ?? '').localeCompare(names.get(other.id) ?? ''),
    )
  return (
    <Section heading="network.ladder.multiplier" lead="network.ladder.multiplierLead">
      <StatGrid>
        <Stat label="network.ladder.activations" figure={number(effect.activations)} />
        <Stat label="network.ladder.following" figure={number(effect.following)} />
        <Stat
          label="network.ladder.share"
          figure={effect.activations ? percent(effect.following / effect.activations) : '–'}
        />
      </StatGrid>
      <details>
        <summary>{t('network.ladder.rule')}</summary>
        <p class="hint">{t('network.ladder.ruleText')}</p>
      </details>
      {rows.length > 0 && (
        <Table
          caption="network.ladder.afterWhom"
          rows={rows.slice(0, SHOWN)}
          columns={[
            {
              heading: 'network.ladder.person',
              main: true,
              cell: ({ id }) => <PersonLink id={id} names={names} />,
            },
            {
              heading: 'network.ladder.followed',
              numeric: true,
              cell: ({ followers }) => number(followers.length),
            },
            {
              heading: 'network.ladder.followers',
              cell: ({ followers }) => (
                <ul class="plain-list">
                  {followers.map((id) => (
                    <li>
                      <PersonLink id={id} names={names} />
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function PersonLink({ id, names }: { id: string; names: ReadonlyMap<string, string> }) {
  const below = useBelow()
  return <a href={below(`/people/${id}`)}>{names.get(id)}</a>
}
