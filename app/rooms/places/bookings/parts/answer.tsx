import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { SubmitButton } from '../../../../ground/ui/form.tsx'
import { proposal } from '../forms.ts'
import type { Span } from '../rules.ts'
import type { Judged, NotBooked } from '../writes.ts'

/** What a form is told before anything is written: that it can be had, and what it costs; or why not, and what can be. */
export type BookingAnswer = Judged | NotBooked | undefined

export function useSpan(): (span: Span) => string {
  const { weekday, t } = useTexts()
  return ({ on, from, to }) => t('places.booking.span', { day: weekday(on), from, to })
}

/** Stands inside the form, so that another time is one press away and nothing typed is lost. */
export function Answer({ answer, mayWait }: { answer: BookingAnswer; mayWait: boolean }) {
  const { t, money } = useTexts()
  if (!answer) return null
  if (!answer.ok) return <Refused answer={answer} mayWait={mayWait} />
  const { sorted, cents } = answer
  return (
    <Callout kind="success" heading="places.booking.canBeHad" alert>
      <p>{t('places.booking.timesFree', { count: sorted.free.length })}</p>
      <p>
        {cents > 0
          ? t('places.booking.costs', { money: money(cents / 100) })
          : t('places.booking.costsNothing')}
      </p>
      <Times spans={sorted.taken} heading="places.booking.notThese" />
    </Callout>
  )
}

function Refused({ answer, mayWait }: { answer: NotBooked; mayWait: boolean }) {
  const { t } = useTexts()
  const said = useSpan()
  const { refusal, taken, next } = answer
  return (
    <Callout kind="warning" heading={refusal} alert>
      <Times spans={taken} heading="places.booking.notThese" />
      {next ? (
        <>
          <p>{t('places.booking.next', { span: said(next) })}</p>
          <p>
            <SubmitButton label="places.booking.takeNext" name="instead" value={proposal(next)} quiet />
          </p>
        </>
      ) : (
        refusal === 'places.booking.taken' && <p>{t('places.booking.noNext')}</p>
      )}
      {refusal === 'places.booking.someTaken' && (
        <p>
          <SubmitButton label="places.booking.takeOthers" name="act" value="skip" quiet />
        </p>
      )}
      {refusal === 'places.booking.taken' && mayWait && (
        <p>
          <SubmitButton label="places.booking.wait" name="act" value="wait" quiet />
        </p>
      )}
    </Callout>
  )
}

const MOST_LISTED = 40

function Times({ spans, heading }: { spans: readonly Span[]; heading: 'places.booking.notThese' }) {
  const { t } = useTexts()
  const said = useSpan()
  if (spans.length === 0) return null
  return (
    <>
      <p>{t(heading)}</p>
      <ul>
        {spans.slice(0, MOST_LISTED).map((span) => (
          <li>{said(span)}</li>
        ))}
      </ul>
    </>
  )
}
