import type { FormState } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { ActionButton, Form, Refusal } from '../../../ground/ui/form.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import type { OperatorRecord } from '../reads.ts'
import type { Role } from '../rules.ts'

type RolesProps = { person: OperatorRecord; may: readonly Role[]; refusal?: string | undefined }
type Held = OperatorRecord['roles'][number]

/** Roles of now and of before; those that one may end have their button. */
export function Roles({ person, may, refusal }: RolesProps) {
  const { t, shortDay } = useTexts()
  const below = useBelow()
  const mayEnd = ({ role, ends_at }: Held) => !ends_at && may.some((one) => one === role)
  const ending = {
    heading: 'operators.person.action' as const,
    cell: (held: Held) =>
      mayEnd(held) ? (
        <ActionButton
          action={below(`/operators/${person.id}/roles/${held.id}/end`)}
          label={['operators.person.end', { role: t(`operators.role.${held.role}`) }]}
        />
      ) : null,
  }
  return (
    <Section heading="operators.person.roles">
      <Refusal reason={refusal} />
      {person.roles.length === 0 ? (
        <p>{t('operators.person.noRoles')}</p>
      ) : (
        <Table
          caption="operators.person.rolesCaption"
          captionHidden
          rows={person.roles}
          columns={[
            { heading: 'operators.person.role', main: true, cell: ({ role }) => t(`operators.role.${role}`) },
            { heading: 'operators.person.from', cell: ({ starts_at }) => shortDay(starts_at) },
            { heading: 'operators.person.until', cell: ({ ends_at }) => (ends_at ? shortDay(ends_at) : '') },
            ...(person.roles.some(mayEnd) ? [ending] : []),
          ]}
        />
      )}
    </Section>
  )
}

type GiveProps = { personId: string; may: readonly Role[]; form?: FormState | undefined }

export function GiveRole({ personId, may, form }: GiveProps) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="operators.person.giveHeading">
      <Form
        {...form}
        action={below(`/operators/${personId}/roles`)}
        submit="operators.person.give"
        idPrefix="role"
        inline
      >
        <Select
          name="role"
          label="operators.person.role"
          options={may.map((role) => ({ value: role, label: t(`operators.role.${role}`) }))}
          required
        />
      </Form>
    </Section>
  )
}
