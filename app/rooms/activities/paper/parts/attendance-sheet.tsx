import { Box, PrintedSheet, usePaper } from '../../../../ground/paper/frame.tsx'
import type { Sheet } from '../../../../ground/paper/sheets.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { SessionLine } from '../../sessions/reads.ts'
import { type GridRow, ROWS_A_PAGE } from '../rules.ts'

type Props = { sheet: Sheet; session: SessionLine; grid: readonly GridRow[]; by: string | null }

/** A sheet to sign by hand: the names it was printed with, empty rows, totals at its foot. Names and no more. */
export function AttendanceSheet({ sheet, session, grid, by }: Props) {
  const { t, full, hours, territory } = usePaper(sheet)
  const below = useBelow()
  const when = `${full(session.heldOn)}, ${hours(session.startsAt, session.endsAt)}`
  const sides = Array.from({ length: Math.max(1, Math.ceil(grid.length / ROWS_A_PAGE)) }, (_, at) =>
    grid.slice(at * ROWS_A_PAGE, (at + 1) * ROWS_A_PAGE),
  )
  return (
    <PrintedSheet
      sheet={sheet}
      title={session.title}
      facts={[session.ownTitle, when, [session.place, session.room].filter(Boolean).join(', ')]}
      printedBy={by}
      crumbs={[
        { href: below('/paper'), label: 'paper.list.heading' },
        {
          href: below(`/activities/${session.activityId}/sessions/${session.id}/paper`),
          label: 'activities.paper.heading',
        },
      ]}
      pages={sides.map((rows) => <Rows rows={rows} sheet={sheet} />)}
      foot={
        <>
          <Box label={t('activities.paper.print.all')} />
          <Box label={t('activities.paper.print.heads')} />
        </>
      }
      notice={t('activities.paper.print.notice', { territory })}
    />
  )
}

function Rows({ rows, sheet }: { rows: readonly GridRow[]; sheet: Sheet }) {
  const { t } = usePaper(sheet)
  return (
    <table class="paper-lines">
      <caption class="visually-hidden">{t('activities.paper.heading')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('activities.paper.print.number')}</th>
          <th scope="col">{t('activities.paper.print.name')}</th>
          <th scope="col">{t('activities.paper.print.here')}</th>
          <th scope="col">{t('activities.paper.print.signature')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ number, printed, person, signup }) => (
          <tr>
            <th scope="row">{number}</th>
            <td>{printed && (person?.name ?? signup?.name)}</td>
            <td>
              <span class="paper-tick" aria-hidden="true"></span>
            </td>
            <td></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
