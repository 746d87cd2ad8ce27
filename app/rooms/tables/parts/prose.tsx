/** What people wrote, in its paragraphs. */
export const Prose = ({ text }: { text: string }) => (
  <div class="prose">
    {text
      .split(/\n+/)
      .filter(Boolean)
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
)
