import { usePaper } from '../../../../ground/paper/frame.tsx'
import { Blank, Slip, Tick } from '../../../../ground/paper/slips.tsx'
import type { Cards } from '../reads.ts'

type Props = { cards: Cards; number: number; topics: readonly string[]; printedBy: string | null }

/** A card to fill in by hand: the fields of the diary, in the order in which one tells an encounter. */
export function Card({ cards: { sheet, place, onDate }, number, topics, printedBy }: Props) {
  const { t, day } = usePaper(sheet)
  return (
    <Slip
      sheet={sheet}
      row={number}
      title={t('encounters.cards.card')}
      facts={[onDate && day(onDate), place?.name]}
      printedBy={printedBy}
      notice={t('encounters.cards.paper.notice')}
    >
      <div class="slip-beside">
        {!onDate && <Blank label={t('encounters.cards.paper.day')} />}
        <Blank label={t('encounters.cards.paper.hour')} />
      </div>
      {!place && <Blank label={t('encounters.cards.paper.where')} />}
      <Blank label={t('encounters.cards.paper.who')} lines={2} />
      <div>
        <p class="blank-label">{t('encounters.cards.paper.topics')}</p>
        <p class="slip-ticks">
          {topics.map((topic) => (
            <Tick label={topic} />
          ))}
        </p>
        <Blank label={t('encounters.cards.paper.others')} />
      </div>
      <Blank label={t('encounters.cards.paper.note')} lines={4} />
      <p>
        <Tick label={t('encounters.cards.paper.reserved')} />
      </p>
      <div class="slip-two-to-one">
        <Blank label={t('encounters.cards.paper.next')} />
        <Blank label={t('encounters.cards.paper.by')} />
      </div>
    </Slip>
  )
}
