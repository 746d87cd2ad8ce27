import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkboxes, Select } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import type { OperatorRecord } from '../../reads.ts'
import type { HandOverPart } from '../reads.ts'
import type { Held } from '../rules.ts'
import { useDuties } from './duty-words.ts'
import { PartList } from './part-list.tsx'

type Props = {
  person: OperatorRecord
  held: Held[]
  receivers: { id: string; name: string }[]
  parts: HandOverPart[]
  ending: OperatorRecord['roles']
  coordinates: boolean
  form: FormState
}

export function LeavingPage({ person, held, receivers, parts, ending, coordinates, form }: Props) {
  const { t } = useTexts()
  const { say, cannotGive } = useDuties(coordinates)
  const at = useBelow()
  const asking = held
    .map(({ kind, duties }) => ({ kind, duties: duties.filter(({ stays }) => !stays) }))
    .filter(({ duties }) => duties.length > 0)
  const staying = held.reduce((sum, { duties }) => sum + duties.filter(({ stays }) => stays).length, 0)
  const options = receivers.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Page
      heading={['operators.handOver.of', { name: person.name }]}
      lead="operators.handOver.lead"
      crumbs={[
        { href: at('/operators'), label: 'operators.list.heading' },
        { href: at(`/operators/${person.id}`), label: { said: person.name } },
      ]}
      width="reading"
    >
      {held.length === 0 && <p>{t('operators.handOver.nothing')}</p>}
      {staying > 0 && <p>{t('operators.handOver.staying', { count: staying })}</p>}
      {asking.length > 0 && receivers.length === 0 && (
        <Callout kind="warning" text="operators.handOver.nobodyReceives" />
      )}
      {(asking.length > 0 || staying > 0 || ending.length > 0) && (
        <Form {...form} action={at(`/operators/${person.id}/hand-over`)} submit="operators.handOver.send">
          {asking.length > 1 && (
            <Select
              name="all"
              label="operators.handOver.all"
              hint="operators.handOver.allHint"
              blank="operators.handOver.eachByName"
              options={options}
            />
          )}
          {asking.map(({ kind, duties }) => (
            <div class="stack">
              <Select
                name={`to-${kind}`}
                label={['operators.handOver.goesTo', { what: say(kind, duties.length) }]}
                hint={cannotGive(kind) ? 'operators.handOver.byCoordinator' : undefined}
                blank={asking.length > 1 ? 'operators.handOver.likeAll' : 'ui.form.choose'}
                options={options}
                required={asking.length === 1}
              />
              {duties.some(({ title }) => title) && (
                <ul class="hint">{duties.flatMap(({ title }) => (title ? [<li>{title}</li>] : []))}</ul>
              )}
            </div>
          ))}
          {asking.length > 0 && (
            <TextArea
              name="note"
              label="operators.handOver.note"
              hint="operators.handOver.noteHint"
              rows={4}
              maxlength={4000}
            />
          )}
          {ending.length > 0 && (
            <Checkboxes
              name="roles"
              label="operators.handOver.roles"
              hint="operators.handOver.rolesHint"
              options={ending.map(({ id, role }) => ({ value: id, label: t(`operators.role.${role}`) }))}
              value={ending.map(({ id }) => id)}
            />
          )}
        </Form>
      )}
      <Section heading="operators.handOver.history">
        {parts.length === 0 ? <p>{t('operators.handOver.noHistory')}</p> : <PartList parts={parts} />}
      </Section>
    </Page>
  )
}
