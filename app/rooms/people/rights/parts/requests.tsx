import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { RightsRequest } from '../reads.ts'
import { ASKED_HOW, type OUTCOMES, REQUEST_KINDS, type RequestKind } from '../rules.ts'

type Props = { requests: readonly RightsRequest[]; here: string; form: FormState; mayAnswer: boolean }

/** What someone asked by right, with its deadline, and the form for the next one. */
export function Requests({ requests, here, form, mayAnswer }: Props) {
  const { t, dayOf, now } = useTexts()
  return (
    <Section heading="people.rights.section" lead="people.rights.lead">
      <RequestList requests={requests} mayAnswer={mayAnswer} />
      <details open={form.values !== undefined}>
        <summary>{t('people.rights.ask')}</summary>
        <Form {...form} action={`${here}/requests`} submit="people.rights.save" idPrefix="request">
          <KindOfRequest />
          <div class="field-row">
            <Field
              name="askedOn"
              type="date"
              label="people.rights.askedOn"
              value={dayOf(now)}
              max={dayOf(now)}
              required
            />
            <Select
              name="how"
              label="people.rights.how"
              options={ASKED_HOW.filter((one) => one !== 'page').map((value) => ({
                value,
                label: t(`people.rights.how.${value}`),
              }))}
              required
            />
          </div>
          <TextArea name="said" label="people.rights.said" rows={3} maxlength={2000} />
        </Form>
      </details>
    </Section>
  )
}

export function KindOfRequest() {
  const { t } = useTexts()
  return (
    <Select
      name="kind"
      label="people.rights.kind"
      options={REQUEST_KINDS.map((value) => ({ value, label: t(`people.rights.kind.${value}`) }))}
      required
    />
  )
}

/** Each request with its deadline, or with its answer. */
export function RequestList({ requests, mayAnswer }: Pick<Props, 'requests' | 'mayAnswer'>) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <ul>
      {requests.map((one) => {
        const kind = t(`people.rights.kind.${one.kind as RequestKind}`)
        return (
          <li>
            {mayAnswer ? <a href={below(`/privacy/requests/${one.id}`)}>{kind}</a> : kind}{' '}
            <span class="hint">
              {one.closedOn
                ? `${t('people.rights.closed', { day: day(one.closedOn) })}: ${t(`people.rights.outcome.${one.outcome as (typeof OUTCOMES)[number]}`)}`
                : t('people.rights.due', { day: day(one.dueOn) })}
            </span>
            {one.answer && <p>{one.answer}</p>}
          </li>
        )
      })}
    </ul>
  )
}
