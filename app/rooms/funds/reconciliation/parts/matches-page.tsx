import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import type { BankEntry } from '../reads.ts'
import type { BankLine, Match } from '../rules.ts'
import { useBankWords } from './bank-page.tsx'

type Props = { matches: Match[]; unmatched: BankLine[]; entries: BankEntry[]; unread: number[] }

/** What a statement seems to show, to be confirmed; and what is left of it. */
export function MatchesPage({ matches, unmatched, entries, unread }: Props) {
  const { t, cents, shortDay } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const said = useBankWords()
  const byId = new Map(entries.map((one) => [one.id, one]))
  const options = matches.flatMap(({ line, entryId }) => {
    const entry = byId.get(entryId)
    if (!entry) return []
    const value = [entryId, line.onDate, Math.abs(line.cents), line.row].join('|')
    return [
      {
        value,
        label: t('funds.bank.isEntry', { row: line.row, day: shortDay(line.onDate), entry: said(entry) }),
      },
    ]
  })
  return (
    <Page
      heading="funds.bank.matches"
      lead="funds.bank.matchesLead"
      crumbs={crumbs({ href: '/funds/reconciliation', label: 'funds.bank.heading' })}
      width="reading"
    >
      {options.length > 0 ? (
        <Form action={below('/funds/reconciliation/matches')} submit="funds.bank.mark">
          <Checkboxes
            name="marks"
            label="funds.bank.which"
            value={options.map(({ value }) => value)}
            options={options}
          />
        </Form>
      ) : (
        <Callout heading="funds.bank.noMatches" />
      )}
      {unmatched.length > 0 && (
        <Section heading="funds.bank.unmatched" lead="funds.bank.unmatchedLead">
          <ul>
            {unmatched.map((line) => (
              <li>
                {t('funds.bank.line', {
                  row: line.row,
                  day: shortDay(line.onDate),
                  amount: cents(line.cents),
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {unread.length > 0 && (
        <Callout kind="warning" heading={['funds.bank.unread', { rows: unread.join(', ') }]} />
      )}
    </Page>
  )
}
