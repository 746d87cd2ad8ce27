import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import { paragraphs } from '../../signing/parts/paper-lines.ts'
import type { Note } from '../reads.ts'

/** What the team tells each other, and a place to add to it. */
export function Notes({ pactId, notes, form }: { pactId: string; notes: readonly Note[]; form: FormState }) {
  const below = useBelow()
  return (
    <Section heading="pacts.note.heading" id="notes" lead="pacts.note.lead">
      <Form {...form} submit="pacts.note.save" action={below(`/pacts/${pactId}/notes`)} idPrefix="note">
        <TextArea name="words" label="pacts.note.words" rows={3} required maxlength={8000} />
      </Form>
      {notes.length > 0 && (
        <Timeline>
          {notes.map(({ at, words, author }) => (
            <TimelineEntry at={at} title={author}>
              {paragraphs(words).map((line) => (
                <p>{line}</p>
              ))}
            </TimelineEntry>
          ))}
        </Timeline>
      )}
    </Section>
  )
}
