import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox, Checkboxes } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Idea } from '../../ideas/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import type { Call } from '../../reads.ts'
import type { PaperBatch, Sheet } from '../reads.ts'

type Props = {
  call: Call
  batch: PaperBatch
  /** Whoever looks opened the box, and cannot be the second to count it. */
  own: boolean
  sheets: Sheet[]
  ideas: Idea[]
  sheet: FormState
  count: FormState
}

/** The sheets of a box as far as they are copied, the next one, and the second count. */
export function BatchPage({ call, batch, own, sheets, ideas, sheet, count }: Props) {
  const { t, day, number } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const here = below(`/calls/${call.id}/ballots/${batch.id}`)
  const next = Math.max(0, ...sheets.map((one) => one.number)) + 1
  const isCopied = batch.copied >= batch.sheets
  return (
    <Page
      heading="calls.ballots.box"
      kicker={call.title}
      lead={batch.countedAt ? 'calls.ballots.isCountedLead' : 'calls.ballots.boxLead'}
      crumbs={crumbs(call, { href: `/calls/${call.id}/ballots`, label: 'calls.ballots.heading' })}
      width="reading"
    >
      <DefinitionList
        items={[
          ['calls.ballots.act', t(`calls.ballots.${batch.act}`)],
          ['calls.codes.place', batch.place],
          ['calls.ballots.collectedOn', day(batch.collectedOn)],
          [
            'calls.ballots.copied',
            t('calls.jury.of', { done: number(batch.copied), all: number(batch.sheets) }),
          ],
          ['calls.ballots.author', batch.author],
          ['calls.ballots.counter', batch.counter],
        ]}
      />
      {!batch.countedAt && !isCopied && (
        <Section heading="calls.ballots.next">
          <Form {...sheet} action={here} submit="calls.ballots.copy" idPrefix="sheet">
            <Field
              name="number"
              label="calls.ballots.sheetNo"
              hint="calls.ballots.sheetNoHint"
              required
              inputmode="numeric"
              value={next}
            />
            <Checkboxes
              name="choices"
              label="calls.ballots.crossed"
              options={ideas.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <Checkbox name="blank" label="calls.ballots.blank" hint="calls.ballots.blankHint" />
          </Form>
        </Section>
      )}
      {!batch.countedAt && (isCopied || count.errors) && (
        <Section heading="calls.ballots.second" lead="calls.ballots.secondLead">
          {own ? (
            <Callout text="calls.ballots.sameHand" />
          ) : (
            <Form {...count} action={`${here}/count`} submit="calls.ballots.count" idPrefix="count">
              <Field name="counted" label="calls.ballots.counted2" required inputmode="numeric" />
            </Form>
          )}
        </Section>
      )}
      {!batch.countedAt && (
        <Section heading="calls.ballots.wrong" lead="calls.ballots.wrongLead">
          <ActionButton action={`${here}/discard`} label="calls.ballots.discard" danger />
        </Section>
      )}
      {sheets.length > 0 && <Sheets here={here} batch={batch} sheets={sheets} ideas={ideas} />}
    </Page>
  )
}

function Sheets({
  here,
  batch,
  sheets,
  ideas,
}: { here: string } & Pick<Props, 'batch' | 'sheets' | 'ideas'>) {
  const { t, number } = useTexts()
  const titles = new Map(ideas.map(({ id, title }) => [id, title]))
  return (
    <Section heading="calls.ballots.copiedSheets">
      <Table
        caption="calls.ballots.copiedSheets"
        captionHidden
        rows={sheets}
        columns={[
          { heading: 'calls.ballots.sheetNo', main: true, cell: (one) => number(one.number) },
          {
            heading: 'calls.ballots.crossed',
            cell: ({ choices }) =>
              choices.length === 0
                ? t('calls.ballots.blank')
                : choices.map((id) => titles.get(id) ?? t('calls.ballots.notListed')).join(', '),
          },
          {
            heading: 'calls.codes.state',
            cell: (one) =>
              !batch.countedAt && (
                <ActionButton
                  action={`${here}/drop`}
                  fields={{ number: String(one.number) }}
                  label={['calls.ballots.drop', { number: one.number }]}
                />
              ),
          },
        ]}
      />
    </Section>
  )
}
