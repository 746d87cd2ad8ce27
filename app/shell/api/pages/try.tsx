import type { FormState } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../ground/ui/field.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page, Section } from '../../../ground/ui/page.tsx'
import type { Parameter } from '../open-api-parts.ts'
import { blankOf, fieldOf, type Listed, needsAccess } from '../operations.ts'

const BODY_ROWS = 12
export type Answer = { status: number; headers: [string, string][]; body: string }
type Props = { operation: Listed; form: FormState; answer?: Answer | undefined }

/** One operation with a form to try it: what is sent goes through this server, and the answer stands below. */
export function TryPage({ operation, form, answer }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const { method, path, summary, parameters, requestBody } = operation
  return (
    <Page
      heading={{ said: summary }}
      kicker={`${method} ${path}`}
      crumbs={[{ href: below('/api'), label: 'api.page.heading' }]}
      width="reading"
    >
      {answer && <AnswerShown answer={answer} />}
      <Form {...form} submit="api.try.send" answersItself>
        {needsAccess(operation) && (
          <Field
            name="token"
            type="password"
            label="api.try.token"
            hint="api.try.tokenHint"
            autocomplete="off"
            required
          />
        )}
        {parameters.map((parameter) => (
          <ParameterField parameter={parameter} />
        ))}
        {requestBody && (
          <TextArea
            name="body"
            label="api.try.body"
            hint="api.try.bodyHint"
            required
            rows={BODY_ROWS}
            value={JSON.stringify(blankOf(requestBody.content['application/json'].schema), null, 2)}
          />
        )}
      </Form>
      {requestBody && (
        <details>
          <summary>{t('api.try.shape')}</summary>
          <pre class="panel answer" tabindex={0} role="region" aria-label={t('api.try.shape')}>
            {JSON.stringify(requestBody.content['application/json'].schema, null, 2)}
          </pre>
        </details>
      )}
      {method !== 'GET' && <p class="hint">{t('api.try.real')}</p>}
    </Page>
  )
}

function ParameterField({ parameter }: { parameter: Parameter }) {
  const { name, required, schema } = parameter
  const words = { name: fieldOf(parameter), label: { said: name }, required }
  if (Array.isArray(schema.enum))
    return (
      <Select
        {...words}
        blank="api.try.any"
        options={schema.enum.map((value) => ({ value: String(value), label: String(value) }))}
      />
    )
  const usual = schema.default
  return (
    <Field
      {...words}
      hint={typeof schema.format === 'string' ? { said: schema.format } : undefined}
      value={typeof usual === 'number' || typeof usual === 'string' ? usual : undefined}
    />
  )
}

function AnswerShown({ answer: { status, headers, body } }: { answer: Answer }) {
  const { t } = useTexts()
  return (
    <Section heading={['api.try.answer', { status }]} id="answer">
      <ul class="plain-list hint">
        {headers.map(([name, value]) => (
          <li>
            <code>
              {name}: {value}
            </code>
          </li>
        ))}
      </ul>
      {body && (
        <pre class="panel answer" tabindex={0} role="region" aria-label={t('api.try.answerBody')}>
          {body}
        </pre>
      )}
    </Section>
  )
}
