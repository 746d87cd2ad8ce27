import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form, Refusal } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Training } from '../../training/reads.ts'
import type { Competence, SaidCompetence } from '../reads.ts'

type Props = {
  personId: string
  said: readonly SaidCompetence[]
  glossary: readonly Competence[]
  completed: Training['completed']
  /** Whether the reader may say, and whether they may confirm, what is said of this person. */
  may: { say: boolean; confirm: boolean }
  forms?: { say?: FormState | undefined; confirm?: { id: string; form: FormState } | undefined }
}

/** What somebody is good at, as said and as confirmed. */
export function Competences({ personId, said, glossary, completed, may, forms = {} }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const address = at(`/training/people/${personId}/good-at`)
  const free = glossary.filter(
    ({ id, retiredOn }) => !retiredOn && !said.some(({ competenceId }) => competenceId === id),
  )
  return (
    <Section heading="operators.competences.of" lead="operators.competences.ofLead">
      {!may.confirm && <Refusal reason={forms.confirm?.form.refusal} />}
      {said.length === 0 && <p>{t('operators.competences.nothingSaid')}</p>}
      <ul class="plain-list stack">
        {said.map((one) => (
          <li>
            <strong>{one.name}</strong>{' '}
            {one.confirmedOn ? (
              <Tag tone="good">{t('operators.competences.isConfirmed')}</Tag>
            ) : (
              <Tag>{t('operators.competences.isSaid')}</Tag>
            )}
            <p class="hint">
              {[
                one.note,
                t('operators.competences.saidOn', { day: day(one.saidOn) }),
                one.confirmedOn &&
                  t('operators.competences.confirmedBy', {
                    who: one.confirmedBy ?? t('operators.competences.somebody'),
                    day: day(one.confirmedOn),
                  }),
                one.path && t('operators.competences.shownBy', { path: one.path }),
                one.evidence,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {may.confirm && !one.confirmedOn && (
              <Form
                {...(forms.confirm?.id === one.id ? forms.confirm.form : {})}
                action={`${address}/${one.id}/confirm`}
                idPrefix={`confirm-${one.id}`}
                submit={['operators.competences.confirm', { name: one.name }]}
              >
                {completed.length > 0 && (
                  <Select
                    name="completion"
                    label="operators.competences.completion"
                    blank="operators.competences.noCompletion"
                    options={completed.map(({ id, path }) => ({ value: id, label: path }))}
                  />
                )}
                <Field name="evidence" label="operators.competences.evidence" maxlength={300} />
              </Form>
            )}
            {may.say && (
              <ActionButton
                action={`${address}/${one.id}/withdraw`}
                label={['operators.competences.withdraw', { name: one.name }]}
              />
            )}
          </li>
        ))}
      </ul>
      {may.say && free.length > 0 && (
        <Form {...forms.say} action={address} idPrefix="say" submit="operators.competences.say">
          <Select
            name="competence"
            label="operators.competences.name"
            options={free.map(({ id, name, about }) => ({
              value: id,
              label: about ? `${name} – ${about}` : name,
            }))}
            required
          />
          <Field name="note" label="operators.competences.note" maxlength={300} />
        </Form>
      )}
    </Section>
  )
}
