import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../ground/ui/form.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { When } from '../../../ground/ui/when.tsx'
import { isToVerify } from '../rules.ts'
import type { WithContact } from './organisation-here.ts'

/** What only the staff sees of an organisation: how to reach it, whether it agreed to be listed, when it was verified. */
export function StaffOfOrganisation({ organisation, contact, team }: WithContact) {
  return (
    <>
      <Listing organisation={organisation} />
      <Verification organisation={organisation} team={team} />
      {contact && (contact.email || contact.phone || contact.note) && (
        <Section heading="organisations.staff.contacts">
          <DefinitionList
            items={[
              [
                'organisations.form.contactPhone',
                contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>,
              ],
              [
                'organisations.form.contactEmail',
                contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>,
              ],
              ['organisations.form.contactNote', contact.note],
            ]}
          />
        </Section>
      )}
    </>
  )
}

type About = Pick<WithContact, 'organisation'>

function Listing({ organisation }: About) {
  const { t, day, dayOf, now } = useTexts()
  const below = useBelow()
  const at = below(`/organisations/${organisation.id}`)
  return (
    <Section heading="organisations.listing.heading">
      {organisation.listed_on ? (
        <div class="stack">
          <p>{t('organisations.listing.since', { day: day(organisation.listed_on) })}</p>
          <ActionButton action={`${at}/unlisted`} label="organisations.listing.stop" />
        </div>
      ) : (
        <>
          <p>{t('organisations.listing.not')}</p>
          <Form action={`${at}/listed`} submit="organisations.listing.save" idPrefix="listed" inline>
            <Field
              name="on"
              type="date"
              label="organisations.listing.agreedOn"
              value={dayOf(now)}
              max={dayOf(now)}
              required
            />
          </Form>
        </>
      )}
    </Section>
  )
}

function Verification({ organisation: { id, verified_on: verifiedOn }, team }: About & { team: boolean }) {
  const { t, dayOf, now } = useTexts()
  const below = useBelow()
  return (
    <Section heading="organisations.verified.heading">
      <div class="stack">
        <p>
          {verifiedOn ? <When at={verifiedOn} as="day" /> : t('organisations.verified.never')}
          {isToVerify(verifiedOn, dayOf(now)) && <span class="hint"> {t('organisations.verified.due')}</span>}
        </p>
        {team && (
          <ActionButton action={below(`/organisations/${id}/verified`)} label="organisations.verified.now" />
        )}
      </div>
    </Section>
  )
}
