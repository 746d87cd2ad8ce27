import type { FormState } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { TextArea } from '../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../ground/ui/form.tsx'
import { ButtonLink, Section } from '../../../ground/ui/page.tsx'
import type { Practice } from '../reads.ts'
import { LONGEST, missingIn } from '../rules.ts'

type Props = { practice: Practice; versions: number; form: FormState }

/** What whoever keeps a practice does next: write, link figures and testimonies, publish, make its set-up travel. */
export function Keeping({ practice, versions, form }: Props) {
  const { t } = useTexts()
  const at = useBelow()
  const path = (more: string) => at(`/practices/${practice.id}${more}`)
  const { draft, publishedAt } = practice
  if (!draft) return null
  const missing = missingIn(draft)
  return (
    <Section heading="practices.keeping.heading">
      <p class="beside">
        <ButtonLink href={path('/edit')} label="practices.write.edit" />
        <ButtonLink href={path('/figures')} label="practices.figures.link" quiet />
        <ButtonLink href={path('/testimonies')} label="practices.testimonies.link" quiet />
        {publishedAt && <ButtonLink href={path('/pack')} label="practices.setUp.make" quiet />}
        {publishedAt && <ButtonLink href={path('?version=draft')} label="practices.keeping.draft" quiet />}
      </p>
      {missing.length > 0 ? (
        <Callout heading="practices.publish.missing">
          <ul>
            {missing.map((part) => (
              <li>{t(`practices.part.${part}`)}</li>
            ))}
          </ul>
        </Callout>
      ) : (
        <Form
          {...form}
          action={path('/publish')}
          submit={publishedAt ? 'practices.publish.again' : 'practices.publish.first'}
        >
          {versions > 0 && (
            <TextArea
              name="changed"
              label="practices.publish.changed"
              hint="practices.publish.changedHint"
              rows={2}
              maxlength={LONGEST.changed}
              required
            />
          )}
        </Form>
      )}
      {publishedAt && <ActionButton action={path('/withdraw')} label="practices.publish.withdraw" danger />}
    </Section>
  )
}
