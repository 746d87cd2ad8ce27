import type { Reason } from '../../files/reason.ts'
import { MAX_FILE_BYTES } from '../../files/sheet.ts'
import type { FormState } from '../../forms/parse-form.ts'
import type { TextKey } from '../../texts/texts.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { useBelow } from '../../ui/below.ts'
import { Callout } from '../../ui/callout.tsx'
import { FileField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import type { AnyImportDefinition } from '../definition.ts'

type UploadProps = { definition: AnyImportDefinition; form?: FormState; refused?: Reason }

/** First step: the list, and what it may hold. */
export function UploadPage({ definition, form = {}, refused }: UploadProps) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading={definition.title}
      lead="imports.upload.lead"
      width="reading"
      crumbs={[{ href: below('/import'), label: 'imports.home.heading' }]}
    >
      {refused && <Callout kind="warning" alert text={[refused.refusal as TextKey, refused.params ?? {}]} />}
      <Form {...form} submit="imports.upload.next" files>
        <FileField
          name="list"
          label="imports.upload.file"
          hint={['imports.upload.hint', { mb: MAX_FILE_BYTES / 1024 ** 2 }]}
          accept=".csv,.tsv,.txt,.xlsx"
          required
        />
      </Form>
      <Section heading="imports.upload.fields" lead="imports.upload.fieldsLead">
        <Table
          caption="imports.upload.fields"
          captionHidden
          rows={definition.fields}
          columns={[
            { heading: 'imports.upload.field', cell: ({ label }) => t(label), main: true },
            { heading: 'imports.upload.headings', cell: ({ headings }) => headings.slice(0, 6).join(', ') },
            {
              heading: 'imports.upload.required',
              cell: ({ required }) => t(required ? 'imports.upload.yes' : 'imports.upload.no'),
            },
          ]}
        />
      </Section>
    </Page>
  )
}
