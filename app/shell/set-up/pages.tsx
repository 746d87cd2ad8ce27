import type { FormState } from '../../ground/forms/parse-form.ts'
import { FIRST, LANGUAGES, nameOf } from '../../ground/texts/language.ts'
import { Callout } from '../../ground/ui/callout.tsx'
import { Select } from '../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../ground/ui/page.tsx'
import { passwordHint } from '../sign-in/pages.tsx'
import type { Loading } from './example-loading.ts'

type SetUpProps = FormState & { found?: Found[]; unknown?: string[] }

/** The first page of an empty installation: start for real, or look around in the example. */
export function SetUpPage({ found = [], unknown = [], ...form }: SetUpProps) {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/'))
  return (
    <Page heading="setUp.heading" lead="setUp.lead" width="reading">
      <Section heading="setUp.example.heading" lead="setUp.example.lead">
        <ActionButton action="/setup/example" label="setUp.example.load" />
      </Section>
      <Section heading="setUp.real.heading" lead="setUp.real.lead">
        {unknown.length > 0 && (
          <Callout
            kind="warning"
            text={['setUp.municipalities.unknown', { names: unknown.join(', ') }]}
            alert
          />
        )}
        <Form {...form} action="/setup" submit="setUp.save">
          <Field name="name" label="setUp.name" hint="setUp.name.hint" required />
          <Combobox
            name="municipalities"
            multiple
            label="setUp.municipalities"
            hint="setUp.municipalities.hint"
            search="/setup/municipalities"
            found={found}
            required
          />
          <TextArea name="pasted" label="setUp.pasted" hint="setUp.pasted.hint" rows={2} />
          <Field name="slug" label="setUp.slug" hint="setUp.slug.hint" />
          <Select
            name="language"
            label="setUp.language"
            options={LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
            value={FIRST}
            blank={false}
            required
          />
          <Field name="timeZone" label="setUp.timeZone" value="Europe/Rome" suggestions={zones} required />
          <Field name="person" label="setUp.person" autocomplete="name" required />
          <Field name="email" type="email" label="setUp.email" autocomplete="email" required />
          <Field
            name="password"
            type="password"
            label="setUp.password"
            hint={passwordHint}
            autocomplete="new-password"
            required
          />
        </Form>
      </Section>
    </Page>
  )
}

/** While the example loads; it asks again by itself, also without script. */
export function LoadingPage({ loading }: { loading: Loading }) {
  return (
    <Page heading="setUp.loading.heading" lead="setUp.loading.lead" width="reading">
      {loading.state === 'failed' ? (
        <>
          <Callout kind="error" text="setUp.loading.failed" alert>
            <p>{loading.line}</p>
          </Callout>
          <ButtonLink href="/setup" label="setUp.loading.back" />
        </>
      ) : (
        <p class="hint" role="status">
          {loading.line}
        </p>
      )}
    </Page>
  )
}
