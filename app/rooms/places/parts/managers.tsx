import type { FormState } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../ground/ui/combobox.tsx'
import { Field, Hidden } from '../../../ground/ui/field.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { Period } from '../../organisations/parts/period.tsx'
import type { Manager } from '../reads.ts'

type ManagersProps = {
  managers: readonly Manager[]
  placeId: string
  form: FormState
  found: readonly Found[]
}

/** Which organisations manage a place together, and the form by which one more joins them. */
export function Managers({ managers, placeId, form, found }: ManagersProps) {
  const { t, dayOf, now } = useTexts()
  const below = useBelow()
  const here = below(`/places/${placeId}/managers`)
  return (
    <>
      {managers.length === 0 && <p>{t('places.manager.none')}</p>}
      {managers.length > 0 && (
        <Table
          caption="places.side.managers"
          captionHidden
          columns={[
            {
              heading: 'places.manager.who',
              main: true,
              cell: (one) => <a href={below(`/organisations/${one.id}`)}>{one.name}</a>,
            },
            { heading: 'places.manager.when', cell: (one) => <Period {...one} /> },
            {
              heading: 'places.manager.end',
              cell: (one) => !one.until_on && <Ending manager={one} here={here} />,
            },
          ]}
          rows={managers}
        />
      )}
      <Section heading="places.manager.add">
        <Form {...form} action={here} submit="places.manager.save">
          <Combobox
            name="organisationId"
            label="places.manager.who"
            search={below('/organisations/search')}
            found={found}
            required
          />
          <div class="field-row">
            <Field name="fromOn" type="date" label="places.manager.from" value={dayOf(now)} required />
            <Field name="untilOn" type="date" label="places.manager.until" />
          </div>
        </Form>
      </Section>
    </>
  )
}

function Ending({ manager, here }: { manager: Manager; here: string }) {
  return (
    <Form
      action={`${here}/end`}
      submit="places.manager.end"
      idPrefix={`${manager.id}-${manager.from_on}`}
      inline
    >
      <Hidden name="organisationId" value={manager.id} />
      <Hidden name="fromOn" value={manager.from_on} />
      <Field name="untilOn" type="date" label="places.manager.endOn" required />
    </Form>
  )
}
