import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Turn } from '../rules.ts'

const TONES = { done: 'good', missed: 'plain', open: 'attention', planned: 'primary' } as const
type Props = { turns: readonly Turn[]; own?: string | undefined; withPlace?: boolean; back: string }

/** Turns with what one tap can say of each. `own`: whose turns can be said to be missed beforehand; `back`: where the tap leads. */
export function TurnList({ turns, own, withPlace = false, back }: Props) {
  const { t } = useTexts()
  return (
    <Table
      caption="places.rota.turns"
      captionHidden
      rows={turns}
      columns={[
        { heading: 'places.rota.day', main: true, cell: ({ on }) => <When at={on} as="day" /> },
        { heading: 'places.rota.hours', cell: ({ from, to }) => `${from}–${to}` },
        {
          heading: 'places.rota.job',
          cell: ({ job, place }) =>
            [t(`places.rota.job.${job}`), withPlace && place].filter(Boolean).join(' · '),
        },
        { heading: 'places.centers.who', cell: ({ name }) => name },
        {
          heading: 'places.state.label',
          cell: ({ state }) => <Tag tone={TONES[state]}>{t(`places.rota.state.${state}`)}</Tag>,
        },
        { heading: 'places.rota.tap', cell: (turn) => <Taps turn={turn} own={own} back={back} /> },
      ]}
    />
  )
}

function Taps({ turn, own, back }: { turn: Turn; own: string | undefined; back: string }) {
  const { t, dayOf, now, day } = useTexts()
  const below = useBelow()
  const today = dayOf(now)
  const { shiftId, on, state, personId, job } = turn
  const about = `${t(`places.rota.job.${job}`)}, ${day(on)}`
  const tap = (act: 'done' | 'missed' | 'open' | 'mine') => (
    <ActionButton
      action={below('/turns/tap')}
      label={[`places.rota.act.${act}`, { about }]}
      fields={{ shiftId, on, act, back }}
      quiet={act !== 'done'}
    />
  )
  return (
    <div class="beside">
      {on <= today && state !== 'done' && personId && tap('done')}
      {on <= today && state === 'planned' && tap('missed')}
      {on >= today && state === 'planned' && personId === own && tap('open')}
      {on >= today && state === 'open' && tap('mine')}
    </div>
  )
}
