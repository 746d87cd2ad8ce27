import { daysLater } from '../../../ground/calendar/local-time.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { When } from '../../../ground/ui/when.tsx'
import type { DaySection } from '../../encounters/parts/sections.ts'
import { type MyItem, mineDue } from '../reads.ts'

const AHEAD_DAYS = 7

/** For somebody's day: what they promised in pacts and is due. */
export const pactsToday: DaySection = async (tx, actor, { day }) => {
  const items = await mineDue(tx, actor, daysLater(day, AHEAD_DAYS))
  return items.length > 0 ? <MineToday items={items} /> : null
}

function MineToday({ items }: { items: readonly MyItem[] }) {
  const below = useBelow()
  return (
    <Section heading="pacts.day.heading">
      <ul class="plain-list">
        {items.map(({ id, pactId, what, dueOn, person }) => (
          <li>
            <a href={below(`/pacts/${pactId}/items/${id}`)}>{what}</a>
            <div class="hint">
              {person} · <When at={dueOn} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
