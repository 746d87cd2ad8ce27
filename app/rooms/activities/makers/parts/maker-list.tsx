import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { HandOver, Maker } from '../reads.ts'
import { makesOn } from '../rules.ts'

type Sent = { which?: string; form?: FormState; found?: readonly Found[] }
type Props = { makers: readonly Maker[]; here: string; today: string; sent: Sent }

/** Who makes a lab today, each with the way to hand it over; then who did before. */
export function MakerList({ makers, here, today, sent }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const now = makers.filter(makesOn(today)).filter(({ untilOn }) => untilOn === null)
  const before = makers.filter((one) => !now.includes(one))
  const person = ({ personId, name }: Maker) => <a href={below(`/people/${personId}`)}>{name}</a>
  return (
    <>
      <Section heading="activities.makers.now">
        {now.length === 0 && (
          <EmptyState heading="activities.makers.nobody" text="activities.makers.nobodyText" />
        )}
        {now.map((maker) => (
          <div class="panel stack">
            <p>
              <strong>{person(maker)}</strong> · {t(`activities.makers.part.${maker.part}`)} ·{' '}
              {t('activities.makers.since', { day: day(maker.fromOn) })}
            </p>
            <HandOverForm
              maker={maker}
              here={here}
              today={today}
              sent={sent.which === maker.id ? sent : {}}
            />
          </div>
        ))}
      </Section>
      {before.length > 0 && (
        <Section heading="activities.makers.before">
          <ul class="plain-list">
            {before.map((maker) => (
              <li>
                {person(maker)} · {t(`activities.makers.part.${maker.part}`)} ·{' '}
                {t('activities.makers.span', {
                  from: day(maker.fromOn),
                  until: day(maker.untilOn ?? today),
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function HandOverForm({
  maker,
  here,
  today,
  sent,
}: {
  maker: Maker
  here: string
  today: string
  sent: Sent
}) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <details open={sent.form !== undefined}>
      <summary>{t('activities.makers.handOver', { name: maker.name })}</summary>
      <Form
        {...sent.form}
        action={`${here}/${maker.id}/hand-over`}
        submit="activities.makers.handOverSave"
        idPrefix={`h${maker.id}`}
      >
        <Combobox
          name="to"
          label="activities.makers.to"
          hint="activities.makers.toHint"
          search={below('/activities/walk-ins')}
          found={sent.found ?? []}
        />
        <Field
          name="onDate"
          type="date"
          label="activities.makers.onDate"
          value={today}
          min={maker.fromOn}
          max={today}
          required
        />
        <TextArea
          name="note"
          label="activities.makers.note"
          hint="activities.makers.noteHint"
          rows={4}
          maxlength={4000}
          required
        />
      </Form>
    </details>
  )
}

/** What was said when a lab passed from hand to hand. */
export function HandOvers({ handOvers }: { handOvers: readonly HandOver[] }) {
  const { t } = useTexts()
  return (
    <Timeline>
      {handOvers.map(({ from, to, part, onDate, note }) => (
        <TimelineEntry
          at={onDate}
          title={
            to ? t('activities.makers.fromTo', { from, to }) : t('activities.makers.fromNobody', { from })
          }
          kicker={t(`activities.makers.part.${part}`)}
        >
          <p class="prose">{note}</p>
        </TimelineEntry>
      ))}
    </Timeline>
  )
}
