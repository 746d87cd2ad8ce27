import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { IntakeLoaded } from '../../parts/intake-loaded.ts'
import { formOf, type Sent } from '../../parts/sent.ts'
import { SIDES } from '../rules.ts'
import { PartList } from './part-list.tsx'

/** The plan with school, family and neighbourhood; for those a school told of, and wherever somebody wrote a part. */
export function PathSection({ intake, parts, inside, found, sent }: IntakeLoaded & { sent: Sent }) {
  const { t } = useTexts()
  const at = useBelow()
  if (intake.source !== 'school' && parts.length === 0) return null
  const form = formOf(sent, 'part')
  const foundFor = (name: string) => (form.searching?.name === name ? found : [])
  return (
    <Section heading="intakes.path.heading" lead="intakes.path.lead">
      <PartList parts={parts} />
      {inside && !intake.closedOn && (
        <details open={form.values !== undefined}>
          <summary>{t('intakes.path.add')}</summary>
          <Form
            {...form}
            action={at(`/intakes/${intake.id}/path`)}
            submit="intakes.path.save"
            idPrefix="part"
          >
            <Select
              name="side"
              label="intakes.path.side"
              options={SIDES.map((value) => ({ value, label: t(`intakes.side.${value}`) }))}
              required
            />
            <TextArea
              name="plan"
              label="intakes.path.plan"
              hint="intakes.path.planHint"
              rows={2}
              maxlength={2000}
              required
            />
            <Combobox
              name="forBody"
              label="intakes.path.forBody"
              search={at('/organisations/search')}
              found={foundFor('forBody')}
            />
            <Combobox
              name="forPerson"
              label="intakes.path.forPerson"
              search={at('/people/search')}
              found={foundFor('forPerson')}
            />
            <Field name="untilOn" type="date" label="intakes.path.until" />
          </Form>
        </details>
      )}
    </Section>
  )
}
