import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { OneOf, Several } from '../../../parts/asked.tsx'
import { wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { COMPANY, DAYS, LANGUAGES, PETS, TOPICS } from '../rules.ts'

const PATH = 'exchange.companionship'

/** What somebody would like: which days, what they like to do, in which language. */
export function NeedFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Several
        kind="companionship"
        name="days"
        label={`${PATH}.fields.days`}
        family="day"
        all={DAYS}
        value={values.days}
        required
      />
      <Several
        kind="companionship"
        name="topics"
        label={`${PATH}.fields.topics`}
        family="topic"
        all={TOPICS}
        value={values.topics}
      />
      <OneOf
        kind="companionship"
        name="language"
        label={`${PATH}.fields.language`}
        family="language"
        all={LANGUAGES}
        value={values.language ?? 'it'}
        required
      />
      <OneOf
        kind="companionship"
        name="pets"
        label={`${PATH}.fields.pets`}
        family="pets"
        all={PETS}
        value={values.pets}
      />
      <OneOf
        kind="companionship"
        name="company"
        label={`${PATH}.fields.company`}
        family="company"
        all={COMPANY}
        value={values.company}
      />
      <TextArea
        name="know"
        label={`${PATH}.fields.know`}
        hint={`${PATH}.fields.reservedHint`}
        maxlength={2000}
        value={wordsOf(values.know)}
      />
    </>
  )
}

/** What a volunteer has to give: days, what they like, how far they come. */
export function OfferFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Several
        kind="companionship"
        name="days"
        label={`${PATH}.fields.days`}
        family="day"
        all={DAYS}
        value={values.days}
        required
      />
      <Several
        kind="companionship"
        name="topics"
        label={`${PATH}.fields.topics`}
        family="topic"
        all={TOPICS}
        value={values.topics}
      />
      <Several
        kind="companionship"
        name="languages"
        label={`${PATH}.fields.languages`}
        family="language"
        all={LANGUAGES}
        value={values.languages ?? ['it']}
        required
      />
      <OneOf
        kind="companionship"
        name="pets"
        label={`${PATH}.fields.pets`}
        family="pets"
        all={PETS}
        value={values.pets}
      />
      <OneOf
        kind="companionship"
        name="iAm"
        label={`${PATH}.fields.iAm`}
        family="company"
        all={COMPANY}
        value={values.iAm}
      />
      <Field
        name="maxKm"
        type="number"
        label={`${PATH}.fields.maxKm`}
        hint={`${PATH}.fields.maxKmHint`}
        min={0.5}
        max={100}
        step={0.5}
        value={values.maxKm === undefined ? undefined : String(values.maxKm)}
      />
      <TextArea
        name="why"
        label={`${PATH}.fields.why`}
        hint={`${PATH}.fields.reservedHint`}
        maxlength={1500}
        value={wordsOf(values.why)}
      />
    </>
  )
}
