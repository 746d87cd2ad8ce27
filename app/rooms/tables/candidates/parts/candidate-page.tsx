import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import type { Choice } from '../../choices/reads.ts'
import { Prose } from '../../parts/prose.tsx'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import type { AtProceeding } from '../../proceedings/parts/here.ts'
import { LAW } from '../../proceedings/rules.ts'
import type { Candidate, Check, Contact } from '../reads.ts'
import { refusalToEnrol, sixMonthsOn } from '../rules.ts'
import { CheckPart, ChoosePart, JudgePart, WithdrawPart } from './candidate-forms.tsx'
import { CandidateState } from './candidate-state.tsx'

export type CandidateShown = {
  here: AtProceeding
  candidate: Candidate
  proposal: string | undefined
  contact: Contact | undefined
  checks: Check[]
  choice: Choice | undefined
}
export type CandidateProps = CandidateShown & { forms: Record<string, FormState>; today: string }

/** A candidate as whoever keeps the proceeding sees it: what it brings, the register, the answer, the choice. */
export function CandidatePage(props: CandidateProps) {
  const { here, candidate, proposal, contact, choice, forms } = props
  const { t, day, number } = useTexts()
  const { proceeding } = here
  return (
    <Page
      heading={{ said: candidate.name }}
      kicker={`${proceeding.title} · ${t('tables.candidate.numbered', { number: candidate.number })}`}
      crumbs={useProceedingCrumbs(here)}
      width="reading"
    >
      <p>
        <CandidateState candidate={candidate} choice={choice} />
      </p>
      <DefinitionList
        items={[
          ['tables.candidates.arrived', day(candidate.arrivedOn)],
          ['tables.candidate.how', t(candidate.onPaper ? 'tables.candidate.paper' : 'tables.candidate.site')],
          ['tables.apply.fiscalCode', candidate.fiscalCode],
          ['tables.apply.who', contact?.who],
          ['tables.apply.email', contact?.email],
          ['tables.apply.phone', contact?.phone],
          ['tables.candidate.reason', candidate.reason],
        ]}
      />
      <Section heading="tables.apply.words">{proposal && <Prose text={proposal} />}</Section>
      <Section heading="tables.check.heading">
        <Enrolled {...props} />
        {(forms.check || !proceeding.closedOn) && <CheckPart {...props} />}
      </Section>
      {(forms.judge || (!proceeding.listedOn && candidate.state !== 'withdrawn')) && (
        <Section heading="tables.judge.heading">
          <JudgePart {...props} />
        </Section>
      )}
      {choice && (
        <Section heading="tables.choose.said">
          {choice.points !== null && (
            <p>{t('tables.candidates.points', { points: number(choice.points) })}</p>
          )}
          <Prose text={choice.reasons} />
        </Section>
      )}
      {(forms.choose || isChosenNow(props)) && (
        <Section heading="tables.choose.heading">
          <ChoosePart {...props} />
        </Section>
      )}
      {(forms.withdraw ||
        (!proceeding.chosenOn && !proceeding.closedOn && candidate.state !== 'withdrawn')) && (
        <Section heading="tables.withdraw.heading">
          <WithdrawPart {...props} />
        </Section>
      )}
    </Page>
  )
}

/** Whether it is time to choose. A form that was sent too early or too late is shown all the same, with what was typed. */
const isChosenNow = ({ here: { proceeding }, candidate }: CandidateShown) =>
  proceeding.listedOn !== null &&
  proceeding.chosenOn === null &&
  candidate.state === 'admitted' &&
  proceeding.kind !== 'co_programming'

/** What the register said each time, and what the law makes of the last. */
function Enrolled({ here: { proceeding }, checks }: CandidateShown) {
  const { t, day } = useTexts()
  const [last] = checks
  const refusal = refusalToEnrol(proceeding.kind, last, proceeding.closesOn)
  return (
    <>
      {checks.map((check) => (
        <p>
          {check.found
            ? t('tables.check.said', {
                number: check.number,
                section: t(`tables.section.${check.section}`),
                enrolled: day(check.enrolledOn),
              })
            : t('tables.check.saidNot')}{' '}
          <span class="hint">{t('tables.check.by', { day: day(check.checkedOn), by: check.by })}</span>
        </p>
      ))}
      {last?.found && proceeding.kind === 'convention' && (
        <p>
          {t('tables.check.sixMonths', {
            day: day(sixMonthsOn(last.enrolledOn)),
            closes: day(proceeding.closesOn),
          })}
        </p>
      )}
      {refusal ? (
        <p>
          <strong>{t(refusal)}</strong> <span class="hint">{LAW[proceeding.kind]}</span>
        </p>
      ) : (
        proceeding.kind !== 'co_programming' && <p>{t('tables.check.fine')}</p>
      )}
    </>
  )
}
