import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section, Split } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { SessionLine } from '../../../activities/sessions/reads.ts'
import type { CircleMember } from '../../../operators/circles/rules.ts'
import { PARTS } from '../forms.ts'
import type { Belonging, CareGroup } from '../reads.ts'

export type GroupSent = { which?: 'belong' | 'colleague'; form?: FormState }
type Props = {
  group: CareGroup
  belonging: Belonging[]
  members: CircleMember[]
  sessions: SessionLine[]
  found: Found[]
  sent: GroupSent
}

/** A group of care as those who care see it: who belongs, who came. */
export function GroupPage(props: Props) {
  const { t } = useTexts()
  const at = useBelow()
  const { group, sessions } = props
  return (
    <Page
      heading={{ said: group.title }}
      kicker={t(`intakes.purpose.${group.purpose}`)}
      lead="intakes.care.groupLead"
      crumbs={[{ href: at('/care'), label: 'intakes.care.heading' }]}
      actions={
        <ButtonLink href={at(`/activities/${group.activityId}`)} label="intakes.care.asActivity" quiet />
      }
    >
      <Split aside={<Carers {...props} />}>
        <Belongings {...props} />
        <Section heading="intakes.care.sessions">
          {sessions.length === 0 && <p class="hint">{t('intakes.care.noSessions')}</p>}
          <ul class="plain-list stack">
            {sessions.map((session) => (
              <li>
                <a href={at(`/care/${group.id}/sessions/${session.id}`)}>
                  <When at={session.startsAt} />
                </a>
              </li>
            ))}
          </ul>
        </Section>
      </Split>
    </Page>
  )
}

function Belongings({ group, belonging, found, sent }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const here = at(`/care/${group.id}/members`)
  const form = sent.which === 'belong' ? (sent.form ?? {}) : {}
  const foundFor = (name: string) => (form.searching?.name === name ? found : [])
  return (
    <Section heading="intakes.care.belonging">
      <ul class="plain-list stack">
        {belonging.map((one) => (
          <li class="panel beside">
            <div>
              <a href={at(`/people/${one.personId}`)}>{one.name}</a>
              <p class="hint">
                {t(`intakes.belongs.${one.part}`)} · {day(one.fromOn)}
                {one.caresFor && ` · ${t('intakes.care.caresForWho', { who: one.caresFor })}`}
              </p>
            </div>
            <ActionButton action={`${here}/${one.id}/end`} label="intakes.care.end" />
          </li>
        ))}
      </ul>
      <Form {...form} action={here} submit="intakes.care.add" idPrefix="belong">
        <Combobox
          name="who"
          label="intakes.care.who"
          search={at('/people/search')}
          found={foundFor('who')}
          required
        />
        <Radios
          name="belongsAs"
          label="intakes.care.as"
          options={PARTS.map((value) => ({ value, label: t(`intakes.belongs.${value}`) }))}
          value={group.purpose === 'care' ? 'patient' : 'caregiver'}
          required
        />
        <Combobox
          name="caresFor"
          label="intakes.care.caresFor"
          search={at('/people/search')}
          found={foundFor('caresFor')}
        />
      </Form>
    </Section>
  )
}

function Carers({ group, members, found, sent }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const here = at(`/care/${group.id}/circle`)
  const form = sent.which === 'colleague' ? (sent.form ?? {}) : {}
  return (
    <Section heading="intakes.care.carers" lead="intakes.circle.lead">
      <ul class="plain-list stack">
        {members.map((one) => (
          <li>
            <strong>{one.name}</strong> {one.part}
            <p class="hint">
              {t('intakes.circle.from', { day: day(one.fromAt) })}
              {one.untilAt && ` · ${t('intakes.circle.until', { day: day(one.untilAt) })}`}
            </p>
            {!one.untilAt && <ActionButton action={`${here}/${one.id}/leave`} label="intakes.circle.leave" />}
          </li>
        ))}
      </ul>
      <Form {...form} action={here} submit="intakes.circle.save" idPrefix="colleague">
        <Combobox
          name="colleague"
          label="intakes.care.colleague"
          search={at('/people/search')}
          found={form.searching ? found : []}
          required
        />
        <Field name="colleaguePart" label="intakes.circle.part" maxlength={80} required />
      </Form>
    </Section>
  )
}
