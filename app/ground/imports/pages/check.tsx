import type { Reason } from '../../files/reason.ts'
import type { Sheet } from '../../files/sheet.ts'
import type { TextKey } from '../../texts/texts.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { useBelow } from '../../ui/below.ts'
import { Callout } from '../../ui/callout.tsx'
import { Select } from '../../ui/choices.tsx'
import { Form, SubmitButton } from '../../ui/form.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Stat, StatGrid } from '../../ui/stat.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { sayReasons } from '../bad-rows.ts'
import { columnName } from '../chosen-columns.ts'
import type { ColumnMapping } from '../columns.ts'
import type { AnyImportDefinition } from '../definition.ts'
import type { Preview, PreviewRow } from '../preview.ts'

type CheckProps = {
  definition: AnyImportDefinition
  sheet: Sheet
  mapping: ColumnMapping
  remembered: boolean
  /** Null while the columns cannot be used as they are; `refused` says why. */
  preview: Preview | null
  refused?: Reason | undefined
}

/** No field is called so: a column with this answer is left out. */
const LEFT_OUT = '-'

const TONES = { good: 'good', bad: 'attention', outside: 'plain' } as const

/** Second step: what each column means, and what would happen to the rows. */
export function CheckPage({ definition, sheet, mapping, remembered, preview, refused }: CheckProps) {
  const { t, number } = useTexts()
  const below = useBelow()
  const options = [
    { value: LEFT_OUT, label: t('imports.columns.leftOut') },
    ...definition.fields.map(({ name, label, required }) => ({
      value: name,
      label: required ? `${t(label)} *` : t(label),
    })),
  ]
  return (
    <Page
      heading={['imports.check.heading', { file: sheet.fileName }]}
      lead={remembered ? 'imports.check.remembered' : 'imports.check.guessed'}
      crumbs={[
        { href: below('/import'), label: 'imports.home.heading' },
        { href: below(`/import/${definition.kind}`), label: definition.title },
      ]}
    >
      {refused && <Callout kind="warning" alert text={[refused.refusal as TextKey, refused.params ?? {}]} />}
      {preview && (
        <StatGrid>
          <Stat label="imports.check.good" figure={number(preview.good)} />
          <Stat label="imports.check.bad" figure={number(preview.bad)} />
          <Stat label="imports.check.outside" figure={number(preview.outside)} />
        </StatGrid>
      )}
      <Form submit="imports.check.import">
        <Section heading="imports.check.columns" lead="imports.check.columnsLead">
          <div class="field-row">
            {sheet.headings.map((heading, column) => (
              <Select
                name={columnName(column)}
                label={heading ? { said: heading } : ['imports.check.unnamed', { column: column + 1 }]}
                options={options}
                value={mapping[column] ?? LEFT_OUT}
                blank={false}
                required
              />
            ))}
          </div>
          <SubmitButton label="imports.check.again" name="step" value="check" quiet />
        </Section>
        {preview && (
          <Section heading="imports.check.rows">
            <PreviewTable {...{ definition, sheet, mapping, preview }} />
          </Section>
        )}
      </Form>
    </Page>
  )
}

type PreviewProps = Pick<CheckProps, 'definition' | 'sheet' | 'mapping'> & { preview: Preview }

function PreviewTable({ definition, sheet, mapping, preview }: PreviewProps) {
  const { t } = useTexts()
  const used = definition.fields.filter(({ name }) => mapping.includes(name))
  const columns: Column<PreviewRow>[] = [
    { heading: 'imports.check.row', cell: (row) => row.number, numeric: true, main: true },
    {
      heading: 'imports.check.state',
      cell: ({ state }) => <Tag tone={TONES[state]}>{t(`imports.check.state.${state}`)}</Tag>,
    },
    ...used.map(({ name, label }) => ({
      heading: label,
      cell: (row: PreviewRow) => row.cells[mapping.indexOf(name)] ?? '',
    })),
    { heading: 'imports.check.why', cell: ({ reasons }) => sayReasons(reasons, sheet.headings, t) },
  ]
  return (
    <Table
      caption={['imports.check.rowsCaption', { count: preview.rows.length }]}
      rows={preview.rows}
      columns={columns}
    />
  )
}
