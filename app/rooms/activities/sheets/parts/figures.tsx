import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Stat, StatGrid } from '../../../../ground/ui/stat.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Heard, Signing, Went } from '../reads.ts'
import { changedSince, FIGURES, type SheetFigures } from '../rules.ts'

type Props = { counted: SheetFigures; signing: Signing | undefined }

/** What the records say; where they say something else than at the signing, both. */
export function Figures({ counted, signing }: Props) {
  const { t, number, day } = useTexts()
  const shown = signing?.figures ?? counted
  const changed = signing ? changedSince(signing.figures, counted) : []
  return (
    <>
      <StatGrid>
        {FIGURES.map((figure) => (
          <Stat label={`activities.sheets.figure.${figure}`} figure={number(shown[figure])} />
        ))}
      </StatGrid>
      {signing && changed.length > 0 && (
        <Callout kind="warning" heading="activities.sheets.changed">
          <p>{t('activities.sheets.changedText', { day: day(signing.signedOn) })}</p>
          <Table
            caption="activities.sheets.changed"
            captionHidden
            rows={changed}
            columns={[
              {
                heading: 'activities.sheets.what',
                main: true,
                cell: (figure) => t(`activities.sheets.figure.${figure}`),
              },
              {
                heading: 'activities.sheets.atSigning',
                numeric: true,
                cell: (figure) => number(signing.figures[figure]),
              },
              { heading: 'activities.sheets.now', numeric: true, cell: (figure) => number(counted[figure]) },
            ]}
          />
        </Callout>
      )}
    </>
  )
}

/** What there is to write from: how each meeting went, and what was heard from whoever came. */
export function Notes({ went, heard }: { went: readonly Went[]; heard: readonly Heard[] }) {
  const { t, day } = useTexts()
  return (
    <div class="stack">
      {heard.length > 0 && (
        <p>
          <strong>{t('activities.sheets.heard')}</strong>{' '}
          {heard.map(({ topic, encounters }) => `${topic} (${encounters})`).join(', ')}
        </p>
      )}
      {went.length > 0 && (
        <details>
          <summary>{t('activities.sheets.went', { count: went.length })}</summary>
          <ul class="plain-list stack">
            {went.map(({ heldOn, evaluation }) => (
              <li>
                <span class="hint">{day(heldOn)}</span> {evaluation}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
