import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Signing } from '../reads.ts'

type Props = {
  here: string
  signings: readonly Signing[]
  standing: Signing | undefined
  isOver: boolean
  sent: FormState | undefined
}

/** Signing freezes the figures; opened again with a reason, both signings stay. */
export function SigningSection({ here, signings, standing, isOver, sent }: Props) {
  const { t, day } = useTexts()
  return (
    <Section heading="activities.sheets.signing">
      {signings.length > 0 && (
        <ul class="plain-list">
          {signings.map(({ number, signedOn, by, reopenedAt, reopenedWhy }) => (
            <li>
              {t('activities.sheets.signedBy', { number, by, day: day(signedOn) })}
              {reopenedAt &&
                ` · ${t('activities.sheets.reopenedOn', { day: day(reopenedAt), why: reopenedWhy ?? '' })}`}
            </li>
          ))}
        </ul>
      )}
      {standing ? (
        <details open={sent?.errors !== undefined}>
          <summary>{t('activities.sheets.reopen')}</summary>
          <Form {...sent} action={`${here}/reopen`} submit="activities.sheets.reopenSave" idPrefix="reopen">
            <TextArea name="why" label="activities.sheets.why" rows={3} maxlength={1000} required />
          </Form>
        </details>
      ) : isOver ? (
        <Form {...sent} action={`${here}/sign`} submit="activities.sheets.sign" idPrefix="sign">
          <p class="hint">{t('activities.sheets.signHint')}</p>
        </Form>
      ) : (
        <p>{t('activities.sheets.notOver')}</p>
      )}
    </Section>
  )
}
