import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import type { Sheet } from '../../../../ground/paper/sheets.ts'
import { LANGUAGES, nameOf } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { BEGINNING } from '../forms.ts'
import { slipOf } from '../reads.ts'
import { MOST_SLIPS, SLIPS } from '../rules.ts'

type Props = { made: readonly Sheet[]; language: string; form: FormState }

/** How many of which slip to print; and those printed lately, each with the way to where it is copied. */
export function AskPage({ made, language, form }: Props) {
  const at = useBelow()
  return (
    <Page
      heading="exchange.emporium.heading"
      lead="exchange.emporium.lead"
      terms={['emporium']}
      crumbs={[{ href: at('/emporium'), label: 'exchange.goods.desk.heading' }]}
      width="reading"
    >
      <Form {...form} submit="exchange.emporium.make">
        {SLIPS.map((slip) => (
          <Field
            name={slip}
            type="number"
            inputmode="numeric"
            label={`exchange.emporium.many.${slip}`}
            hint={`exchange.emporium.manyHint.${slip}`}
            required
            min={0}
            max={MOST_SLIPS}
            value={BEGINNING}
          />
        ))}
        <Select
          name="language"
          label="exchange.emporium.language"
          required
          blank={false}
          options={LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
          value={language}
        />
      </Form>
      {made.length > 0 && <MadeList made={made} />}
    </Page>
  )
}

function MadeList({ made }: Pick<Props, 'made'>) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Section heading="exchange.emporium.made">
      <ul class="plain-list">
        {made.map((sheet) => (
          <li>
            <a href={at(typingAt(sheet))}>
              {t('exchange.emporium.one', {
                code: spaced(sheet.code),
                slip: t(`exchange.emporium.label.${slipOf(sheet) ?? 'give'}`),
                count: sheet.rowCount,
              })}
            </a>{' '}
            <When at={sheet.printedAt} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
