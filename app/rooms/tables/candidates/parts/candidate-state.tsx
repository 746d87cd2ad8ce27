import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Choice } from '../../choices/reads.ts'
import type { Candidate } from '../reads.ts'

/** How an application stands, in a word: the choice says more than the admission. */
export function CandidateState({ candidate, choice }: { candidate: Candidate; choice: Choice | undefined }) {
  const { t } = useTexts()
  const { state, late } = candidate
  const tone = state === 'admitted' ? 'primary' : state === 'received' ? 'attention' : 'plain'
  return (
    <span class="beside">
      {choice && state === 'admitted' ? (
        <Tag tone={choice.chosen ? 'good' : 'plain'}>
          {t(choice.chosen ? 'tables.candidate.chosen' : 'tables.candidate.notChosen')}
        </Tag>
      ) : (
        <Tag tone={tone}>{t(`tables.candidate.${state}`)}</Tag>
      )}
      {late && <Tag>{t('tables.candidate.late')}</Tag>}
    </span>
  )
}
