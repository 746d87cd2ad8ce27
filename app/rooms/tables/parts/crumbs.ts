import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import type { Meeting } from '../meetings/reads.ts'
import type { RoundTable } from '../reads.ts'

/** The way back from a page about a table, or about one of its meetings. */
export function useCrumbs(table?: Pick<RoundTable, 'id' | 'name'>, meeting?: Pick<Meeting, 'id' | 'onDate'>) {
  const below = useBelow()
  const { day } = useTexts()
  return [
    { href: below('/tables'), label: 'tables.list.heading' as const },
    ...(table ? [{ href: below(`/tables/${table.id}`), label: { said: table.name } }] : []),
    ...(meeting
      ? [{ href: below(`/tables/meetings/${meeting.id}`), label: { said: day(meeting.onDate) } }]
      : []),
  ]
}
