import { type Language, nameOf, spokenIn } from '../../../../ground/texts/language.ts'
import { useTexts, type Words } from '../../../../ground/texts/use-texts.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { type Part, partsChanged, type Sheet } from '../rules.ts'

/** The name of a part of a sheet. */
export const partName = (part: Part) =>
  part === 'name' ? ('indicators.editions.name' as const) : (`indicators.sheet.${part}` as const)

type Side = { heading: Words; sheet: Sheet | undefined }
type Row = { part: Part; told: 'it' | 'en' }

/** Two sheets side by side, as far as they say other words: in the reader's language, or in the other where that alone differs. */
export function WordsChanged({ name, before, after }: { name: string; before: Side; after: Side }) {
  const { t, language } = useTexts()
  const mine = language === 'en' ? 'en' : 'it'
  const other = mine === 'en' ? 'it' : 'en'
  const wordsOf = ({ sheet }: Side, { part, told }: Row) => sheet?.[told][part] ?? ''
  const differ = (row: Row) => wordsOf(before, row) !== wordsOf(after, row)
  const rows = partsChanged(before.sheet, after.sheet).map((part): Row => {
    const here: Row = { part, told: mine }
    return differ(here) ? here : { part, told: other }
  })
  if (rows.length === 0) return <p>{t('indicators.definitions.sameWords')}</p>
  const said = (side: Side) => (row: Row) => <span {...spokenIn(row.told)}>{wordsOf(side, row) || '–'}</span>
  const inLanguage = (told: Language) => (told === mine ? '' : ` (${nameOf(told)})`)
  return (
    <Table
      caption={{ said: name }}
      captionHidden
      rows={rows}
      columns={[
        {
          heading: 'indicators.editions.part',
          main: true,
          cell: ({ part, told }: Row) => `${t(partName(part))}${inLanguage(told)}`,
        },
        { heading: before.heading, cell: said(before) },
        { heading: after.heading, cell: said(after) },
      ]}
    />
  )
}
