import { useWrittenIn } from '../../../ground/texts/use-texts.ts'

/** What people wrote, in its paragraphs. */
export const Prose = ({ text }: { text: string }) => (
  <div class="prose" lang={useWrittenIn()}>
    {text
      .split(/\n+/)
      .filter(Boolean)
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
)
