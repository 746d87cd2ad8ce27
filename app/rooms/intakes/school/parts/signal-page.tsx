import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Select } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { SignalRead } from '../reads.ts'
import { ENDINGS, SIGNAL_DAYS } from '../rules.ts'

type Props = {
  signal: SignalRead
  sent: { which?: 'met' | 'close'; form?: FormState }
  today: string
}

/** What the school said, and the three ways on: take it up, meet the family, begin or close. */
export function SignalPage({ signal, sent, today }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const here = at(`/school/signals/${signal.id}`)
  return (
    <Page
      heading="intakes.signal.one"
      kicker={signal.school}
      crumbs={[
        { href: at('/intakes'), label: 'intakes.list.heading' },
        { href: at('/school/signals'), label: 'intakes.signal.all' },
      ]}
      width="reading"
    >
      {signal.signal ? (
        <Section heading={{ said: signal.signal.pupil }}>
          <div class="prose">
            {signal.signal.noticed.split(/\n+/).map((line) => (
              <p>{line}</p>
            ))}
          </div>
        </Section>
      ) : (
        <Callout kind="info" heading="intakes.signal.isForgotten" text="intakes.signal.isForgottenText" />
      )}
      <DefinitionList
        items={[
          ['intakes.signal.received', <When at={signal.receivedOn} as="day" />],
          ['intakes.signal.takenUp', signal.takenUpOn && <When at={signal.takenUpOn} as="day" />],
          ['intakes.signal.familyMet', signal.familyMetOn && <When at={signal.familyMetOn} as="day" />],
          ['intakes.signal.outcome', signal.outcome && t(`intakes.ending.${signal.outcome as 'agreed'}`)],
          ['intakes.signal.forgottenBy', !signal.closedOn && day(daysLater(signal.receivedOn, SIGNAL_DAYS))],
        ]}
      />
      {!signal.closedOn && (
        <>
          {!signal.takenUpOn && <ActionButton action={`${here}/take-up`} label="intakes.signal.takeUp" />}
          <Section heading="intakes.signal.family">
            <Form
              {...(sent.which === 'met' ? sent.form : {})}
              action={`${here}/met`}
              submit="intakes.signal.saveMet"
              idPrefix="met"
              inline
            >
              <Field
                name="metOn"
                type="date"
                label="intakes.signal.metOn"
                value={signal.familyMetOn ?? today}
                max={today}
                required
              />
            </Form>
            <p>
              <ButtonLink href={at(`/intakes/new?signal=${signal.id}`)} label="intakes.signal.begin" />
            </p>
            <p class="hint">{t('intakes.signal.beginHint')}</p>
          </Section>
          <Section heading="intakes.signal.end">
            <Form
              {...(sent.which === 'close' ? sent.form : {})}
              action={`${here}/close`}
              submit="intakes.signal.close"
              idPrefix="close"
            >
              <Select
                name="outcome"
                label="intakes.signal.outcome"
                options={ENDINGS.map((value) => ({ value, label: t(`intakes.ending.${value}`) }))}
                required
              />
            </Form>
          </Section>
        </>
      )}
      {signal.intakeId && (
        <p>
          <a href={at(`/intakes/${signal.intakeId}`)}>{t('intakes.person.open')}</a>
        </p>
      )}
    </Page>
  )
}
