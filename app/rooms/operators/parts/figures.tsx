import type { FormState } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Radios, Select } from '../../../ground/ui/choices.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../ground/ui/form.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import type { FigureFact } from '../reads.ts'
import { FACTS, FIGURES } from '../rules.ts'

type FiguresProps = {
  personId: string
  figures: FigureFact[]
  mayChange: boolean
  form?: FormState | undefined
}

/** Dated facts about the professional figure someone is, and a form to write one down. */
export function Figures({ personId, figures, mayChange, form }: FiguresProps) {
  const { t, shortDay } = useTexts()
  const below = useBelow()
  const removing = {
    heading: 'operators.person.action' as const,
    cell: ({ id }: FigureFact) => (
      <ActionButton
        action={below(`/operators/${personId}/figures/${id}/remove`)}
        label="operators.figures.remove"
      />
    ),
  }
  return (
    <Section heading="operators.figures.heading" lead="operators.figures.lead">
      {figures.length === 0 ? (
        <p>{t('operators.figures.none')}</p>
      ) : (
        <Table
          caption="operators.figures.caption"
          captionHidden
          rows={figures}
          columns={[
            {
              heading: 'operators.figures.figure',
              main: true,
              cell: ({ figure }) => t(`operators.figure.${figure}`),
            },
            { heading: 'operators.figures.fact', cell: ({ fact }) => t(`operators.fact.${fact}`) },
            { heading: 'operators.figures.onDate', cell: ({ on_date }) => shortDay(on_date) },
            { heading: 'operators.figures.note', cell: ({ note }) => note ?? '' },
            ...(mayChange ? [removing] : []),
          ]}
        />
      )}
      {mayChange && (
        <Form
          {...form}
          action={below(`/operators/${personId}/figures`)}
          submit="operators.figures.save"
          idPrefix="figure"
        >
          <Select
            name="figure"
            label="operators.figures.figure"
            options={FIGURES.map((value) => ({ value, label: t(`operators.figure.${value}`) }))}
            required
          />
          <Radios
            name="fact"
            label="operators.figures.fact"
            options={FACTS.map((value) => ({ value, label: t(`operators.fact.${value}`) }))}
            required
          />
          <Field name="onDate" type="date" label="operators.figures.onDate" required />
          <Field name="note" label="operators.figures.note" maxlength={500} />
        </Form>
      )}
    </Section>
  )
}
