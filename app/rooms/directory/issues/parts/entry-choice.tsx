import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import type { FormValues } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { ListedEntry } from '../../entries/reads.ts'
import { entryKey } from '../../entries/rules.ts'
import { pathsHere } from '../../parts/address.ts'
import { placeWords, titleOf } from '../../parts/session-list.tsx'
import { entryKind } from '../../parts/words.ts'

type Props = {
  chosen: readonly ListedEntry[]
  coming: readonly ListedEntry[]
  values: FormValues | undefined
}

/** What an issue tells: those chosen in their order, then what else is coming. A tick keeps one, a number says where it stands. */
export function EntryChoice({ chosen, coming, values }: Props) {
  const { t, weekday, hours, time } = useTexts()
  const paths = pathsHere(useRequestContext<Env>())
  const own = new Set(chosen.map(entryKey))
  const others = coming.filter((one) => !one.cancelled && !own.has(entryKey(one)))
  const kept = values ? new Set([values.keep ?? []].flat()) : own
  const placeOf = new Map(chosen.map((one, at) => [entryKey(one), String(at + 1)]))
  const typed = (key: string) => values?.[`at-${key}`] ?? placeOf.get(key) ?? ''
  const when = ({ heldOn, startsAt, endsAt, wholeDay }: ListedEntry) =>
    [weekday(heldOn), wholeDay ? '' : endsAt ? hours(startsAt, endsAt) : time(startsAt)]
      .filter(Boolean)
      .join(', ')
  return (
    <Table
      caption="directory.issue.entries"
      rows={[...chosen, ...others]}
      columns={[
        {
          heading: 'directory.issue.entry',
          main: true,
          cell: (one) => <a href={paths.entry(one)}>{titleOf(one)}</a>,
        },
        {
          heading: 'directory.issue.keep',
          cell: (one) => (
            <input
              type="checkbox"
              name="keep[]"
              value={entryKey(one)}
              checked={kept.has(entryKey(one))}
              aria-label={t('directory.issue.keepThis', { title: titleOf(one) })}
            />
          ),
        },
        {
          heading: 'directory.issue.place',
          cell: (one) => (
            <input
              type="text"
              inputmode="numeric"
              class="control"
              size={3}
              maxlength={3}
              name={`at-${entryKey(one)}`}
              value={String(typed(entryKey(one)))}
              aria-label={t('directory.issue.placeOf', { title: titleOf(one) })}
            />
          ),
        },
        { heading: 'directory.issue.when', cell: when },
        {
          heading: 'directory.issue.what',
          cell: (one) => [t(entryKind(one.kind)), placeWords(one)].filter(Boolean).join(' · '),
        },
      ]}
    />
  )
}
