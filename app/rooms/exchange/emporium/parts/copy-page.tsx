import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { rowField } from '../../../../ground/forms/row-form.ts'
import type { Question } from '../../../../ground/paper/asked.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import { AboutSheet, Questions, SheetPhotos, TypedBefore } from '../../../../ground/paper/typing-parts.tsx'
import type { Typing } from '../../../../ground/paper/typings.ts'
import { PhotoStrip } from '../../../../ground/photos/photo-strip.tsx'
import type { KeptPhoto } from '../../../../ground/photos/stand.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import type { Copied, EmporiumSlips } from '../reads.ts'
import { hoursOf } from '../rules.ts'
import type { Against } from '../writes.ts'
import { CopiedList } from './copied-list.tsx'
import { SlipFields } from './slip-fields.tsx'

type Props = {
  slips: EmporiumSlips
  /** The slips that are shown to be copied. */
  rows: readonly number[]
  copied: readonly Copied[]
  typings: readonly Typing[]
  photos: readonly KeptPhoto[]
  found: readonly Found[]
  asked: readonly Question[]
  against: Against
  today: string
  form: FormState
}

/** The slips of a sheet, those to copy and those copied. */
export function CopyPage(shown: Props) {
  const { slips, rows, copied, typings, photos, found, asked, against, today, form } = shown
  const below = useBelow()
  const { number } = useTexts()
  const { slip, sheet } = slips
  const said = (total: number) => number(slip === 'hours' ? hoursOf(total) : total)
  return (
    <Page
      heading={`exchange.emporium.copy.${slip}`}
      kicker={spaced(sheet.code)}
      lead={rows.length > 0 ? `exchange.emporium.copyLead.${slip}` : 'exchange.emporium.allCopied'}
      crumbs={[
        { href: below('/emporium'), label: 'exchange.goods.desk.heading' },
        { href: below('/emporium/slips'), label: 'exchange.emporium.heading' },
      ]}
    >
      <AboutSheet sheet={sheet} typings={typings} said={said} />
      <Form {...form} files submit={`exchange.emporium.save.${slip}`}>
        {rows.map((row) => (
          <SlipFields
            slip={slip}
            row={row}
            again={slips.times.has(row) && !slips.taken.has(row)}
            searched={form.searching && { name: form.searching.name, found }}
            against={against.get(row) ?? []}
            asks={
              form.errors?.[rowField('receiver', row)]?.includes('exchange.agree.asks') ||
              form.values?.[rowField('anyway', row)] === 'yes'
            }
            today={today}
          />
        ))}
        {rows.length > 0 && (
          <Field
            name="told"
            type={slip === 'hours' ? 'text' : 'number'}
            label={`exchange.emporium.told.${slip}`}
            hint="exchange.emporium.toldHint"
            inputmode={slip === 'hours' ? 'decimal' : 'numeric'}
            maxlength={6}
          />
        )}
        <SheetPhotos photos={photos} />
        <TypedBefore typings={typings} />
        <Questions asked={asked} said={said} />
      </Form>
      {photos.length > 0 && (
        <Section heading="paper.photo.field">
          <PhotoStrip photos={photos} back={typingAt(sheet)} />
        </Section>
      )}
      {copied.length > 0 && <CopiedList copied={copied} />}
    </Page>
  )
}
