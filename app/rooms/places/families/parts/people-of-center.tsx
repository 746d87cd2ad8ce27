import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, Hidden, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Period } from '../../../organisations/parts/period.tsx'
import type { Coordinator, Family } from '../../centers/reads.ts'

type Which = 'coordinator' | 'leaves' | 'family' | 'familyEnd' | 'count'
type Forms = { at: string; form: FormState; which?: Which | undefined; found: readonly Found[] }
const stateOf = ({ form, which }: Forms, own: Which) => (which === own ? form : {})

/** Who coordinates a center and who did, with what was handed over; the next one begins when this one leaves. */
export function Coordinators({ coordinators, ...forms }: Forms & { coordinators: readonly Coordinator[] }) {
  const { t, dayOf, now } = useTexts()
  const below = useBelow()
  const current = coordinators.some(({ until_on }) => until_on === null)
  return (
    <Section heading="places.centers.coordination" lead="places.centers.coordinationLead">
      {coordinators.length > 0 && (
        <Table
          caption="places.centers.coordination"
          captionHidden
          rows={coordinators}
          columns={[
            {
              heading: 'places.centers.who',
              main: true,
              cell: ({ personId, name }) => <a href={below(`/people/${personId}`)}>{name}</a>,
            },
            { heading: 'places.manager.when', cell: (one) => <Period {...one} /> },
            { heading: 'places.centers.handedOver', cell: ({ handOver }) => handOver },
          ]}
        />
      )}
      <Form
        {...stateOf(forms, 'coordinator')}
        action={`${forms.at}/coordinator`}
        submit={current ? 'places.centers.handOn' : 'places.centers.begin'}
        idPrefix="coordinator"
      >
        <Combobox
          name="personId"
          label="places.centers.who"
          search={below('/people/search')}
          found={forms.which === 'coordinator' ? forms.found : []}
          required
        />
        <Field name="fromOn" type="date" label="places.manager.from" value={dayOf(now)} required />
        {current && (
          <TextArea
            name="handOver"
            label="places.centers.handOver"
            hint="places.centers.handOverHint"
            rows={3}
            maxlength={4000}
          />
        )}
      </Form>
      {current && (
        <details>
          <summary>{t('places.centers.leaves')}</summary>
          <Form
            {...stateOf(forms, 'leaves')}
            action={`${forms.at}/coordinator-leaves`}
            submit="places.centers.leaves"
            idPrefix="leaves"
          >
            <Field name="untilOn" type="date" label="places.manager.endOn" required />
            <TextArea name="handOver" label="places.centers.handOver" rows={3} maxlength={4000} />
          </Form>
        </details>
      )}
    </Section>
  )
}

type FamiliesProps = Forms & {
  families: readonly Family[]
  counted: { on: string; families: number } | undefined
}

/** The families of a center: by name, and how many more. */
export function Families({ families, counted, ...forms }: FamiliesProps) {
  const { t, day, dayOf, now, number } = useTexts()
  const below = useBelow()
  const standing = families.filter(({ until_on }) => until_on === null).length
  const href = ({ householdId, personId }: Family) =>
    below(householdId ? `/people/households/${householdId}` : `/people/${personId}`)
  return (
    <Section heading="places.centers.families" lead="places.centers.familiesLead">
      <p>
        {t('places.centers.byName', { count: standing, number: number(standing) })}
        {counted &&
          ` ${t('places.centers.others', { number: number(counted.families), day: day(counted.on) })}`}
      </p>
      {families.length > 0 && (
        <Table
          caption="places.centers.families"
          captionHidden
          rows={families}
          columns={[
            {
              heading: 'places.centers.family',
              main: true,
              cell: (one) => <a href={href(one)}>{one.name}</a>,
            },
            { heading: 'places.centers.does', cell: ({ does }) => does },
            { heading: 'places.manager.when', cell: (one) => <Period {...one} /> },
            {
              heading: 'places.centers.familyEnd',
              cell: (one) => !one.until_on && <Ending family={one} {...forms} />,
            },
          ]}
        />
      )}
      <Form
        {...stateOf(forms, 'family')}
        action={`${forms.at}/families`}
        submit="places.centers.addFamily"
        idPrefix="family"
      >
        <Combobox
          name="familyOf"
          label="places.centers.familyOf"
          search={below('/people/search')}
          found={forms.which === 'family' ? forms.found : []}
          required
        />
        <div class="field-row">
          <Field name="does" label="places.centers.does" hint="places.centers.doesHint" maxlength={300} />
          <Field name="since" type="date" label="places.manager.from" value={dayOf(now)} required />
        </div>
      </Form>
      <Form
        {...stateOf(forms, 'count')}
        action={`${forms.at}/families/count`}
        submit="places.centers.count"
        idPrefix="count"
        inline
      >
        <Field
          name="families"
          label="places.centers.howMany"
          hint="places.centers.howManyHint"
          inputmode="numeric"
          value={counted?.families}
          required
        />
      </Form>
    </Section>
  )
}

function Ending({ family, ...forms }: Forms & { family: Family }) {
  const { dayOf, now } = useTexts()
  const state = stateOf(forms, 'familyEnd')
  return (
    <Form
      {...(state.values?.id === family.id ? state : {})}
      action={`${forms.at}/families/end`}
      submit="places.centers.familyEnd"
      idPrefix={`end-${family.id}`}
      inline
    >
      <Hidden name="id" value={family.id} />
      <Field name="untilOn" type="date" label="places.manager.endOn" value={dayOf(now)} required />
    </Form>
  )
}
