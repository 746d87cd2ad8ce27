import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../ground/ui/form.tsx'
import { ButtonLink, Section } from '../../../ground/ui/page.tsx'
import { TEAM } from '../../people/rules.ts'
import type { Place } from '../reads.ts'

/** What only the staff sees of a place: whether everyone sees it, and the way to change that. */
export function StaffOfPlace({
  place: { id, published_on: publishedOn },
}: {
  place: Pick<Place, 'id' | 'published_on'>
}) {
  const { t, day, dayOf, now } = useTexts()
  const below = useBelow()
  const isTeam = holdsRole(useRequestContext<Env>().var.actor, ...TEAM)
  const at = below(`/places/${id}`)
  return (
    <Section heading="places.published.heading">
      {publishedOn ? (
        <div class="stack">
          <p>{t('places.published.since', { day: day(publishedOn) })}</p>
          <ActionButton action={`${at}/unpublished`} label="places.published.stop" />
        </div>
      ) : (
        <>
          <p>{t('places.published.not')}</p>
          <Form action={`${at}/published`} submit="places.published.save" idPrefix="published" inline>
            <Field
              name="on"
              type="date"
              label="places.published.on"
              value={dayOf(now)}
              max={dayOf(now)}
              required
            />
          </Form>
        </>
      )}
      {isTeam && (
        <p>
          <ButtonLink href={`${at}/poster`} label="places.published.poster" quiet icon="print" />
        </p>
      )}
    </Section>
  )
}
