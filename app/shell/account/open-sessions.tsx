import type { OpenSession } from '../../ground/access/open-sessions.ts'
import { useTexts } from '../../ground/texts/use-texts.ts'
import { ActionButton } from '../../ground/ui/form.tsx'
import { Section } from '../../ground/ui/page.tsx'
import { Table } from '../../ground/ui/table.tsx'
import { Tag } from '../../ground/ui/tag.tsx'
import { When } from '../../ground/ui/when.tsx'

/** Where someone is signed in; each can be ended from here. */
export function OpenSessions({ sessions }: { sessions: readonly OpenSession[] }) {
  const { t } = useTexts()
  return (
    <Section heading="account.sessions.heading" lead="account.sessions.lead">
      <Table
        caption="account.sessions.heading"
        captionHidden
        rows={sessions}
        columns={[
          {
            heading: 'account.sessions.browser',
            main: true,
            cell: ({ browser, isThis }) => (
              <>
                {browser || t('account.sessions.unknown')}{' '}
                {isThis && <Tag tone="good">{t('account.sessions.this')}</Tag>}
              </>
            ),
          },
          { heading: 'account.sessions.network', cell: ({ network }) => network || '—' },
          { heading: 'account.sessions.since', cell: ({ since }) => <When at={since} /> },
          { heading: 'account.sessions.used', cell: ({ usedAt }) => <When at={usedAt} /> },
          {
            heading: 'account.sessions.end',
            cell: ({ id, isThis }) =>
              !isThis && (
                <ActionButton
                  action="/account/sessions/end"
                  label="account.sessions.endThis"
                  fields={{ session: id }}
                />
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <ActionButton action="/account/sessions/end" label="account.sessions.endOthers" danger />
      )}
    </Section>
  )
}
