import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Signing } from '../reads.ts'

type Props = {
  report: { id: string; untilOn: string }
  signings: readonly Signing[]
  standing: Signing | undefined
  keeps: boolean
  isRead: boolean
  openCount: number
  sent: FormState | undefined
}

/** Signing freezes all a report says; opened again with a reason, both signings stay. */
export function Signings({ report, signings, standing, keeps, isRead, openCount, sent }: Props) {
  const { t, day, dayOf, now } = useTexts()
  const at = useBelow()
  const here = at(`/reports/${report.id}`)
  const isOver = report.untilOn <= dayOf(now)
  return (
    <Section heading="indicators.signings.heading">
      {signings.length > 0 && (
        <ul class="plain-list">
          {signings.map(({ id, number, signedOn, by, reopenedAt, reopenedWhy }) => (
            <li>
              <a href={at(`/reports/signed/${id}`)}>
                {t('indicators.signings.signedBy', { number, by, day: day(signedOn) })}
              </a>
              {reopenedAt &&
                ` · ${t('indicators.signings.reopenedOn', { day: day(reopenedAt), why: reopenedWhy ?? '' })}`}
            </li>
          ))}
        </ul>
      )}
      {!keeps && !standing && <p>{t('indicators.signings.whoSigns')}</p>}
      {keeps && standing && (
        <details open={sent?.errors !== undefined}>
          <summary>{t('indicators.signings.reopen')}</summary>
          <Form {...sent} action={`${here}/reopen`} submit="indicators.signings.reopenSave" idPrefix="reopen">
            <TextArea name="why" label="indicators.signings.why" rows={3} maxlength={1000} required />
          </Form>
        </details>
      )}
      {keeps && !standing && !isOver && <p>{t('indicators.signings.notOver')}</p>}
      {keeps && !standing && isOver && !isRead && <p>{t('indicators.signings.notRead')}</p>}
      {keeps && !standing && isOver && isRead && (
        <Form {...sent} action={`${here}/sign`} submit="indicators.signings.sign" idPrefix="sign">
          <p class="hint">{t('indicators.signings.signHint')}</p>
          {openCount > 0 && (
            <Checkbox name="open" label={['indicators.signings.open', { count: openCount }]} />
          )}
        </Form>
      )}
      {keeps && signings.length === 0 && (
        <details>
          <summary>{t('indicators.reports.discard')}</summary>
          <p>{t('indicators.reports.discardText')}</p>
          <ActionButton action={`${here}/discard`} label="indicators.reports.discardSure" danger />
        </details>
      )}
    </Section>
  )
}
