import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { PURPOSES } from '../forms.ts'
import type { CareGroup, Placement } from '../reads.ts'

export type CareSent = { which?: 'group' | 'placement'; form?: FormState }
type Props = {
  groups: CareGroup[]
  placements: Placement[]
  activities: { id: string; title: string }[]
  found: Found[]
  sent: CareSent
  today: string
}

/** Groups of care of whoever looks, and places to work for a while. */
export function CarePage(props: Props) {
  const { t } = useTexts()
  const at = useBelow()
  const { groups, activities, sent } = props
  const form = sent.which === 'group' ? (sent.form ?? {}) : {}
  return (
    <Page heading="intakes.care.heading" lead="intakes.care.lead">
      {groups.length === 0 ? (
        <EmptyState heading="intakes.care.none" text="intakes.care.noneText" />
      ) : (
        <ul class="plain-list stack">
          {groups.map((group) => (
            <li class="panel">
              <a href={at(`/care/${group.id}`)}>{group.title}</a>
              <p class="hint">{t(`intakes.purpose.${group.purpose}`)}</p>
            </li>
          ))}
        </ul>
      )}
      <Section heading="intakes.care.begin" lead="intakes.care.beginLead">
        <Form {...form} action={at('/care')} submit="intakes.care.save" idPrefix="group">
          <Select
            name="activity"
            label="intakes.care.activity"
            options={activities.map(({ id, title }) => ({ value: id, label: title }))}
            required
          />
          <Radios
            name="purpose"
            label="intakes.care.purpose"
            options={PURPOSES.map((value) => ({ value, label: t(`intakes.purpose.${value}`) }))}
            required
          />
          <Field
            name="part"
            label="intakes.new.part"
            maxlength={80}
            value={t('intakes.care.partUsual')}
            required
          />
        </Form>
      </Section>
      <Placements {...props} />
    </Page>
  )
}

function Placements({ placements, found, sent, today }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const form = sent.which === 'placement' ? (sent.form ?? {}) : {}
  return (
    <Section heading="intakes.care.placements" lead="intakes.care.placementsLead">
      <ul class="plain-list stack">
        {placements.map((one) => (
          <li class="panel beside">
            <div>
              <strong>{one.body}</strong>: {one.tasks}
              <p class="hint">
                {t('intakes.care.placementIs', { hours: one.hoursWeek, count: one.seats })} ·{' '}
                {day(one.fromOn)}
                {one.untilOn && ` – ${day(one.untilOn)}`}
              </p>
            </div>
            {!one.untilOn && (
              <ActionButton action={at(`/care/placements/${one.id}/end`)} label="intakes.care.endPlacement" />
            )}
          </li>
        ))}
      </ul>
      <Form
        {...form}
        action={at('/care/placements')}
        submit="intakes.care.savePlacement"
        idPrefix="placement"
      >
        <Combobox
          name="body"
          label="intakes.care.body"
          search={at('/organisations/search')}
          found={found}
          required
        />
        <Field name="tasks" label="intakes.care.tasks" maxlength={500} required />
        <div class="field-row">
          <Field name="hoursWeek" type="number" label="intakes.care.hours" min="1" max="40" required />
          <Field name="seats" type="number" label="intakes.care.seats" min="1" max="50" value="1" required />
          <Field name="fromOn" type="date" label="intakes.care.from" value={today} required />
        </div>
      </Form>
    </Section>
  )
}
