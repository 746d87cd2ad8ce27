import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Check } from '../rules.ts'

type Props = { personId: string; checks: readonly Check[]; mayChange?: boolean }

/** What was looked at: its day, and until when it holds. */
export function CheckList({ personId, checks, mayChange = false }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  if (checks.length === 0)
    return <EmptyState heading="operators.volunteers.noChecks" text="operators.volunteers.noChecksText" />
  return (
    <Table
      caption="operators.volunteers.checks"
      captionHidden
      rows={[...checks]}
      columns={[
        {
          heading: 'operators.volunteers.kind',
          main: true,
          cell: ({ kind }) => t(`operators.volunteers.check.${kind}`),
        },
        { heading: 'operators.volunteers.doneOn', cell: ({ doneOn }) => day(doneOn) },
        {
          heading: 'operators.volunteers.expiresOn',
          cell: ({ expiresOn }) => (expiresOn ? day(expiresOn) : t('operators.volunteers.forGood')),
        },
        ...(mayChange
          ? [
              {
                heading: 'operators.volunteers.mistake',
                cell: ({ id, kind }: Check) => (
                  <ActionButton
                    action={at(`/volunteers/${personId}/checks/${id}/withdraw`)}
                    label={[
                      'operators.volunteers.withdraw',
                      { what: t(`operators.volunteers.check.${kind}`) },
                    ]}
                  />
                ),
              } as const,
            ]
          : []),
      ]}
    />
  )
}
