import { saidIn } from '../../../../ground/texts/language.ts'
import { isText } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { CodebookColumn } from './manifest.ts'

/** Every column of every table as it was explained when the data were frozen. */
export function Codebook({ codebook }: { codebook: Record<string, CodebookColumn[]> }) {
  const { t, language } = useTexts()
  return (
    <>
      {Object.entries(codebook).map(([table, columns]) => {
        const key = `indicators.datasets.table.${table}`
        const heading = isText(key) ? t(key) : table
        return (
          <details>
            <summary>{heading}</summary>
            <Table
              caption={{ said: heading }}
              captionHidden
              rows={columns}
              columns={[
                {
                  heading: 'indicators.datasets.columnName',
                  main: true,
                  cell: ({ name }: CodebookColumn) => <code>{name}</code>,
                },
                { heading: 'indicators.datasets.meaning', cell: ({ meaning }) => saidIn(meaning, language) },
                {
                  heading: 'indicators.datasets.values',
                  cell: ({ type, values, nullable }) =>
                    [
                      values?.join(', ') ?? t(`indicators.datasets.type.${type}`),
                      nullable && t('indicators.datasets.mayBeEmpty'),
                    ]
                      .filter(Boolean)
                      .join('; '),
                },
                { heading: 'indicators.datasets.source', cell: ({ source }) => saidIn(source, language) },
              ]}
            />
          </details>
        )
      })}
    </>
  )
}
