import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Proceeding } from '../reads.ts'
import { type Stage, stageOn } from '../rules.ts'
import { pathOf } from './here.ts'

const ALL: readonly Stage[] = ['draft', 'to_come', 'open', 'examined', 'chosen', 'closed']
const UNTIL_CLOSED = ALL.filter((stage) => stage !== 'closed')
const LINKS: readonly { page: string; label: TextKey; stages: readonly Stage[] }[] = [
  { page: 'edit', label: 'tables.proceeding.edit', stages: ['draft'] },
  {
    page: 'candidates',
    label: 'tables.candidates.heading',
    stages: ALL.filter((stage) => stage !== 'draft'),
  },
  { page: 'steps', label: 'tables.step.heading', stages: ALL },
  { page: 'phases', label: 'tables.phases.heading', stages: ALL },
  { page: 'agreements/new', label: 'tables.agreement.new', stages: ['chosen', 'closed'] },
  { page: 'enclosures', label: 'tables.document.heading', stages: ALL },
  { page: 'acts', label: 'tables.request.heading', stages: ALL },
  { page: 'extend', label: 'tables.extend.heading', stages: ['to_come', 'open', 'examined'] },
  { page: 'officer', label: 'tables.proceeding.officerChange', stages: UNTIL_CLOSED },
  { page: 'close', label: 'tables.closing.heading', stages: ['to_come', 'open', 'examined', 'chosen'] },
]

/** What whoever keeps a proceeding does next, by where it stands. */
export function KeeperLinks({ proceeding, today }: { proceeding: Proceeding; today: string }) {
  const { t } = useTexts()
  const below = useBelow()
  const stage = stageOn(proceeding, today)
  return (
    <Section heading="tables.proceeding.keeps">
      <ul>
        {LINKS.filter(
          ({ stages, page }) => stages.includes(stage) && !(page === 'extend' && proceeding.listedOn),
        ).map(({ page, label }) => (
          <li>
            <a href={below(`${pathOf(proceeding)}/${page}`)}>{t(label)}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
