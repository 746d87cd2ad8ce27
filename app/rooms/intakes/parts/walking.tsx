import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Combobox } from '../../../ground/ui/combobox.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../ground/ui/form.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import type { CircleMember } from '../../operators/circles/rules.ts'
import type { IntakeLoaded } from './intake-loaded.ts'
import { formOf, type Sent } from './sent.ts'

type Props = Pick<IntakeLoaded, 'intake' | 'members' | 'inside' | 'found'> & { sent: Sent }

/** Who walks along, as what, since when. */
export function Walking({ intake, members, inside, found, sent }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const here = below(`/intakes/${intake.id}/circle`)
  const form = formOf(sent, 'join')
  return (
    <Section heading="intakes.circle.heading" lead="intakes.circle.lead">
      <ul class="plain-list stack">
        {members.map((one) => (
          <Walker one={one} here={here} inside={inside} />
        ))}
      </ul>
      {inside && (
        <details open={form.values !== undefined}>
          <summary>{t('intakes.circle.add')}</summary>
          <Form {...form} action={here} submit="intakes.circle.save" idPrefix="join">
            <Combobox
              name="member"
              label="intakes.circle.who"
              hint="intakes.circle.whoHint"
              search={below('/people/search')}
              found={form.searching?.name === 'member' ? found : []}
              required
            />
            <Field name="memberPart" label="intakes.circle.part" maxlength={80} required />
          </Form>
        </details>
      )}
    </Section>
  )
}

function Walker({ one, here, inside }: { one: CircleMember; here: string; inside: boolean }) {
  const { t, day } = useTexts()
  return (
    <li>
      <strong>{one.name}</strong> <Tag>{one.part}</Tag>
      <p class="hint">
        {t('intakes.circle.from', { day: day(one.fromAt) })}
        {one.untilAt && ` · ${t('intakes.circle.until', { day: day(one.untilAt) })}`}
        {!one.acts && !one.untilAt && ` · ${t('intakes.circle.namedOnly')}`}
      </p>
      {inside && !one.untilAt && (
        <ActionButton action={`${here}/${one.id}/leave`} label="intakes.circle.leave" />
      )}
    </li>
  )
}
