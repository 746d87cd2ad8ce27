import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, Hidden } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import type { PlaceKey } from '../reads.ts'

export type Forms = { at: string; form: FormState; which?: string | undefined; found: readonly Found[] }
export const stateOf = ({ form, which }: Forms, own: string) => (which === own ? form : {})
export const foundOf = ({ found, which }: Forms, own: string) => (which === own ? found : [])

/** The keys of a place: who holds each, and the way to give one or have it back. */
export function Keys({ keys, forms }: { keys: readonly PlaceKey[]; forms: Forms }) {
  const { t, day, dayOf, now } = useTexts()
  const below = useBelow()
  const free = keys.filter(({ loanId }) => loanId === null)
  return (
    <Section heading="places.rota.keys" lead="places.rota.keysLead">
      {keys.length > 0 && (
        <Table
          caption="places.rota.keys"
          captionHidden
          rows={keys}
          columns={[
            { heading: 'places.rota.key', main: true, cell: ({ name }) => name },
            {
              heading: 'places.rota.holder',
              cell: ({ holderId, holder, givenOn }) =>
                holderId ? (
                  <>
                    <a href={below(`/people/${holderId}`)}>{holder}</a>
                    {givenOn && ` ${t('places.rota.since', { day: day(givenOn) })}`}
                  </>
                ) : (
                  t('places.rota.inHouse')
                ),
            },
            { heading: 'places.rota.tap', cell: (key) => <KeyActs key_={key} forms={forms} /> },
          ]}
        />
      )}
      {free.length > 0 && (
        <Form
          {...stateOf(forms, 'loan')}
          action={`${forms.at}/keys/given`}
          submit="places.rota.give"
          idPrefix="loan"
        >
          <div class="field-row">
            <Select
              name="keyId"
              label="places.rota.key"
              options={free.map(({ id, name }) => ({ value: id, label: name }))}
              required
            />
            <Field
              name="givenOn"
              type="date"
              label="places.rota.givenOn"
              value={dayOf(now)}
              max={dayOf(now)}
              required
            />
          </div>
          <Combobox
            name="holderId"
            label="places.rota.holder"
            search={below('/people/search')}
            found={foundOf(forms, 'loan')}
            required
          />
        </Form>
      )}
      <Form
        {...stateOf(forms, 'key')}
        action={`${forms.at}/keys`}
        submit="places.rota.addKey"
        idPrefix="key"
        inline
      >
        <Field name="name" label="places.rota.keyName" hint="places.rota.keyHint" maxlength={120} required />
      </Form>
    </Section>
  )
}

function KeyActs({ key_: { id, loanId, name }, forms }: { key_: PlaceKey; forms: Forms }) {
  const { dayOf, now } = useTexts()
  if (!loanId)
    return (
      <ActionButton
        action={`${forms.at}/keys/dropped`}
        label={['places.rota.dropKey', { name }]}
        fields={{ id }}
      />
    )
  const state = stateOf(forms, 'back')
  return (
    <Form
      {...(state.values?.id === loanId ? state : {})}
      action={`${forms.at}/keys/back`}
      submit="places.rota.isBack"
      idPrefix={`back-${id}`}
      inline
    >
      <Hidden name="id" value={loanId} />
      <Field name="returnedOn" type="date" label="places.rota.returnedOn" value={dayOf(now)} required />
    </Form>
  )
}
