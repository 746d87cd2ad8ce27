import { spokenIn } from '../../../ground/texts/language.ts'
import { useWrittenIn } from '../../../ground/texts/use-texts.ts'

/** What people wrote, in its paragraphs. */
export const Prose = ({ text }: { text: string }) => (
  <div class="prose" {...spokenIn(useWrittenIn())}>
    {text
      .split(/\n+/)
      .filter(Boolean)
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
)
