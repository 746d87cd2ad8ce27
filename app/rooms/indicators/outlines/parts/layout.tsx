import { newId } from '../../../../ground/db/ids.ts'
import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts, type Words } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, Hidden } from '../../../../ground/ui/field.tsx'
import { Form, Refusal } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { PART_KINDS, type Part, shown } from '../rules.ts'

type Props = {
  here: string
  parts: readonly Part[]
  number: number
  name: string
  nameLabel: Words
  sent: FormState & { which?: 'name' | 'add' | 'move' }
}

/** The parts of a report in their order: moved, left out and put back, added, each with a page of its own. */
export function Layout({ here, parts, number, name, nameLabel, sent: { which, ...sent } }: Props) {
  const { t } = useTexts()
  const from = String(number)
  const visible = shown(parts)
  const hidden = parts.filter((part) => part.hidden)
  return (
    <>
      <Form
        {...(which === 'name' && sent)}
        action={`${here}/name`}
        submit="indicators.outlines.saveName"
        idPrefix="name"
      >
        <Hidden name="from" value={from} />
        <Field name="name" label={nameLabel} value={name} maxlength={200} required />
      </Form>
      <Section heading="indicators.outlines.parts" lead="indicators.outlines.partsLead">
        {which === 'move' && <Refusal reason={sent.refusal} />}
        <ol class="plain-list stack">
          {visible.map((part, at) => (
            <li class="panel">
              <div class="beside">
                <strong>{part.heading}</strong>
                <span class="hint">{t(`indicators.outlines.kind.${part.kind}`)}</span>
              </div>
              <div class="beside">
                <a href={`${here}/parts/${part.key}`}>
                  {t('indicators.outlines.edit')}
                  <span class="visually-hidden"> {part.heading}</span>
                </a>
                {at > 0 && (
                  <OneAct
                    action={`${here}/move`}
                    label="indicators.outlines.up"
                    about={part.heading}
                    fields={{ part: part.key, by: 'up', from }}
                  />
                )}
                {at < visible.length - 1 && (
                  <OneAct
                    action={`${here}/move`}
                    label="indicators.outlines.down"
                    about={part.heading}
                    fields={{ part: part.key, by: 'down', from }}
                  />
                )}
                <OneAct
                  action={`${here}/hide`}
                  label="indicators.outlines.hide"
                  about={part.heading}
                  fields={{ part: part.key, hidden: 'yes', from }}
                />
              </div>
            </li>
          ))}
        </ol>
      </Section>
      {hidden.length > 0 && (
        <Section heading="indicators.outlines.hidden" lead="indicators.outlines.hiddenLead">
          <ul class="plain-list stack">
            {hidden.map((part) => (
              <li class="beside">
                <span>{part.heading}</span>
                <OneAct
                  action={`${here}/hide`}
                  label="indicators.outlines.show"
                  about={part.heading}
                  fields={{ part: part.key, hidden: 'no', from }}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section heading="indicators.outlines.add">
        <Form
          {...(which === 'add' && sent)}
          action={`${here}/add`}
          submit="indicators.outlines.addSave"
          idPrefix="add"
        >
          <Hidden name="from" value={from} />
          <Select
            name="kind"
            label="indicators.outlines.whichKind"
            options={PART_KINDS.map((kind) => ({
              value: kind,
              label: t(`indicators.outlines.kind.${kind}`),
            }))}
            required
          />
          <Field name="heading" label="indicators.outlines.partHeading" maxlength={160} required />
        </Form>
      </Section>
    </>
  )
}

type ActProps = {
  action: string
  label:
    | 'indicators.outlines.up'
    | 'indicators.outlines.down'
    | 'indicators.outlines.hide'
    | 'indicators.outlines.show'
  about: string
  fields: Record<string, string>
}

/** A button among many of its kind: it says which part it is about to whoever hears it. */
function OneAct({ action, label, about, fields }: ActProps) {
  const { t } = useTexts()
  return (
    <form method="post" action={action} class="action-form">
      <input type="hidden" name="_once" value={newId()} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="btn btn-outline-primary">
        {t(label)}
        <span class="visually-hidden"> {about}</span>
      </button>
    </form>
  )
}
