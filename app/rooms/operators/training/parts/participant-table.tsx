import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Participant, Path } from '../reads.ts'

type Props = { path: Path; people: Participant[]; known: string[]; mayChange: boolean }

/** Who is on a path and how far. Of whoever completed it: the certificate, and the fact about their figure that it proposes. */
export function ParticipantTable({ path, people, known, mayChange }: Props) {
  const { t, number, day } = useTexts()
  const at = useBelow()
  if (people.length === 0) return <p>{t('operators.training.nobody')}</p>
  const address = at(`/training/${path.id}`)
  const state = ({ completion, leftOn, progress }: Participant) => {
    if (completion)
      return (
        <>
          <Tag tone="good">{t('operators.training.completedOn', { day: day(completion.onDate) })}</Tag>{' '}
          <a href={at(`/training/certificates/${completion.id}`)}>{t('operators.training.certificate')}</a>
        </>
      )
    if (leftOn) return t('operators.training.leftOn', { day: day(leftOn) })
    if (progress.enough) return <Tag tone="primary">{t('operators.training.ready')}</Tag>
    return progress.missing.length > 0
      ? t('operators.training.missing', { steps: progress.missing.join(', ') })
      : t('operators.training.underWay')
  }
  const actions = ({ personId, name, completion, leftOn, progress }: Participant) => (
    <div class="stack">
      {!completion && progress.enough && (
        <ActionButton
          action={`${address}/complete`}
          label={['operators.training.complete', { name }]}
          fields={{ personId }}
        />
      )}
      {completion && path.figure && !known.includes(personId) && (
        <ActionButton
          action={at(`/operators/${personId}/figures`)}
          label={['operators.training.proposeFigure', { name, figure: t(`operators.figure.${path.figure}`) }]}
          fields={{
            figure: path.figure,
            fact: 'trained_and_active',
            onDate: completion.onDate,
            note: path.name,
          }}
        />
      )}
      {completion && (
        <ActionButton
          action={`${address}/withdraw`}
          label={['operators.training.withdraw', { name }]}
          fields={{ personId }}
        />
      )}
      {!completion && !leftOn && (
        <ActionButton
          action={`${address}/leave`}
          label={['operators.training.leave', { name }]}
          fields={{ personId }}
        />
      )}
    </div>
  )
  return (
    <Table
      caption="operators.training.peopleOn"
      captionHidden
      rows={people}
      columns={[
        {
          heading: 'operators.training.person',
          main: true,
          cell: ({ personId, name }) => <a href={at(`/operators/${personId}`)}>{name}</a>,
        },
        {
          heading: 'operators.training.hoursDone',
          numeric: true,
          cell: ({ progress }) =>
            t('operators.training.hoursOf', { done: number(progress.hours), all: number(path.hours) }),
        },
        { heading: 'operators.training.state', cell: state },
        ...(mayChange ? [{ heading: 'operators.training.actions', cell: actions } as const] : []),
      ]}
    />
  )
}
