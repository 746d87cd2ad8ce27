import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section, Split } from '../../../../ground/ui/page.tsx'
import { BookingFacts } from '../../bookings/parts/booking-facts.tsx'
import { TimeList } from '../../bookings/parts/time-list.tsx'
import type { BookingLine, BookingTime } from '../../bookings/reads.ts'
import { holds } from '../../bookings/rules.ts'
import { type PaymentLine, Payments } from './payments.tsx'

type Props = {
  booking: BookingLine
  times: readonly BookingTime[]
  payments: readonly PaymentLine[]
  forms: { cancel?: FormState; refuse?: FormState; pay?: FormState }
  /** Whoever keeps the place answers; whose booking it is lets it go. */
  keeps: boolean
}

export function BookingSheet({ booking, times, payments, forms, keeps }: Props) {
  const { t, now } = useTexts()
  const below = useBelow()
  const at = below(`/places/bookings/${booking.id}`)
  const toCome = times.filter((time) => time.state !== 'released' && time.starts_at > now)
  // To a request whoever keeps the place says no, with the same effect.
  const answers = keeps && booking.state === 'requested'
  const standing =
    booking.kind !== 'session' && !answers && (holds(booking.state) || booking.state === 'waiting')
  const isPaid = booking.paid > 0 || (booking.state === 'confirmed' && booking.cents > 0)
  return (
    <Page
      heading="places.booking.heading"
      kicker={booking.place}
      crumbs={
        keeps
          ? [
              { href: below(`/places/${booking.place_id}/edit`), label: { said: booking.place } },
              { href: below(`/places/${booking.place_id}/bookings`), label: 'places.side.bookings' },
            ]
          : [{ href: below('/bookings'), label: 'places.mine.heading' }]
      }
    >
      <Split aside={<BookingFacts booking={booking} />}>
        {answers && (
          <Section heading="places.desk.answer">
            <ActionButton action={`${at}/approved`} label="places.desk.approve" quiet={false} />
            <Form
              {...forms.refuse}
              action={`${at}/refused`}
              submit="places.desk.refuse"
              idPrefix="refuse"
              danger
            >
              <Field name="reason" label="places.desk.whyNot" maxlength={500} required />
            </Form>
          </Section>
        )}
        {booking.state === 'offered' && (
          <Section
            heading="places.desk.offered"
            lead={keeps ? 'places.desk.offeredLead' : 'places.ours.offeredLead'}
          >
            <ActionButton
              action={`${at}/accepted`}
              label={keeps ? 'places.desk.accept' : 'places.ours.accept'}
              quiet={false}
            />
          </Section>
        )}
        <Section heading="places.booking.when">
          {booking.rule && <p>{t('places.booking.inSeries')}</p>}
          <TimeList times={times} />
        </Section>
        {booking.kind === 'session' && <p>{t('places.desk.ofActivity')}</p>}
        {keeps && booking.kind === 'use' && isPaid && (
          <Payments payments={payments} action={`${at}/payments`} form={forms.pay ?? {}} />
        )}
        {standing && toCome.length > 0 && (
          <Section
            heading="places.desk.cancelHeading"
            lead={keeps ? 'places.desk.cancelLead' : 'places.link.cancelLead'}
          >
            <Form
              {...forms.cancel}
              action={`${at}/cancelled`}
              submit="places.desk.cancel"
              idPrefix="cancel"
              danger
            >
              {toCome.length > 1 && <WhichTime times={toCome} />}
              <Field name="reason" label="places.booking.reason" maxlength={500} required />
            </Form>
          </Section>
        )}
      </Split>
    </Page>
  )
}

function WhichTime({ times }: { times: readonly BookingTime[] }) {
  const { weekday, hours } = useTexts()
  return (
    <Select
      name="time"
      label="places.desk.which"
      blank="places.desk.allToCome"
      options={times.map((time) => ({
        value: time.recurrence_at,
        label: `${weekday(time.on_date)}, ${hours(time.starts_at, time.ends_at)}`,
      }))}
    />
  )
}
