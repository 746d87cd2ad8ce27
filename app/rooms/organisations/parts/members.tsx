import type { FormState } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../ground/ui/combobox.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { fullName } from '../../people/rules.ts'
import type { Member } from '../reads.ts'
import { MEMBER_ROLES } from '../rules.ts'
import { Period, roleSaid } from './period.tsx'

export const NEW_PERSON = 'new-person'

type MembersProps = {
  members: readonly Member[]
  organisationId: string
  form: FormState
  found: readonly Found[]
}

/** Who has a part in an organisation, and the form by which one more takes a part. */
export function Members({ members, organisationId, form, found }: MembersProps) {
  const { t } = useTexts()
  const below = useBelow()
  const here = below(`/organisations/${organisationId}/members`)
  return (
    <>
      {members.length === 0 && <p>{t('organisations.member.none')}</p>}
      {members.length > 0 && (
        <Table
          caption="organisations.member.tab"
          captionHidden
          columns={[
            {
              heading: 'organisations.member.who',
              main: true,
              cell: (one) => <a href={below(`/people/${one.person_id}`)}>{fullName(one)}</a>,
            },
            { heading: 'organisations.member.role', cell: (one) => roleSaid(t, one.role) },
            { heading: 'organisations.member.when', cell: (one) => <Period {...one} /> },
            {
              heading: 'organisations.member.leave',
              cell: (one) =>
                !one.until_on && (
                  <Form
                    action={`${here}/${one.id}/leave`}
                    submit="organisations.member.leave"
                    idPrefix={one.id}
                    inline
                  >
                    <Field name="on" type="date" label="organisations.member.leaveOn" required />
                  </Form>
                ),
            },
          ]}
          rows={members}
        />
      )}
      <Section heading="organisations.member.add">
        <Form {...form} action={here} submit="organisations.member.save">
          <Combobox
            name="personId"
            label="organisations.member.who"
            search={below('/people/search')}
            found={found}
            addNew={[{ prefix: NEW_PERSON, label: 'organisations.member.newPerson' }]}
            required
          />
          <Field
            name="role"
            label="organisations.member.role"
            suggestions={MEMBER_ROLES.map((role) => t(`organisations.role.${role}`))}
            maxlength={60}
          />
          <div class="field-row">
            <Field name="fromOn" type="date" label="organisations.member.from" />
            <Field name="untilOn" type="date" label="organisations.member.until" />
          </div>
        </Form>
      </Section>
    </>
  )
}
