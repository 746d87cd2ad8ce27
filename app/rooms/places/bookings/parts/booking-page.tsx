import type { Child } from 'hono/jsx'
import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts, type Words } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Form, SubmitButton } from '../../../../ground/ui/form.tsx'
import { Page, Section, Split } from '../../../../ground/ui/page.tsx'
import { TariffList } from '../../rooms/parts/tariff-list.tsx'
import type { Room } from '../../rooms/reads.ts'
import type { Tariffs } from '../../rooms/rules.ts'
import { Answer, type BookingAnswer } from './answer.tsx'

export type BookingPageProps = {
  place: { id: string; name: string }
  rooms: readonly Room[]
  tariffs: ReadonlyMap<string, Tariffs>
  form: FormState
  answer?: BookingAnswer
}

type Props = BookingPageProps & {
  heading: Words
  lead: Words
  submit: Words
  mayWait?: boolean
  actions?: Child
  children: Child
}

/** Every way of booking: its fields, what they are told, and what rooms hold and cost, beside. */
export function BookingPage({
  place,
  rooms,
  tariffs,
  form,
  answer,
  heading,
  lead,
  submit,
  mayWait = true,
  actions,
  children,
}: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading={heading}
      lead={lead}
      kicker={place.name}
      actions={actions}
      crumbs={[
        { href: below(`/places/${place.id}`), label: { said: place.name } },
        { href: below(`/places/${place.id}/calendar`), label: 'places.calendar.crumb' },
      ]}
    >
      <Split
        aside={
          <div class="panel stack">
            <h2>{t('places.booking.roomsHere')}</h2>
            {rooms.map((room) => (
              <section class="stack">
                <h3>{room.name}</h3>
                <p>
                  {t('places.room.seats', { count: room.capacity })}
                  {room.equipment && ` · ${room.equipment}`}
                </p>
                <TariffList tariffs={tariffs.get(room.id) ?? {}} />
              </section>
            ))}
          </div>
        }
      >
        <Section heading="places.booking.what">
          <Form {...form} submit={submit} submitAs={{ name: 'act', value: 'book' }}>
            <Answer answer={answer} mayWait={mayWait} />
            {children}
            <p>
              <SubmitButton label="places.booking.check" name="act" value="check" quiet />
            </p>
          </Form>
        </Section>
      </Split>
    </Page>
  )
}
