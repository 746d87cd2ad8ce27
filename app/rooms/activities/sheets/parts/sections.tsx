import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Hidden, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Words } from '../reads.ts'
import { SECTIONS, type Section as SectionCode } from '../rules.ts'
import { LiveWords } from './live-words.tsx'

/** Which section was sent, and could not be kept. */
export type SentWords = { section?: SectionCode; form?: FormState }
type Props = {
  here: string
  written: ReadonlyMap<SectionCode, Words>
  signed: boolean
  sent: SentWords
}

/** What is written of the year, a section at a time: each is kept by itself, and its versions are a page away. */
export function WrittenSections({ here, written, signed, sent }: Props) {
  const { t } = useTexts()
  return (
    <>
      {SECTIONS.map((section) => {
        const words = written.get(section)
        const refused = sent.section === section ? sent.form : undefined
        return (
          <Section heading={`activities.sheets.section.${section}`} id={section}>
            {signed && !refused ? (
              <p class="prose">{words?.text || t('activities.sheets.leftBlank')}</p>
            ) : (
              <LiveWords>
                <Form
                  {...refused}
                  action={`${here}/sections/${section}`}
                  submit="activities.sheets.keep"
                  quiet
                  idPrefix={section}
                >
                  <Hidden name="from" value={String(words?.number ?? 0)} />
                  <TextArea
                    name="text"
                    label={`activities.sheets.hint.${section}`}
                    rows={6}
                    value={words?.text}
                    maxlength={20_000}
                  />
                </Form>
              </LiveWords>
            )}
            {words && words.number > 1 && (
              <p class="hint">
                <a href={`${here}/sections/${section}`}>
                  {t('activities.sheets.versions', { count: words.number })}
                </a>
              </p>
            )}
          </Section>
        )
      })}
    </>
  )
}
