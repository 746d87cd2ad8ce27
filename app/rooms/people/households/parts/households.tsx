import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { fullName } from '../../rules.ts'
import type { HouseholdMember, HouseholdOf } from '../reads.ts'

/** On a person's page: with whom they live, and lived. */
export function Households({
  households,
  personId,
}: {
  households: readonly HouseholdOf[]
  personId: string
}) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section
      heading="people.household.section"
      actions={
        <ButtonLink
          href={below(`/people/${personId}/household`)}
          label="people.household.begin"
          icon="plus"
          quiet
        />
      }
    >
      {households.length === 0 && <p class="hint">{t('people.household.none')}</p>}
      {households.map((household) => (
        <>
          <h3>
            <a href={below(`/people/households/${household.id}`)}>{household.name}</a>
          </h3>
          <ul>
            {household.members.map((member) => (
              <li>
                {member.person_id === personId ? (
                  fullName(member)
                ) : (
                  <a href={below(`/people/${member.person_id}`)}>{fullName(member)}</a>
                )}{' '}
                <Living member={member} />
              </li>
            ))}
          </ul>
        </>
      ))}
    </Section>
  )
}

/** "madre, dal 1 maggio 2016" in small. */
export function Living({ member }: { member: HouseholdMember }) {
  const { t, day } = useTexts()
  const { relation, from_on: from, until_on: until } = member
  const said = [
    relation,
    from && t('people.household.since', { day: day(from) }),
    until && t('people.household.until', { day: day(until) }),
  ].filter(Boolean)
  return <span class="hint">{said.join(', ')}</span>
}
