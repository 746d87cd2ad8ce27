import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { PrivacyOf } from '../reads.ts'
import { INFORMED_ABOUT } from '../rules.ts'
import { GivenHow } from './consents.tsx'

type Props = { privacy: PrivacyOf; here: string; form: FormState }

/** What someone was told, and whether they object to the network analysis. */
export function Informed({ privacy: { informed, objections }, here, form }: Props) {
  const { t, day } = useTexts()
  const standing = objections.find((one) => !one.withdrawnOn)
  return (
    <Section heading="people.informed.section">
      {informed.length === 0 && <p class="hint">{t('people.informed.none')}</p>}
      <ul>
        {informed.map((one) => (
          <li>
            {t(`people.informed.about.${one.about as (typeof INFORMED_ABOUT)[number]}`)}:{' '}
            {day(one.informedOn)}
          </li>
        ))}
      </ul>
      {standing ? (
        <>
          <p>{t('people.objection.said', { day: day(standing.objectedOn) })}</p>
          <ActionButton
            action={`${here}/objections/${standing.id}/withdraw`}
            label="people.objection.withdraw"
          />
        </>
      ) : (
        <ActionButton action={`${here}/objections`} label="people.objection.object" />
      )}
      <details open={form.values !== undefined}>
        <summary>{t('people.informed.add')}</summary>
        <Form {...form} action={`${here}/informed`} idPrefix="informed">
          <Select
            name="about"
            label="people.informed.about"
            options={INFORMED_ABOUT.map((value) => ({ value, label: t(`people.informed.about.${value}`) }))}
            required
          />
          <GivenHow name="informedOn" label="people.informed.on" />
        </Form>
      </details>
    </Section>
  )
}
