import type { FormErrors } from '../forms/parse-form.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useBelow } from '../ui/below.ts'
import { Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { CurrentForm } from '../ui/form-context.ts'
import { Page, Section } from '../ui/page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Table } from '../ui/table.tsx'
import { When } from '../ui/when.tsx'
import { spaced } from './code.ts'
import { otherPapers, paperKinds, printAt, typingAt } from './kinds.ts'
import { type SheetLine, STATES } from './list.ts'

type ListProps = {
  lines: readonly SheetLine[]
  total: number
  page: number
  perPage: number
  filtered: boolean
  roles: readonly string[]
}

/** Sheets of every kind: what was printed, what waits to be typed back, what was. */
export function SheetsPage({ lines, total, page, perPage, filtered, roles }: ListProps) {
  const { t } = useTexts()
  const below = useBelow()
  const others = otherPapers.filter((one) => one.roles.some((role) => roles.includes(role)))
  return (
    <Page heading="paper.list.heading" lead="paper.list.lead">
      <FindSheet />
      <Filters>
        <Select
          name="kind"
          label="paper.list.kind"
          blank="paper.list.any"
          options={paperKinds.map(({ kind, label }) => ({ value: kind, label: t(label) }))}
        />
        <Select
          name="state"
          label="paper.list.state"
          blank="paper.list.any"
          options={STATES.map((state) => ({ value: state, label: t(`paper.state.${state}`) }))}
        />
      </Filters>
      {lines.length === 0 ? (
        <EmptyState heading={filtered ? 'paper.list.noneFound' : 'paper.list.none'} />
      ) : (
        <SheetTable lines={lines} />
      )}
      <Pagination page={page} perPage={perPage} total={total} />
      {others.length > 0 && (
        <Section heading="paper.other.heading">
          <ul class="plain-list">
            {others.map(({ path, label }) => (
              <li>
                <a href={below(path)}>{t(label)}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

function SheetTable({ lines }: { lines: readonly SheetLine[] }) {
  const { t } = useTexts()
  const below = useBelow()
  const labels = new Map(paperKinds.map(({ kind, label }) => [kind, label]))
  const kindOf = ({ kind }: SheetLine) => {
    const label = labels.get(kind)
    return label ? t(label) : kind
  }
  return (
    <Table
      caption="paper.list.heading"
      captionHidden
      file
      rows={lines}
      columns={[
        {
          heading: 'paper.list.code',
          main: true,
          cell: (line) => <a href={below(typingAt(line))}>{spaced(line.code)}</a>,
          value: ({ code }) => spaced(code),
        },
        { heading: 'paper.list.kind', cell: kindOf },
        {
          heading: 'paper.list.about',
          cell: ({ aboutWords }) =>
            aboutWords?.path ? (
              <a href={below(aboutWords.path)}>{aboutWords.words}</a>
            ) : (
              (aboutWords?.words ?? '')
            ),
          value: ({ aboutWords }) => aboutWords?.words,
        },
        {
          heading: 'paper.list.printedOn',
          cell: ({ printedAt }) => <When at={printedAt} />,
          value: ({ printedAt }) => printedAt,
        },
        { heading: 'paper.list.printedBy', cell: ({ printedByName }) => printedByName ?? '' },
        {
          heading: 'paper.list.state',
          cell: ({ typedAt, times }) =>
            typedAt ? (
              <>
                {t('paper.state.typedTimes', { count: times })} <When at={typedAt} />
              </>
            ) : (
              t('paper.state.waiting')
            ),
        },
        { heading: 'paper.list.photos', numeric: true, cell: ({ photos }) => photos },
        { heading: 'paper.list.act', onScreen: true, cell: (line) => <Acts line={line} /> },
      ]}
    />
  )
}

function Acts({ line }: { line: SheetLine }) {
  const { t } = useTexts()
  const below = useBelow()
  const code = spaced(line.code)
  const act = (words: string) => t('paper.list.actOf', { act: words, code })
  const [typeBack, print] = [t('paper.list.typeBack'), t('paper.list.print')]
  return (
    <>
      <a href={below(typingAt(line))} aria-label={act(typeBack)}>
        {typeBack}
      </a>{' '}
      <a href={below(printAt(line))} aria-label={act(print)}>
        {print}
      </a>
    </>
  )
}

type FindProps = { said?: string | undefined; error?: string | undefined }

/** The sheet somebody has in their hand, by its code. */
function FindSheet({ said, error }: FindProps) {
  const { t } = useTexts()
  const below = useBelow()
  const errors: FormErrors = error ? { code: [error] } : {}
  return (
    <form method="get" action={below('/p')} class="form form-inline not-printed">
      <CurrentForm.Provider value={{ idPrefix: 'find', values: { code: said }, errors, asking: true }}>
        <Field name="code" label="paper.find.code" hint="paper.find.hint" autocomplete="off" />
      </CurrentForm.Provider>
      <div class="form-actions">
        <button type="submit" class="btn btn-primary">
          {t('paper.find.open')}
        </button>
      </div>
    </form>
  )
}

export const FindPage = (props: FindProps) => (
  <Page heading="paper.find.heading" width="reading">
    <FindSheet {...props} />
  </Page>
)
