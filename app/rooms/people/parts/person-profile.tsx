import { useTexts } from '../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { Tag, TagList } from '../../../ground/ui/tag.tsx'
import { When } from '../../../ground/ui/when.tsx'
import type { Person } from '../reads.ts'
import { ageOn } from '../rules.ts'

/** How to reach someone, who they are, what they like and offer: what the reader may know of it. */
export function PersonProfile({ person }: { person: Person }) {
  const { t, language } = useTexts()
  const { profile, contact } = person
  const spoken =
    profile.language && new Intl.DisplayNames(language, { type: 'language' }).of(profile.language)
  return (
    <Section heading="people.person.about">
      <DefinitionList
        items={[
          ['people.form.phone', contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>],
          ['people.form.email', contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>],
          ['people.form.municipality', profile.municipality],
          ['people.form.address', contact.address],
          ['people.person.born', <Born person={person} />],
          ['people.form.gender', profile.gender && t(`people.gender.${profile.gender}`)],
          ['people.form.language', spoken],
          ['people.form.interests', saidTags(person, 'interest')],
          ['people.form.offers', saidTags(person, 'offer')],
          ['people.person.recorded', <When at={person.recorded_at} as="day" />],
        ]}
      />
    </Section>
  )
}

function Born({ person: { profile } }: { person: Person }) {
  const { t, day, dayOf, now } = useTexts()
  const { born_on: bornOn, birth_year: birthYear } = profile
  const age = ageOn(dayOf(now), { bornOn, birthYear })
  if (age === null) return <>{t('people.person.bornUnknown')}</>
  return <>{t('people.person.bornAge', { born: bornOn ? day(bornOn) : birthYear, count: age })}</>
}

function saidTags(person: Person, kind: string) {
  const said = person.interests.filter((one) => one.kind === kind)
  return (
    said.length > 0 && (
      <TagList>
        {said.map((one) => (
          <Tag tone={kind === 'offer' ? 'primary' : 'plain'}>{one.said}</Tag>
        ))}
      </TagList>
    )
  )
}
