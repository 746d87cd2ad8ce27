import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Population } from '../rules.ts'

type Props = { counts: readonly Population[]; edits: boolean; form: FormState; today: string }

/** How many people live here: each count with its day and its source, and which was only reckoned. */
export function Inhabitants({ counts, edits, form, today }: Props) {
  const { t, day, number } = useTexts()
  const at = useBelow()
  return (
    <Section heading="indicators.compared.inhabitants" lead="indicators.compared.inhabitantsLead">
      {counts.length === 0 ? (
        <p>{t('indicators.compared.noInhabitants')}</p>
      ) : (
        <ul>
          {counts.map(({ people, onDay, source, assumed }) => (
            <li>
              {t(assumed ? 'indicators.compared.reckoned' : 'indicators.compared.counted', {
                people: number(people),
                day: day(onDay),
                source,
              })}
            </li>
          ))}
        </ul>
      )}
      {edits && (
        <Form {...form} action={at('/outcomes/compared')} submit="indicators.compared.save">
          <Field name="people" label="indicators.compared.people" inputmode="numeric" required />
          <Field name="onDay" type="date" label="indicators.compared.onDay" max={today} required />
          <Field
            name="source"
            label="indicators.compared.source"
            hint="indicators.compared.sourceHint"
            maxlength={300}
            required
          />
          <Checkbox name="assumed" label="indicators.compared.assumed" />
        </Form>
      )}
    </Section>
  )
}
