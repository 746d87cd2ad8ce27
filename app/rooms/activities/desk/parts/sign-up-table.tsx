import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { SignUp } from '../../signups/reads.ts'
import type { Suggestion } from '../reads.ts'

type Props = {
  signUps: readonly SignUp[]
  suggested: ReadonlyMap<string, readonly Suggestion[]>
}

/** Everybody who signed up, as the team reads them, with what can be done for each. */
export function SignUpTable({ signUps, suggested }: Props) {
  return (
    <Table
      caption="activities.signups.list.heading"
      captionHidden
      file={{ taken: { kind: 'signup', id: ({ id }) => id } }}
      rows={signUps}
      columns={[
        { heading: 'activities.signups.list.name', main: true, cell: (one) => <Name signUp={one} /> },
        { heading: 'activities.signups.list.contact', cell: (one) => <Reached signUp={one} /> },
        { heading: 'activities.signups.list.state', cell: (one) => <StateOf signUp={one} /> },
        {
          heading: 'activities.signups.list.who',
          cell: (one) => <Who signUp={one} suggested={suggested.get(one.id) ?? []} />,
        },
        { heading: 'activities.signups.list.acts', onScreen: true, cell: (one) => <Acts signUp={one} /> },
      ]}
    />
  )
}

function Name({ signUp: { contact, person, code, needs } }: { signUp: SignUp }) {
  const { t } = useTexts()
  const { responsible, relation } = contact ?? {}
  return (
    <div>
      {contact?.name ?? person} <span class="hint">{t('activities.signups.list.code', { code })}</span>
      {responsible && (
        <div class="hint">
          {t('activities.signups.list.answersFor', {
            name: responsible,
            relation: relation ? t(`activities.signups.relation.${relation}`) : '',
          })}
        </div>
      )}
      {needs && <div>{t('activities.signups.list.needs', { needs })}</div>}
    </div>
  )
}

function Reached({ signUp: { contact } }: { signUp: SignUp }) {
  const { t } = useTexts()
  if (!contact?.email && !contact?.phone) return <>{t('activities.signups.list.noContact')}</>
  return (
    <div>
      {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}{' '}
      {contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
    </div>
  )
}

function StateOf({ signUp: { state, reachedBy, offeredUntil } }: { signUp: SignUp }) {
  const { t, full } = useTexts()
  const toCall = reachedBy !== 'mail' && (state === 'asked' || state === 'offered')
  const tone = state === 'in' ? 'good' : toCall ? 'attention' : 'plain'
  return (
    <div>
      <Tag tone={tone}>
        {t(`activities.signups.state.${state}`, { until: offeredUntil ? full(offeredUntil) : '' })}
      </Tag>
      {toCall && <div class="hint">{t('activities.signups.desk.call')}</div>}
    </div>
  )
}

function Who({ signUp, suggested }: { signUp: SignUp; suggested: readonly Suggestion[] }) {
  const below = useBelow()
  if (signUp.personId) return <a href={below(`/people/${signUp.personId}`)}>{signUp.person}</a>
  const action = below(`/activities/sign-ups/${signUp.id}/who`)
  return (
    <div class="beside">
      {suggested.map(({ id, name, hint }) => (
        <ActionButton
          action={action}
          fields={{ known: id }}
          label={['activities.signups.desk.is', { name: [name, hint].filter(Boolean).join(', ') }]}
        />
      ))}
      <ActionButton action={action} fields={{ known: 'new' }} label="activities.signups.desk.isNew" />
    </div>
  )
}

function Acts({ signUp: { id, state } }: { signUp: SignUp }) {
  const below = useBelow()
  const acts = [
    state === 'asked' && ('confirm' as const),
    state === 'offered' && ('take' as const),
    state === 'waiting' && ('up' as const),
    'cancel' as const,
  ].filter((act) => act !== false)
  return (
    <div class="beside">
      {acts.map((act) => (
        <ActionButton
          action={below(`/activities/sign-ups/${id}/${act}`)}
          label={`activities.signups.desk.${act}`}
        />
      ))}
    </div>
  )
}
