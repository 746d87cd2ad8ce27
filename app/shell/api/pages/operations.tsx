import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import type { OpenApi } from '../open-api.ts'
import { type Listed, needsAccess, operationsOf } from '../operations.ts'

/** All that programs may ask here, with a way to try each. */
export function OperationsPage({ document }: { document: OpenApi }) {
  const { t } = useTexts()
  const below = useBelow()
  const operations = operationsOf(document)
  return (
    <Page
      heading="api.page.heading"
      lead="api.page.lead"
      actions={<ButtonLink href={below('/api/openapi.json')} label="api.page.document" quiet />}
    >
      <div class="prose">
        <p>
          {t('api.page.open')} <a href={below('/open-data')}>{t('directory.openData.heading')}</a>.
        </p>
        <p>
          {t('api.page.access')} <a href="/account/programs">{t('account.programs.heading')}</a>.
        </p>
        <p>{t('api.page.rules')}</p>
      </div>
      {document.tags.map(({ name, description, 'x-label': label }) => (
        <Group
          name={label}
          about={description}
          operations={operations.filter(({ tags }) => tags.includes(name))}
        />
      ))}
    </Page>
  )
}

function Group({ name, about, operations }: { name: string; about: string; operations: Listed[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading={{ said: name }} lead={{ said: about }}>
      <Table
        caption={{ said: name }}
        captionHidden
        rows={operations}
        columns={[
          {
            heading: 'api.page.operation',
            main: true,
            cell: ({ operationId, summary, method, path }) => (
              <a href={below(`/api/try/${operationId}`)}>
                {summary} <span class="visually-hidden">{`${method} ${path}`}</span>
              </a>
            ),
          },
          {
            heading: 'api.page.address',
            cell: ({ method, path }) => (
              <code>
                {method} {path}
              </code>
            ),
          },
          {
            heading: 'api.page.needs',
            cell: (one) =>
              needsAccess(one)
                ? one.security.flatMap(({ access = [] }) => access).join(', ') || t('api.page.anyAccess')
                : t('api.page.nothing'),
          },
        ]}
      />
    </Section>
  )
}
