import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section, Split } from '../../../../ground/ui/page.tsx'
import { AgreementList } from '../../agreements/parts/agreement-list.tsx'
import { CandidateTable } from '../../candidates/parts/candidate-table.tsx'
import { DocumentList } from '../../documents/parts/document-list.tsx'
import { Prose } from '../../parts/prose.tsx'
import { PhaseLine, Sessions } from '../../phases/parts/phase-line.tsx'
import type { ProceedingShown } from '../pages/proceeding.tsx'
import { LAW, mayAsk, stageOn } from '../rules.ts'
import { useProceedingCrumbs } from './crumbs.ts'
import { pathOf } from './here.ts'
import { KeeperLinks } from './keeper-links.tsx'
import { QuestionList } from './question-list.tsx'
import { StageTag } from './stage-tag.tsx'

type Props = ProceedingShown & { today: string }

/** A proceeding as anyone reads it; whoever keeps it finds what to do beside. */
export function ProceedingPage(props: Props) {
  const { here, today } = props
  const { proceeding, keeps } = here
  const { t } = useTexts()
  const below = useBelow()
  const path = pathOf(proceeding)
  const stage = stageOn(proceeding, today)
  return (
    <Page
      heading={{ said: proceeding.title }}
      kicker={`${t(`tables.proceeding.kind.${proceeding.kind}`)} · ${LAW[proceeding.kind]}`}
      crumbs={useProceedingCrumbs(here, false)}
      actions={
        <>
          {stage === 'open' && <ButtonLink href={below(`${path}/apply`)} label="tables.apply.heading" />}
          {mayAsk(proceeding, today) && (
            <ButtonLink href={below(`${path}/ask`)} label="tables.ask.heading" quiet />
          )}
          {(proceeding.publishedOn || keeps) && (
            <ButtonLink href={below(`${path}/papers/notice`)} label="tables.papers.notice" quiet />
          )}
        </>
      }
    >
      {keeps && stage === 'draft' && (
        <Callout kind="info" heading="tables.proceeding.draftHeading" text="tables.proceeding.draftText">
          <ActionButton action={below(`${path}/publish`)} label="tables.proceeding.publish" />
        </Callout>
      )}
      <Split aside={<Aside {...props} />}>
        <Notice {...props} />
        <Told {...props} />
      </Split>
    </Page>
  )
}

function Aside({ here, comesOf, today }: Props) {
  const { proceeding, table, keeps } = here
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <>
      <p>
        <StageTag days={proceeding} today={today} />
      </p>
      <DefinitionList
        items={[
          ['tables.proceeding.form.opensOn', day(proceeding.opensOn)],
          ['tables.proceeding.form.questionsUntil', day(proceeding.questionsUntil)],
          ['tables.proceeding.form.closesOn', day(proceeding.closesOn)],
          ['tables.proceeding.form.choiceBy', day(proceeding.choiceBy)],
          ['tables.proceeding.form.officer', proceeding.officer],
          ['tables.decisions.table', table && <a href={below(`/tables/${table.id}`)}>{table.name}</a>],
          ['tables.proceeding.form.of', comesOf && <a href={below(pathOf(comesOf))}>{comesOf.title}</a>],
          [
            'tables.closing.outcome',
            proceeding.outcome && proceeding.closedOn && (
              <>
                {t(`tables.closing.outcome.${proceeding.outcome}`)}, {day(proceeding.closedOn)}
              </>
            ),
          ],
        ]}
      />
      {keeps && <KeeperLinks proceeding={proceeding} today={today} />}
    </>
  )
}

function Notice({ here: { proceeding }, extensions }: Props) {
  const { t, day } = useTexts()
  return (
    <>
      {proceeding.closingWords && (
        <Section heading="tables.closing.words">
          <Prose text={proceeding.closingWords} />
        </Section>
      )}
      {extensions.map((one) => (
        <Callout
          kind="info"
          heading={['tables.extend.told', { day: day(one.onDate), until: day(one.closesOn) }]}
          text={{ said: one.why }}
        />
      ))}
      <Section heading="tables.proceeding.form.purpose">
        <Prose text={proceeding.purpose} />
      </Section>
      <Section heading="tables.proceeding.form.requirements">
        <Prose text={proceeding.requirements} />
        <p class="hint">{t(`tables.proceeding.asks.${proceeding.kind}`)}</p>
      </Section>
      <Section heading="tables.proceeding.form.criteria">
        <Prose text={proceeding.criteria} />
      </Section>
    </>
  )
}

/** What became of it, as it is told: questions, who took part, phases, what was signed, papers. */
function Told(props: Props) {
  const { here, questions, candidates, choices, phases, sessions, agreements, documents } = props
  const { proceeding, keeps } = here
  const { day } = useTexts()
  const below = useBelow()
  const path = pathOf(proceeding)
  const shown = candidates.filter((one) => one.shown)
  const loose = sessions.filter(({ phaseId }) => !phases.some(({ id }) => id === phaseId))
  return (
    <>
      {questions.length > 0 && (
        <Section heading="tables.questions.heading" lead="tables.questions.lead">
          <QuestionList proceeding={proceeding} questions={questions} keeps={keeps} />
        </Section>
      )}
      {proceeding.listedOn && shown.length > 0 && (
        <Section
          heading="tables.candidates.heading"
          actions={
            <ButtonLink href={below(`${path}/papers/candidates`)} label="tables.papers.candidates" quiet />
          }
        >
          <CandidateTable candidates={shown} choices={choices} keeps={keeps} />
          {proceeding.chosenOn && (
            <p>
              <a href={below(`${path}/papers/choice`)}>{useTexts().t('tables.papers.choice')}</a>
            </p>
          )}
        </Section>
      )}
      {(phases.length > 0 || loose.length > 0) && (
        <Section
          heading="tables.phases.heading"
          actions={
            (phases.length > 1 || proceeding.ofId) && (
              <ButtonLink href={below(`${path}/dropped`)} label="tables.dropped.heading" quiet />
            )
          }
        >
          {phases.map((phase) => (
            <PhaseLine phase={phase} sessions={sessions.filter(({ phaseId }) => phaseId === phase.id)} />
          ))}
          {loose.length > 0 && <Sessions sessions={loose} below={below} day={day} />}
        </Section>
      )}
      {agreements.length > 0 && (
        <Section heading="tables.agreement.heading">
          <AgreementList agreements={agreements} />
        </Section>
      )}
      {documents.length > 0 && (
        <Section heading="tables.document.heading">
          <DocumentList proceeding={proceeding} documents={documents} />
        </Section>
      )}
    </>
  )
}
