import type { Child } from 'hono/jsx'
import { useTexts, type Words } from '../texts/use-texts.ts'

const NONE: readonly Child[] = [null, undefined, false, '']

/** Pairs of label and answer; pairs without an answer (null, undefined, false, '') are left out. */
export function DefinitionList({ items }: { items: readonly (readonly [label: Words, answer: Child])[] }) {
  const { say } = useTexts()
  return (
    <dl class="definitions">
      {items
        .filter(([, answer]) => !NONE.includes(answer))
        .map(([label, answer]) => (
          <div>
            <dt>{say(label)}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
    </dl>
  )
}
