import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox, Radios } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { AmountField } from '../../../funds/amounts/parts/amount-field.tsx'
import type { Call } from '../../reads.ts'
import type { Idea } from '../reads.ts'
import type { Contact } from '../rules.ts'

type Props = {
  call: Call
  /** It arrived on paper: an operator copies what stands there. */
  paper: boolean
  idea?: Idea | undefined
  contact?: Contact | undefined
  found?: readonly Found[]
  /** People that a search without script found. */
  people?: readonly Found[]
}

/** What an idea says, and apart from it whom to answer. */
export function IdeaFields({ call, paper, idea, contact, found = [], people = [] }: Props) {
  const { t, cents } = useTexts()
  return (
    <>
      {paper && (
        <Field
          name="arrivedOn"
          type="date"
          label="calls.idea.arrivedOn"
          hint="calls.idea.arrivedHint"
          required
          min={call.opensOn}
          max={call.closesOn}
          value={idea?.arrivedOn}
        />
      )}
      <Field name="title" label="calls.idea.title" required maxlength={160} value={idea?.title} />
      <TextArea
        name="what"
        label="calls.idea.what"
        hint="calls.idea.whatHint"
        required
        rows={8}
        maxlength={8000}
        value={idea?.what}
      />
      <TextArea
        name="spending"
        label="calls.idea.spending"
        hint="calls.idea.spendingHint"
        required
        rows={4}
        maxlength={4000}
        value={idea?.spending}
      />
      <AmountField
        label="calls.idea.amount"
        hint={['calls.idea.amountHint', { ceiling: cents(call.ceilingCents) }]}
        cents={idea?.askedCents}
      />
      <Radios
        name="who"
        label="calls.idea.who"
        required
        options={call.who.map((value) => ({ value, label: t(`calls.who.${value}`) }))}
        value={idea?.who}
      />
      {paper && !call.blind && call.who.includes('organisation') && (
        <OrganisationField idea={idea} found={found} />
      )}
      <Field
        name="signature"
        label="calls.idea.signature"
        hint={call.blind ? 'calls.idea.signatureBlind' : 'calls.idea.signatureHint'}
        required
        maxlength={160}
        value={idea?.signature}
      />
      <ContactFields paper={paper} contact={contact} asked={paper && !idea} people={people} />
      {paper && idea?.state !== 'submitted' && (
        <Checkbox name="signed" label="calls.papers.signed" hint="calls.papers.signedHint" />
      )}
    </>
  )
}

function OrganisationField({ idea, found }: { idea: Idea | undefined; found: readonly Found[] }) {
  const below = useBelow()
  const known = idea?.organisationId && idea.organisation
  return (
    <Combobox
      name="organisationId"
      label="calls.idea.organisation"
      search={below('/organisations/search')}
      {...(known && { value: [{ value: idea.organisationId as string, label: known }] })}
      found={found}
    />
  )
}

type ContactProps = {
  paper: boolean
  contact: Contact | undefined
  /** Whether it is asked whose record it belongs to: once, when a paper is copied. */
  asked: boolean
  people: readonly Found[]
}

function ContactFields({ paper, contact, asked, people }: ContactProps) {
  const below = useBelow()
  return (
    <Section heading="calls.idea.contact" lead="calls.idea.contactLead">
      <Field
        name="name"
        label="calls.idea.name"
        required
        maxlength={160}
        value={contact?.name}
        {...(!paper && { autocomplete: 'name' })}
      />
      <div class="field-row">
        <Field
          name="email"
          type="email"
          label="calls.idea.email"
          required={!paper}
          value={contact?.email}
          {...(!paper && { autocomplete: 'email' })}
        />
        <Field name="phone" type="tel" label="calls.idea.phone" maxlength={40} value={contact?.phone} />
      </div>
      {asked && (
        <Combobox
          name="personId"
          label="calls.idea.person"
          hint="calls.idea.personHint"
          search={below('/people/search')}
          found={people}
        />
      )}
      <TextArea
        name="others"
        label="calls.idea.others"
        hint="calls.idea.othersHint"
        maxlength={1000}
        rows={2}
        value={contact?.others}
      />
    </Section>
  )
}
