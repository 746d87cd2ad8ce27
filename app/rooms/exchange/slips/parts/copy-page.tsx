import type { FormState } from '../../../../ground/forms/parse-form.ts'
import type { Question } from '../../../../ground/paper/asked.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import { AboutSheet, Questions, SheetPhotos, TypedBefore } from '../../../../ground/paper/typing-parts.tsx'
import type { Typing } from '../../../../ground/paper/typings.ts'
import { PhotoStrip } from '../../../../ground/photos/photo-strip.tsx'
import type { KeptPhoto } from '../../../../ground/photos/stand.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { SURE } from '../forms.ts'
import type { VisitSlip } from '../reads.ts'
import { VisitFields } from './visit-fields.tsx'

type Props = {
  slip: VisitSlip
  /** The rows that are shown to be copied. */
  rows: VisitSlip['rows']
  typings: readonly Typing[]
  photos: readonly KeptPhoto[]
  asked: readonly Question[]
  today: string
  form: FormState
  /** Whoever follows the visits keeps the photo of the slip; whoever made them only copies it. */
  keepsPhotos: boolean
  /** Where whoever looks comes from. */
  back: { href: string; label: TextKey }
}

/** The rows of a slip, those to copy and those copied. */
export function CopyPage({ slip, rows, typings, photos, asked, today, form, keepsPhotos, back }: Props) {
  const { t } = useTexts()
  const at = useBelow()
  const { sheet, agreement } = slip
  return (
    <Page
      heading="exchange.slips.copy"
      kicker={`${agreement.title} · ${spaced(sheet.code)}`}
      lead={rows.length > 0 ? 'exchange.slips.copyLead' : 'exchange.slips.allCopied'}
      crumbs={[{ href: at(back.href), label: back.label }]}
    >
      <AboutSheet sheet={sheet} typings={typings} />
      <Form {...form} files={keepsPhotos} submit="exchange.slips.save">
        {rows.map(({ number, on }) => (
          <VisitFields row={number} on={on} today={today} />
        ))}
        <Field
          name="told"
          type="number"
          label="exchange.slips.told"
          hint="exchange.slips.toldHint"
          inputmode="numeric"
          min={0}
        />
        {keepsPhotos && <SheetPhotos photos={photos} />}
        <TypedBefore typings={typings} />
        <Questions asked={asked} />
        {(form.errors?.[SURE] || form.values?.[SURE]) && <Checkbox name={SURE} label="exchange.slips.same" />}
      </Form>
      {photos.length > 0 && (
        <Section heading="paper.photo.field">
          <PhotoStrip photos={photos} back={typingAt(sheet)} />
        </Section>
      )}
      {slip.taken.size > 0 && (
        <Section heading="exchange.slips.copied">
          <ul class="plain-list">
            {[...slip.taken].map(([number, { by, at: when }]) => (
              <li>
                <a href={at(`/exchange/agreements/${agreement.id}`)}>
                  {t('exchange.slips.copiedRow', { number, by: by ?? t('paper.typing.somebody') })}
                </a>{' '}
                <When at={when} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
