import { type PropsWithChildren, useContext } from 'hono/jsx'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { CurrentForm } from './form-context.ts'

type MoreProps = {
  /** What is in there, in words: nobody opens a door that says only "more". */
  label: Words
  /** The fields inside: with something wrong or typed in one, it stands open. */
  names: readonly string[]
  /** Those that say something from the start: only with something wrong. */
  filled?: readonly string[]
  open?: boolean
}

/** What a form asks only of who has it to say, behind one touch. */
export function More({ label, names, filled = [], open = false, children }: PropsWithChildren<MoreProps>) {
  const { say } = useTexts()
  const { errors, values } = useContext(CurrentForm)
  const isWrong = [...names, ...filled].some((name) => errors[name])
  const isTyped = names.some((name) => [values[name] ?? []].flat().some(Boolean))
  return (
    <details class="more" open={open || isWrong || isTyped}>
      <summary>{say(label)}</summary>
      {children}
    </details>
  )
}
