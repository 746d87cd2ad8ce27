import { useRequestContext } from 'hono/jsx-renderer'
import { isText } from '../../ground/texts/texts.ts'
import { useTexts, type Words } from '../../ground/texts/use-texts.ts'
import { withQuery } from '../../ground/ui/address-bar.ts'
import { useBelow } from '../../ground/ui/below.ts'
import { Select } from '../../ground/ui/choices.tsx'
import { EmptyState } from '../../ground/ui/empty-state.tsx'
import { Field } from '../../ground/ui/field.tsx'
import { Filters } from '../../ground/ui/filters.tsx'
import { ButtonLink, Page } from '../../ground/ui/page.tsx'
import { Table } from '../../ground/ui/table.tsx'
import { ACTS, KINDS } from './acts.ts'
import type { JournalLine } from './reads.ts'

type Operator = { personId: string; name: string }

type JournalProps = { lines: JournalLine[]; limit: number; operators: readonly Operator[] }

export function JournalPage({ operators, ...shown }: JournalProps) {
  const { t } = useTexts()
  const said = useSaid()
  const byWords = (one: { label: string }, other: { label: string }) => one.label.localeCompare(other.label)
  return (
    <Page heading="journal.heading" lead="journal.lead" actions={<MineLink />}>
      <Filters>
        <Select
          name="act"
          label="journal.act"
          blank="journal.any"
          options={ACTS.map((act) => ({ value: act, label: said.act(act) })).sort(byWords)}
        />
        <Select
          name="kind"
          label="journal.kind"
          blank="journal.any"
          options={KINDS.map((kind) => ({ value: kind, label: said.kind(kind) })).sort(byWords)}
        />
        <Select
          name="person"
          label="journal.who"
          blank="journal.anyone"
          options={operators.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
        <Field name="record" label="journal.record" hint="journal.recordHint" />
        <Field name="from" type="date" label="journal.from" />
        <Field name="until" type="date" label="journal.until" />
      </Filters>
      <Lines {...shown} empty="journal.empty" caption={t('journal.caption')} />
    </Page>
  )
}

export function MyJournalPage(shown: { lines: JournalLine[]; limit: number }) {
  const { t } = useTexts()
  return (
    <Page
      heading="journal.mine.heading"
      lead="journal.mine.lead"
      crumbs={[{ href: '/account', label: 'account.heading' }]}
    >
      <Lines {...shown} empty="journal.mine.empty" caption={t('journal.mine.caption')} mine />
    </Page>
  )
}

function MineLink() {
  const below = useBelow()
  return <ButtonLink href={below('/journal/mine')} label="journal.mine.heading" quiet />
}

type LinesProps = { lines: JournalLine[]; limit: number; empty: Words; caption: string; mine?: boolean }

function Lines({ lines, limit, empty, caption, mine = false }: LinesProps) {
  const { t, full } = useTexts()
  const said = useSaid()
  const c = useRequestContext()
  const shown = lines.slice(0, limit)
  const last = shown.at(-1)
  if (!last) return <EmptyState heading={empty} />
  return (
    <>
      <Table
        caption={{ said: caption }}
        captionHidden
        file
        rows={shown}
        columns={[
          { heading: 'journal.when', cell: ({ at }) => full(at) },
          { heading: 'journal.act', main: true, cell: ({ act }) => said.act(act) },
          {
            heading: 'journal.kind',
            cell: ({ recordKind, recordId }) => (
              <>
                {said.kind(recordKind)} <span class="hint">{recordId}</span>
              </>
            ),
          },
          { heading: 'journal.who', cell: (line) => whoOf(line, mine) },
        ]}
      />
      {lines.length > limit && (
        <p>
          <a href={withQuery(c.req.url, { before: last.id })}>{t('journal.older')}</a>
        </p>
      )}
    </>
  )

  function whoOf({ by, personId, origin }: JournalLine, mine: boolean): string {
    if (by) return origin === 'program' ? t('journal.byProgram', { name: by }) : by
    if (origin === 'command') return t('journal.commandLine')
    return personId ? t(mine ? 'journal.mine.team' : 'journal.someone') : t('journal.nobody')
  }
}

/** An act that nobody has words for yet still has its name. */
function useSaid() {
  const { t } = useTexts()
  return {
    act: (act: string) => (isText(`journal.act.${act}`) ? t(`journal.act.${act}`) : act),
    kind: (kind: string) => (isText(`journal.kind.${kind}`) ? t(`journal.kind.${kind}`) : kind),
  }
}
