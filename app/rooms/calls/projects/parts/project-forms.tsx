import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Told } from '../reads.ts'
import { OUTCOMES } from '../rules.ts'

export type Choice = { value: string; label: string }

export function StepForm({ here, form, helpers }: { here: string; form: FormState; helpers: Choice[] }) {
  return (
    <Form {...form} action={`${here}/steps`} submit="calls.step.add" idPrefix="step">
      <Field name="what" label="calls.step.what" required maxlength={300} />
      <div class="field-row">
        <Field name="dueOn" type="date" label="calls.step.dueOn" required />
        <Select name="helperId" label="calls.step.helper" options={helpers} blank="calls.step.nobody" />
      </div>
    </Form>
  )
}

type OutcomeProps = { here: string; form: FormState; activities: Choice[]; places: Choice[] }

export function OutcomeForm({ here, form, activities, places }: OutcomeProps) {
  const { t, dayOf, now } = useTexts()
  return (
    <Section heading="calls.outcome.say" lead="calls.outcome.sayLead">
      <Form {...form} action={`${here}/outcome`} submit="calls.outcome.save" idPrefix="outcome">
        <Radios
          name="outcome"
          label="calls.outcome.how"
          required
          options={OUTCOMES.map((value) => ({ value, label: t(`calls.outcome.${value}`) }))}
        />
        <Field name="on" type="date" label="calls.outcome.on" required value={dayOf(now)} max={dayOf(now)} />
        <TextArea
          name="words"
          label="calls.outcome.words"
          hint="calls.outcome.wordsHint"
          required
          rows={5}
          maxlength={4000}
        />
        <div class="field-row">
          <Select
            name="activityId"
            label="calls.outcome.activity"
            options={activities}
            blank="calls.outcome.none"
          />
          <Select name="placeId" label="calls.outcome.place" options={places} blank="calls.outcome.none" />
        </div>
      </Form>
    </Section>
  )
}

type StoryProps = { here: string; form: FormState; found: readonly Found[]; told: Told[] }

/** A story is for who agreed to it: the consent stands in their record. */
export function StoryForm({ here, form, found, told }: StoryProps) {
  const below = useBelow()
  return (
    <Section heading="calls.story.publish" lead="calls.story.publishLead">
      {told.map(({ id, signedAs }) => (
        <ActionButton
          action={`${here}/stories/${id}/take-back`}
          label={['calls.story.takeBack', { name: signedAs }]}
          danger
        />
      ))}
      <Form {...form} action={`${here}/stories`} submit="calls.story.save" idPrefix="story">
        <Combobox
          name="personId"
          label="calls.story.teller"
          search={below('/people/search')}
          found={found}
          required
        />
        <TextArea name="words" label="calls.story.words" required rows={6} maxlength={4000} />
        <Field name="signedAs" label="calls.story.signedAs" required maxlength={80} />
      </Form>
    </Section>
  )
}
