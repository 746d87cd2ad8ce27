import { useTexts } from '../../texts/use-texts.ts'
import { useBelow } from '../../ui/below.ts'
import { Card, CardGrid } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { When } from '../../ui/when.tsx'
import { countsLine } from '../command.ts'
import type { AnyImportDefinition } from '../definition.ts'
import type { PastImport } from '../reads.ts'

type ImportsProps = { definitions: readonly AnyImportDefinition[]; past: readonly PastImport[] }

/** Which lists can be taken in, and those that were. */
export function ImportsPage({ definitions, past }: ImportsProps) {
  const { t } = useTexts()
  const below = useBelow()
  const titleOf = (kind: string) => {
    const known = definitions.find((definition) => definition.kind === kind)
    return known ? t(known.title) : kind
  }
  return (
    <Page heading="imports.home.heading" lead="imports.home.lead">
      <CardGrid>
        {definitions.map(({ kind, title, fields }) => (
          <Card title={t(title)} href={below(`/import/${kind}`)}>
            <p>{fields.map(({ label }) => t(label)).join(', ')}</p>
          </Card>
        ))}
      </CardGrid>
      <Section heading="imports.home.past">
        {past.length === 0 ? (
          <EmptyState heading="imports.home.none" />
        ) : (
          <Table
            caption="imports.home.past"
            captionHidden
            rows={past}
            columns={[
              {
                heading: 'imports.home.list',
                cell: (run) => (
                  <a href={below(`/import/runs/${run.id}`)}>{run.fileName || titleOf(run.kind)}</a>
                ),
                main: true,
              },
              { heading: 'imports.home.kind', cell: ({ kind }) => titleOf(kind) },
              { heading: 'imports.home.when', cell: ({ recordedAt }) => <When at={recordedAt} /> },
              {
                heading: 'imports.home.outcome',
                cell: ({ undoneAt, counts }) => (undoneAt ? t('imports.list.undone') : countsLine(counts, t)),
              },
            ]}
          />
        )}
      </Section>
    </Page>
  )
}
