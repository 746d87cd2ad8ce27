import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox, Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Town } from '../../../people/parts/towns.ts'
import type { SpaceCall } from '../../spaces/reads.ts'
import { answerField } from '../rules.ts'

export type Choices = { places: readonly { id: string; name: string }[]; towns: readonly Town[] }
type Props = Choices & { call: SpaceCall; team: boolean; found: readonly Found[] }

/** What is said of a space that is offered: which it is, whose, and an answer to each line of the score sheet. */
export function CandidateFields({ call, places, towns, team, found }: Props) {
  const below = useBelow()
  return (
    <>
      {team && (
        <Field
          name="arrivedOn"
          type="date"
          label="calls.idea.arrivedOn"
          hint="calls.idea.arrivedHint"
          required
          min={call.opensOn}
          max={call.closesOn}
        />
      )}
      <Section heading="calls.candidate.which" lead="calls.candidate.whichLead">
        <Select
          name="placeId"
          label="calls.candidate.place"
          blank="calls.candidate.newPlace"
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Field name="name" label="calls.candidate.name" hint="calls.candidate.nameHint" maxlength={160} />
        <div class="field-row">
          <Field name="address" label="calls.candidate.address" maxlength={200} />
          <Select name="municipality" label="calls.candidate.municipality" options={towns} />
        </div>
        {team && (
          <Combobox
            name="ownerId"
            label="calls.candidate.owner"
            search={below('/organisations/search')}
            found={found}
          />
        )}
        <Field
          name="ownerSaid"
          label={team ? 'calls.candidate.ownerOther' : 'calls.candidate.owner'}
          hint="calls.candidate.ownerHint"
          required={!team}
          maxlength={160}
        />
      </Section>
      <Section heading="calls.spaces.sheet" lead="calls.candidate.answersLead">
        {call.criteria.map(({ code, label }) => (
          <TextArea name={answerField(code)} label={{ said: label }} required rows={3} maxlength={2000} />
        ))}
      </Section>
      {team ? (
        <Checkbox name="signed" label="calls.papers.signed" hint="calls.candidate.signedHint" />
      ) : (
        <ContactFields />
      )}
    </>
  )
}

function ContactFields() {
  const { t } = useTexts()
  return (
    <Section heading="calls.idea.contact" lead="calls.candidate.contactLead">
      <div class="field-row">
        <Field name="proposer" label="calls.idea.name" required autocomplete="name" maxlength={160} />
        <Field name="email" type="email" label="calls.idea.email" required autocomplete="email" />
      </div>
      <p class="hint">{t('calls.candidate.contactHint')}</p>
    </Section>
  )
}
