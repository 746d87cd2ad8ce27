import { usePaper } from '../../../../ground/paper/frame.tsx'
import { Blank, Slip, Tick } from '../../../../ground/paper/slips.tsx'
import { CONDITIONS } from '../../kinds/goods/rules.ts'
import type { EmporiumSlips } from '../reads.ts'

type Props = { slips: EmporiumSlips; number: number; printedBy: string | null }
type Paper = ReturnType<typeof usePaper>

/** A slip to fill in by hand, for whoever does not use the internet: what it is for, the rule, and who reads it. */
export function EmporiumSlip({ slips: { slip, sheet }, number, printedBy }: Props) {
  const paper = usePaper(sheet)
  const { t } = paper
  const Lines = { give: GiveLines, ask: AskLines, hours: HoursLines }[slip]
  return (
    <Slip
      sheet={sheet}
      row={number}
      title={t(`exchange.emporium.paper.title.${slip}`)}
      facts={[t('exchange.emporium.paper.rule')]}
      printedBy={printedBy}
    >
      <div class="slip-roomy">
        <Lines paper={paper} />
      </div>
      {/* As large as the rest: whoever writes their name reads it first. */}
      <p>{t(`exchange.emporium.paper.notice.${slip}`)}</p>
    </Slip>
  )
}

function GiveLines({ paper: { t } }: { paper: Paper }) {
  return (
    <>
      <Blank label={t('exchange.emporium.paper.what')} lines={3} />
      <div>
        <p class="blank-label">{t('exchange.emporium.paper.condition')}</p>
        <p class="slip-ticks">
          {CONDITIONS.map((condition) => (
            <Tick label={t(`exchange.goods.condition.${condition}`)} />
          ))}
        </p>
      </div>
      <div class="slip-beside">
        <Blank label={t('exchange.emporium.paper.pieces')} />
        <Blank label={t('exchange.emporium.paper.bestBefore')} />
      </div>
      <Blank label={t('exchange.emporium.paper.name')} />
      <Blank label={t('exchange.emporium.paper.phone')} />
    </>
  )
}

function AskLines({ paper: { t } }: { paper: Paper }) {
  return (
    <>
      <Blank label={t('exchange.emporium.paper.what')} lines={3} />
      <Blank label={t('exchange.emporium.paper.until')} />
      <Blank label={t('exchange.emporium.paper.name')} />
      <Blank label={t('exchange.emporium.paper.phone')} />
    </>
  )
}

function HoursLines({ paper: { t } }: { paper: Paper }) {
  return (
    <>
      <Blank label={t('exchange.emporium.paper.giver')} />
      <Blank label={t('exchange.emporium.paper.receiver')} />
      <Blank label={t('exchange.emporium.paper.done')} lines={2} />
      <div class="slip-beside">
        <Blank label={t('exchange.emporium.paper.day')} />
        <Blank label={t('exchange.emporium.paper.hours')} />
      </div>
      <Blank label={t('exchange.emporium.paper.signature')} lines={2} />
    </>
  )
}
