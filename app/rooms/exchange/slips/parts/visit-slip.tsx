import { usePaper } from '../../../../ground/paper/frame.tsx'
import { Blank, Slip } from '../../../../ground/paper/slips.tsx'
import type { VisitSlip } from '../reads.ts'

/** Half a sheet of A4: a row for each visit, whom by the name the volunteer knows, and nothing of where or why. */
export function PrintedVisits({ slip, printedBy }: { slip: VisitSlip; printedBy: string | null }) {
  const { sheet, agreement, rows } = slip
  const { t, weekday } = usePaper(sheet)
  const { person } = agreement.offer
  return (
    <Slip
      sheet={sheet}
      title={agreement.title}
      facts={[person && t('exchange.slips.paper.by', { name: person })]}
      printedBy={printedBy}
      notice={t('exchange.slips.paper.how')}
    >
      <div class="slip-scroll" role="region" aria-label={agreement.title} tabindex={0}>
        <table class="slip-rows">
          <caption class="visually-hidden">{agreement.title}</caption>
          <thead>
            <tr>
              {(['number', 'day', 'done', 'missed', 'minutes', 'sign', 'note'] as const).map((column) => (
                <th scope="col" class={`slip-${column}`}>
                  {t(`exchange.slips.paper.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, on }) => (
              <tr>
                <td class="slip-number">{number}</td>
                <td class="slip-day">{on && weekday(on)}</td>
                <td class="slip-done">☐</td>
                <td class="slip-missed">☐</td>
                <td class="slip-minutes"></td>
                <td class="slip-sign">☐</td>
                <td class="slip-note"></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="slip-beside">
        <Blank label={t('exchange.slips.paper.total')} />
        <Blank label={t('exchange.slips.paper.signature')} />
      </div>
    </Slip>
  )
}
