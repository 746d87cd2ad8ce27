import type { Child } from 'hono/jsx'
import { useTexts, type Words } from '../texts/use-texts.ts'

/** Pairs of label and answer; pairs without an answer (null, undefined, '') are left out. */
export function DefinitionList({ items }: { items: readonly (readonly [label: Words, answer: Child])[] }) {
  const { say } = useTexts()
  return (
    <dl class="definitions">
      {items
        .filter(([, answer]) => answer !== null && answer !== undefined && answer !== '')
        .map(([label, answer]) => (
          <div>
            <dt>{say(label)}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
    </dl>
  )
}
