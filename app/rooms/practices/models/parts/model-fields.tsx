import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Checkboxes, Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { AREAS, KINDS } from '../../../activities/rules.ts'
import { WHO } from '../../../calls/rules.ts'
import type { Model } from '../reads.ts'
import { criteriaSaid, hasCriteria, LONGEST_BODY, type ModelKind } from '../rules.ts'

/** What a model of a kind says. */
export function ModelFields({ kind, model }: { kind: ModelKind; model?: Model | undefined }) {
  const { t } = useTexts()
  const content = model?.content
  return (
    <>
      <Field name="title" label="practices.models.title" required maxlength={160} value={model?.title} />
      {kind === 'activity' && (
        <div class="field-row">
          <Select
            name="activity"
            label="activities.form.kind"
            required
            options={KINDS.map((value) => ({ value, label: t(`activities.kind.${value}`) }))}
            value={content?.activity}
          />
          <Select
            name="area"
            label="activities.form.area"
            required
            options={AREAS.map((value) => ({ value, label: t(`activities.area.${value}`) }))}
            value={content?.area}
          />
        </div>
      )}
      {kind === 'call' && (
        <Checkboxes
          name="who"
          label="practices.models.who"
          required
          options={WHO.map((value) => ({ value, label: t(`practices.models.who.${value}`) }))}
          value={content?.who}
        />
      )}
      <TextArea
        name="body"
        label={`practices.models.body.${kind}`}
        {...(kind === 'document' && { hint: 'practices.models.documentHint' as const })}
        rows={kind === 'document' ? 16 : 8}
        maxlength={LONGEST_BODY[kind]}
        required
        value={content?.body}
      />
      {hasCriteria(kind) && (
        <TextArea
          name="criteria"
          label="practices.models.criteria"
          hint="practices.models.criteriaHint"
          rows={8}
          required
          value={criteriaSaid(content?.criteria)}
        />
      )}
    </>
  )
}
