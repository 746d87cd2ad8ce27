import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { ActionButton } from '../../../../../ground/ui/form.tsx'
import { Table } from '../../../../../ground/ui/table.tsx'
import { Tag } from '../../../../../ground/ui/tag.tsx'
import type { Fact } from '../../../facts/reads.ts'
import { turnRead } from '../rules.ts'

type Props = {
  turns: readonly Fact[]
  week: string
  /** Only this week's work is ticked off: what is over is told as it went, what is to come as it is planned. */
  when: 'over' | 'now' | 'ahead'
  names: ReadonlyMap<string, string>
  me: string
  action: string
}

/** The work of one week: whose turn it is, and whether it is done. Anybody of the house ticks it off. */
export function WeekTable({ turns, week, when, names, me, action }: Props) {
  const { t, day } = useTexts()
  return (
    <Table
      caption={['exchange.condominium.rota.week', { day: day(week) }]}
      captionHidden
      rows={turns}
      columns={[
        {
          heading: 'exchange.condominium.rota.task',
          main: true,
          cell: ({ words }) => turnRead(words ?? '').task,
        },
        {
          heading: 'exchange.condominium.rota.whose',
          cell: ({ words, personId }) => {
            const { name } = turnRead(words ?? '')
            return personId === me ? `${name} (${t('exchange.condominium.rota.yours')})` : name
          },
        },
        {
          heading: 'exchange.condominium.rota.state',
          cell: (turn) =>
            turn.onDate ? (
              <Tag tone="good">{doneWords(turn)}</Tag>
            ) : when !== 'now' ? (
              <Tag>{t(`exchange.condominium.rota.${when}`)}</Tag>
            ) : (
              <ActionButton
                action={action}
                fields={{ factId: turn.id }}
                label={['exchange.condominium.rota.doneTask', { task: turnRead(turn.words ?? '').task }]}
              />
            ),
        },
      ]}
    />
  )

  /** Who did it is said where the viewer may read them, and where it was not whose turn it was. */
  function doneWords({ onDate, confirmedBy, personId }: Fact) {
    const on = day(onDate ?? week)
    const name = confirmedBy && confirmedBy !== personId ? names.get(confirmedBy) : undefined
    return name
      ? t('exchange.condominium.rota.doneBy', { day: on, name })
      : t('exchange.condominium.rota.doneOn', { day: on })
  }
}
