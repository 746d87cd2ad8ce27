import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Form, SubmitButton } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Arrival } from '../../checkin/reads.ts'
import type { Suggestion } from '../../desk/reads.ts'
import type { SignUp } from '../../signups/reads.ts'

export type Waiting = {
  arrivals: readonly Arrival[]
  yet: readonly SignUp[]
  suggested: ReadonlyMap<string, readonly Suggestion[]>
}
type Props = Waiting & { session: { id: string; activityId: string } }

/** Who says to be here, and who signed up and is known to nobody: one button confirms them all. Nothing where there are none. */
export function Arrivals({ session, arrivals, yet, suggested }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  if (arrivals.length === 0 && yet.length === 0) return null
  return (
    <Section heading="activities.checkin.arrived">
      <Form
        idPrefix="arrivals"
        action={below(`/activities/${session.activityId}/sessions/${session.id}/arrivals`)}
        submit="activities.checkin.confirm"
      >
        {arrivals.length > 0 && (
          <fieldset class="field">
            <legend>{t('activities.checkin.here.heading')}</legend>
            <p class="hint">{t('activities.checkin.here.hint')}</p>
            <ul class="ticks">
              {arrivals.map((one) => (
                <ArrivalRow arrival={one} suggested={suggested.get(one.id) ?? []} />
              ))}
            </ul>
          </fieldset>
        )}
        {yet.length > 0 && (
          <fieldset class="field">
            <legend>{t('activities.checkin.yet.heading')}</legend>
            <p class="hint">{t('activities.checkin.yet.hint')}</p>
            <ul class="ticks">
              {yet.map(({ id, contact, code }) => (
                <li>
                  <input type="checkbox" id={`y-${id}`} name="came[]" value={id} />
                  <label for={`y-${id}`}>
                    {contact?.name} <span class="hint">{t('activities.signups.list.code', { code })}</span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
      </Form>
    </Section>
  )
}

function ArrivalRow({ arrival, suggested }: { arrival: Arrival; suggested: readonly Suggestion[] }) {
  const { t, time } = useTexts()
  const { id, name, personId, arrivedAt, signUpState } = arrival
  return (
    <li>
      <input type="hidden" name="shown[]" value={id} />
      <input type="checkbox" id={`a-${id}`} name="here[]" value={id} checked />
      <label for={`a-${id}`}>
        {name}{' '}
        <span class="hint">
          {[
            time(arrivedAt),
            t(personId ? 'activities.checkin.here.known' : 'activities.checkin.here.unknown'),
            signUpState === 'waiting' && t('activities.checkin.here.waiting'),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </label>
      {!personId && suggested.length > 0 && (
        <div class="beside">
          {suggested.map((one) => (
            <SubmitButton
              name="is"
              value={`${id}:${one.id}`}
              label={[
                'activities.checkin.here.is',
                { name: [one.name, one.hint].filter(Boolean).join(', ') },
              ]}
              quiet
            />
          ))}
        </div>
      )}
    </li>
  )
}
