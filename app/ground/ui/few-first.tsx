import type { Child } from 'hono/jsx'
import { useTexts, type Words } from '../texts/use-texts.ts'

const FEW = 5

type Props<One> = {
  all: readonly One[]
  /** In words, how many the others are and of what. */
  others: (count: number) => Words
  /** The list, of the first and of the others alike. */
  list: (some: readonly One[]) => Child
}

/** A list on a page of many: its first lines, the others behind one touch. One alone is not worth a touch. */
export function FewFirst<One>({ all, others, list }: Props<One>) {
  const { say } = useTexts()
  if (all.length <= FEW + 1) return <>{list(all)}</>
  return (
    <>
      {list(all.slice(0, FEW))}
      <details class="more">
        <summary>{say(others(all.length - FEW))}</summary>
        {list(all.slice(FEW))}
      </details>
    </>
  )
}
