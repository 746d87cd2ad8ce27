import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'

/** What can be done with a declared tie beside its fact: say until when it held, or take it back. */
export function DeclaredFact({ id, since, ended }: { id: string; since: string; ended: boolean }) {
  const { dayOf, now } = useTexts()
  const below = useBelow()
  const at = below(`/ties/declared/${id}`)
  return (
    <div class="beside">
      {!ended && (
        <Form action={`${at}/end`} submit="ties.declare.end" idPrefix={id} inline>
          <Field
            name="on"
            type="date"
            label="ties.declare.endOn"
            value={dayOf(now)}
            min={since}
            max={dayOf(now)}
            required
          />
        </Form>
      )}
      <ActionButton action={`${at}/withdraw`} label="ties.declare.withdraw" />
    </div>
  )
}
