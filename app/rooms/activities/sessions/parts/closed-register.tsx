import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { OnPaper } from '../../paper/parts/on-paper.tsx'
import type { RegisterLine, SessionLine } from '../reads.ts'

export type Report = { headcount: number | null; evaluation: string | null }
type Props = {
  session: SessionLine
  lines: readonly RegisterLine[]
  report: Report | undefined
  mayReopen: boolean
  /** Which sheet of paper says that somebody was there. */
  fromPaper: ReadonlyMap<string, string>
}

/** A session that was closed: what it came to, and the way to correct it. */
export function ClosedRegister({ session, lines, report, mayReopen, fromPaper }: Props) {
  const { t, number } = useTexts()
  const below = useBelow()
  const attended = lines.filter((line) => line.state === 'attended')
  return (
    <>
      <Callout kind="success" heading="activities.session.closed">
        <p>
          {session.closedAt && <When at={session.closedAt} />}
          {'. '}
          {t('activities.register.total', {
            count: attended.length + (report?.headcount ?? 0),
            named: number(attended.length),
            anonymous: number(report?.headcount ?? 0),
          })}
        </p>
        {mayReopen && (
          <ActionButton
            action={below(`/activities/${session.activityId}/sessions/${session.id}/reopen`)}
            label="activities.register.reopen"
          />
        )}
      </Callout>
      <Section heading="activities.register.attended">
        <ul class="plain-list">
          {attended.map((line) => (
            <li>
              <a href={below(`/people/${line.personId}`)}>{line.name}</a>
              {line.role !== 'participant' && <span class="hint"> {t(`activities.role.${line.role}`)}</span>}
              <OnPaper code={fromPaper.get(line.personId)} />
            </li>
          ))}
        </ul>
      </Section>
      <DefinitionList items={[['activities.register.evaluation', report?.evaluation]]} />
    </>
  )
}
