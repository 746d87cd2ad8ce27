import { spokenIn } from '../../../ground/texts/language.ts'
import { useWrittenIn } from '../../../ground/texts/use-texts.ts'

/** A text as someone wrote it: an empty line begins a new paragraph, a line break stays one. */
export const Paragraphs = ({ text }: { text: string }) => (
  <div class="prose" {...spokenIn(useWrittenIn())}>
    {text
      .split(/\n\s*\n/)
      .filter((part) => part.trim())
      .map((part) => (
        <p>
          {part
            .trim()
            .split('\n')
            .flatMap((line, index) => (index === 0 ? [line] : [<br />, line]))}
        </p>
      ))}
  </div>
)
