import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { IntakeLoaded } from '../../parts/intake-loaded.ts'
import { formOf, type Sent } from '../../parts/sent.ts'
import { JUDGEMENTS } from '../../rules.ts'
import { EventsSeen } from './events-seen.tsx'

export type ReadingProps = IntakeLoaded & { sent: Sent; today: string }

/** Ties and events side by side with the rule in words: it proposes, an operator judges and says why. */
export function ReadingSection(props: ReadingProps) {
  const { t } = useTexts()
  const { reading, rule } = props.reading
  return (
    <Section
      heading="intakes.reading.heading"
      lead={['intakes.reading.rule', { few: rule.fewTies, days: rule.fadedDays }]}
    >
      <div class="sides">
        <TiesSeen {...props} />
        <EventsSeen {...props} />
      </div>
      <p>
        <Tag tone={reading.proposes === 'attention' ? 'attention' : 'plain'}>
          {t(`intakes.reading.proposes.${reading.proposes}`)}
        </Tag>{' '}
        {t('intakes.reading.youDecide')}
      </p>
      <Judgements {...props} />
    </Section>
  )
}

function TiesSeen({ intake, reading: { reading } }: ReadingProps) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <div>
      <h3>{t('intakes.reading.ties')}</h3>
      <p>
        {t('intakes.reading.holding', { count: reading.holding.length })}
        {reading.few && ` ${t('intakes.reading.few')}`}
      </p>
      <p>{t('intakes.reading.fading', { count: reading.fading.length })}</p>
      <ul class="plain-list">
        {reading.fading.slice(0, 8).map((tie) => (
          <li>
            {tie.name}{' '}
            <span class="hint">
              {t('intakes.reading.last')} <When at={tie.lastOn} />
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={below(`/ties/${intake.personId}`)}>{t('intakes.reading.allTies')}</a>
      </p>
    </div>
  )
}

function Judgements({ intake, reading: { judgements }, inside, sent }: ReadingProps) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <>
      {judgements.length > 0 && (
        <ul class="plain-list stack">
          {judgements.map((one) => (
            <li class="panel">
              <strong>{t(`intakes.judgement.${one.judgement}`)}</strong>
              <p>{one.reason}</p>
              <p class="hint">
                {day(one.judgedOn)}
                {one.by && ` · ${one.by}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      {inside && !intake.closedOn && (
        <Form
          {...formOf(sent, 'judge')}
          action={below(`/intakes/${intake.id}/judgements`)}
          submit="intakes.judge.save"
          idPrefix="judge"
        >
          <Select
            name="judgement"
            label="intakes.judge.what"
            options={JUDGEMENTS.map((value) => ({ value, label: t(`intakes.judgement.${value}`) }))}
            required
          />
          <TextArea
            name="reason"
            label="intakes.judge.reason"
            hint="intakes.judge.reasonHint"
            rows={2}
            maxlength={2000}
            required
          />
        </Form>
      )}
    </>
  )
}
