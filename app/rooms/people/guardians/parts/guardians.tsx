import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { fullName } from '../../rules.ts'
import type { GuardianOf } from '../reads.ts'
import { TITLES } from '../rules.ts'

type Props = { guardians: readonly GuardianOf[]; here: string; form: FormState; found: readonly Found[] }

/** Who answers for a minor, who says so, since when. */
export function Guardians({ guardians, here, form, found }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="people.guardians.section">
      {guardians.length === 0 && <p class="hint">{t('people.guardians.none')}</p>}
      <ul class="plain-list">
        {guardians.map((one) => (
          <Guardian one={one} here={here} />
        ))}
      </ul>
      <details open={form.values !== undefined}>
        <summary>{t('people.guardians.add')}</summary>
        <Form {...form} action={`${here}/guardians`} submit="people.guardians.save" idPrefix="guardian">
          <Combobox
            name="guardian"
            label="people.guardians.who"
            search={below('/people/search')}
            found={found}
            required
          />
          <Select
            name="title"
            label="people.guardians.title"
            options={TITLES.map((value) => ({ value, label: t(`people.guardians.title.${value}`) }))}
            required
          />
          <Field
            name="saidBy"
            label="people.guardians.saidBy"
            hint="people.guardians.saidByHint"
            maxlength={200}
            required
          />
          <div class="field-row">
            <Field name="fromOn" type="date" label="people.guardians.from" required />
            <Field name="untilOn" type="date" label="people.guardians.until" />
          </div>
        </Form>
      </details>
    </Section>
  )
}

function Guardian({ one, here }: { one: GuardianOf; here: string }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <li>
      <a href={below(`/people/${one.guardianId}`)}>{fullName(one)}</a>{' '}
      <span class="hint">
        {t(`people.guardians.title.${one.title as (typeof TITLES)[number]}`)} · {day(one.fromOn)}
        {one.untilOn && ` – ${day(one.untilOn)}`} · {t('people.guardians.said', { who: one.saidBy })}
      </span>
      {!one.untilOn && (
        <ActionButton action={`${here}/guardians/${one.id}/end`} label="people.guardians.end" />
      )}
    </li>
  )
}
