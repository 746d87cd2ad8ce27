import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Field, Hidden, TextArea } from '../../../ground/ui/field.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import type { KnownDraft } from '../reads.ts'
import { isShort, LONGEST, NEEDED, type Part, SECTION_NAMES, SECTIONS } from '../rules.ts'

/** The sheet to fill in, in the order of its form. Only the title is asked for now; the rest when it is published. */
export function SheetFields({ draft, writing }: { draft?: KnownDraft | undefined; writing?: number }) {
  const { t } = useTexts()
  const label = (part: Part) =>
    NEEDED.includes(part)
      ? { said: t('practices.write.needed', { part: t(`practices.part.${part}`) }) }
      : (`practices.part.${part}` as const)
  const hint = (part: Part) => `practices.hint.${part}` as const
  return (
    <>
      {writing !== undefined && <Hidden name="writing" value={String(writing)} />}
      <Field
        name="title"
        label="practices.part.title"
        hint="practices.hint.title"
        required
        maxlength={LONGEST.title}
        value={draft?.title}
      />
      {SECTION_NAMES.map((name) => (
        <Section heading={`practices.section.${name}`}>
          {SECTIONS[name].map((part: Part) =>
            isShort(part) ? (
              <Field
                name={part}
                label={label(part)}
                hint={hint(part)}
                maxlength={LONGEST.short}
                value={draft?.words[part]}
              />
            ) : (
              <TextArea
                name={part}
                label={label(part)}
                hint={hint(part)}
                rows={name === 'swot' ? 4 : 5}
                maxlength={LONGEST.long}
                value={draft?.words[part]}
              />
            ),
          )}
        </Section>
      ))}
    </>
  )
}
