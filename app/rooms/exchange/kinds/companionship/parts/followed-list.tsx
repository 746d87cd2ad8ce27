import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../../../ground/ui/card.tsx'
import { DefinitionList } from '../../../../../ground/ui/definition-list.tsx'
import { Field } from '../../../../../ground/ui/field.tsx'
import { Form } from '../../../../../ground/ui/form.tsx'
import { ButtonLink } from '../../../../../ground/ui/page.tsx'
import { Tag } from '../../../../../ground/ui/tag.tsx'
import { lateBy } from '../rules.ts'
import type { Followed } from './visits-loaded.ts'

const PATH = 'exchange.companionship'

/** Each of the visits one follows: how it goes, what is late, who needs a rest. */
export function FollowedList({ all, today }: { all: readonly Followed[]; today: string }) {
  const at = useBelow()
  return (
    <CardGrid wide>
      {all.map((one) => (
        <Card id={`a-${one.id}`} title={one.title} href={at(`/exchange/agreements/${one.id}`)}>
          <Tags one={one} today={today} />
          <Facts one={one} />
          <div class="beside">
            <ButtonLink href={at(`/visits/${one.id}/loneliness`)} label={`${PATH}.following.ask`} quiet />
          </div>
          {one.rest && (
            <Form
              action={at(`/visits/${one.id}/rest`)}
              idPrefix={one.id}
              submit={`${PATH}.following.restNow`}
              inline
            >
              <Field name="onDate" type="date" label={`${PATH}.following.restOn`} value={today} required />
            </Form>
          )}
        </Card>
      ))}
    </CardGrid>
  )
}

function Tags({ one, today }: { one: Followed; today: string }) {
  const { t } = useTexts()
  const late = lateBy(one.planned?.dueOn ?? null, today)
  const told = [
    late === null ? null : t(`${PATH}.following.late`, { days: late }),
    one.rest ? t(`${PATH}.following.rest`) : null,
    one.lacks.length > 0 ? t(`${PATH}.following.unready`) : null,
  ].filter((words) => words !== null)
  if (told.length === 0) return null
  return (
    <p class="beside">
      {told.map((words) => (
        <Tag tone="attention">{words}</Tag>
      ))}
    </p>
  )
}

function Facts({ one }: { one: Followed }) {
  const { t, day } = useTexts()
  const at = useBelow()
  const { before, after } = one.loneliness
  return (
    <DefinitionList
      items={[
        [`${PATH}.party.need`, one.need],
        [
          `${PATH}.party.offer`,
          one.volunteerId && one.volunteer ? (
            <a href={at(`/volunteers/${one.volunteerId}`)}>{one.volunteer}</a>
          ) : (
            one.volunteer
          ),
        ],
        [
          `${PATH}.visits.last`,
          one.lastOn ? `${day(one.lastOn)} · ${t(`${PATH}.following.visits`, { count: one.visits })}` : null,
        ],
        [`${PATH}.visits.next`, one.planned ? day(one.planned.dueOn) : null],
        [
          `${PATH}.following.loneliness`,
          before === null
            ? t(`${PATH}.following.notAsked`)
            : after === null
              ? t(`${PATH}.following.onlyBefore`, { before })
              : t(`${PATH}.following.beforeAfter`, { before, after }),
        ],
      ]}
    />
  )
}
