import { type Moment, SOON_DAYS } from '../texts/formats.ts'
import { useTexts } from '../texts/use-texts.ts'

/** A date as people say it, with the whole of it on hover and in print. */
export function When({
  at,
  end,
  as = 'said',
}: {
  at: Moment
  end?: Moment | undefined
  as?: 'said' | 'day' | 'full'
}) {
  const { when, day, full, hours, machine, time, now, daysBetween } = useTexts()
  // "Tra 3 giorni" means nothing on a paper found next month: there the whole date follows it.
  const isNear = as === 'said' && Math.abs(daysBetween(now, at)) <= SOON_DAYS
  const words = { said: when, day, full }[as](at)
  return (
    <time
      datetime={machine(at)}
      title={as === 'full' ? undefined : full(at)}
      class={isNear ? 'when-near' : undefined}
    >
      {end && as === 'full' ? words.replace(time(at), hours(at, end)) : words}
    </time>
  )
}

/** Day and month as a leaf of a calendar, for lists of what happens. */
export function DateLeaf({ at }: { at: Moment }) {
  const { dayOf, monthShort, full, machine } = useTexts()
  return (
    <time class="date-leaf" datetime={machine(at)} title={full(at)}>
      <span class="date-leaf-day">{Number(dayOf(at).slice(8))}</span>
      <span class="date-leaf-month">{monthShort(at)}</span>
    </time>
  )
}
