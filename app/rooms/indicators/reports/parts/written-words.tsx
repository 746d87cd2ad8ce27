import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { type Words as Said, useTexts } from '../../../../ground/texts/use-texts.ts'
import { Hidden, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { LiveWords } from '../../../activities/sheets/parts/live-words.tsx'
import { type Part, slotsOf } from '../../outlines/rules.ts'
import type { Words } from '../reads.ts'

/** Which place was sent, and could not be kept. */
export type SentWords = { slot?: string; form?: FormState }
type Props = {
  here: string
  part: Part | undefined
  words: ReadonlyMap<string, Words>
  writes: boolean
  sent: SentWords
}

/** What people write in a part: each place is kept by itself, and its versions are a page away. */
export function WrittenWords({ here, part, words, writes, sent }: Props) {
  if (!part) return null
  return (
    <div class={part.kind === 'swot' ? 'swot' : undefined}>
      {slotsOf(part).map((slot) => (
        <OneSlot
          here={here}
          slot={slot}
          label={labelOf(part, slot)}
          hint={part.kind === 'swot' ? undefined : part.hint}
          words={words.get(slot)}
          writes={writes}
          refused={sent.slot === slot ? sent.form : undefined}
        />
      ))}
    </div>
  )
}

const labelOf = ({ kind }: Part, slot: string): Said => {
  const side = slot.split('.')[1]
  if (side) return `indicators.outlines.swot.${side}`
  return kind === 'words' ? 'indicators.reports.text' : 'indicators.reports.comment'
}

type SlotProps = {
  here: string
  slot: string
  label: Said
  hint: string | undefined
  words: Words | undefined
  writes: boolean
  refused: FormState | undefined
}

function OneSlot({ here, slot, label, hint, words, writes, refused }: SlotProps) {
  const { t, say } = useTexts()
  return (
    <div>
      {!writes && !refused ? (
        words?.text && (
          <>
            {slot.includes('.') && <h3>{say(label)}</h3>}
            <p class="prose kept-lines">{words.text}</p>
          </>
        )
      ) : (
        <LiveWords>
          <Form
            {...refused}
            action={`${here}/words/${slot}`}
            submit="indicators.reports.keep"
            idPrefix={slot.replace('.', '-')}
          >
            <Hidden name="from" value={String(words?.number ?? 0)} />
            <TextArea
              name="text"
              label={label}
              {...(hint && { hint: { said: hint } })}
              rows={5}
              value={words?.text}
              maxlength={20_000}
            />
          </Form>
        </LiveWords>
      )}
      {words && words.number > 1 && (
        <p class="hint">
          <a href={`${here}/words/${slot}`}>{t('indicators.reports.versions', { count: words.number })}</a>
        </p>
      )}
    </div>
  )
}
