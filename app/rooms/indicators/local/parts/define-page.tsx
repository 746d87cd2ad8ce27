import type { Child } from 'hono/jsx'
import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Field, Hidden, TextArea } from '../../../../ground/ui/field.tsx'
import { Form, SubmitButton } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { fieldOf, type Side } from '../forms.ts'
import type { ChoicesHere } from '../reads.ts'
import { isCountable, type LocalVersion } from '../rules.ts'
import { DefinitionFields } from './definition-fields.tsx'

type Props = {
  form: FormState
  here: ChoicesHere
  /** What the count would say today, once there is enough to say it. */
  preview: string | undefined
  /** What is being changed. */
  standing?: LocalVersion | undefined
}

/** The form of an indicator: without script a button works the figure out; with it, the figure follows what is typed. */
export function DefinePage({ form, here, preview, standing }: Props) {
  const { t } = useTexts()
  const at = useBelow()
  const { values = {} } = form
  const recordsOf = (side: Side) => {
    const said = values[fieldOf(side, 'records')]
    return typeof said === 'string' && isCountable(said) ? said : undefined
  }
  const code = standing && `local_${standing.indicatorId}`
  return (
    <Page
      heading={standing ? 'indicators.local.change' : 'indicators.local.define'}
      lead={standing ? 'indicators.local.changeLead' : 'indicators.local.defineLead'}
      crumbs={[
        { href: at('/outcomes'), label: 'indicators.table.heading' },
        ...(standing ? [{ href: at(`/outcomes/${code}`), label: { said: standing.name } }] : []),
      ]}
      width="reading"
    >
      <trama-figure-as-typed
        data-check={at('/outcomes/local/check')}
        data-reshapes={`${fieldOf('counted', 'records')} ${fieldOf('of', 'records')}`}
      >
        <Form
          {...form}
          submit={standing ? 'indicators.local.saveChange' : 'indicators.local.save'}
          submitAs={{ name: '_save', value: 'yes' }}
        >
          {standing && <Hidden name="from_version" value={String(values.from_version ?? standing.number)} />}
          <Field
            name="name"
            label="indicators.local.name"
            hint="indicators.local.nameHint"
            maxlength={120}
            required
          />
          <fieldset>
            <legend>{t('indicators.local.counted')}</legend>
            <DefinitionFields side="counted" records={recordsOf('counted') ?? 'sessions'} here={here} />
          </fieldset>
          <fieldset>
            <legend>{t('indicators.local.of')}</legend>
            <p class="hint">{t('indicators.local.ofLead')}</p>
            <DefinitionFields side="of" records={recordsOf('of')} here={here} />
          </fieldset>
          <div class="panel field">
            <p>
              <strong>{t('indicators.local.trying')}</strong>
            </p>
            <p role="status">{preview ?? t('indicators.local.nothingYet')}</p>
            <p class="hint">{t('indicators.local.tryHint')}</p>
            <SubmitButton label="indicators.local.try" name="_try" value="yes" quiet />
          </div>
          <TextArea
            name="definition"
            label="indicators.local.definition"
            hint="indicators.local.definitionHint"
            maxlength={2000}
            required
          />
          <TextArea
            name="limits"
            label="indicators.local.limits"
            hint="indicators.local.limitsHint"
            maxlength={2000}
          />
          {standing && (
            <TextArea
              name="reason"
              label="indicators.local.reason"
              hint="indicators.local.reasonHint"
              maxlength={1000}
              required
            />
          )}
        </Form>
      </trama-figure-as-typed>
    </Page>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-figure-as-typed': { 'data-check': string; 'data-reshapes': string; children?: Child }
    }
  }
}
