import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Agreement } from '../reads.ts'

/** The agreements of a center, and the way to write one. `at`: where a new one is written. */
export function AgreementList({ agreements, at }: { agreements: readonly Agreement[]; at: string }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const period = ({ fromOn, untilOn }: Agreement) =>
    untilOn
      ? t('places.agreement.fromTo', { from: day(fromOn), until: day(untilOn) })
      : t('places.agreement.from', { from: day(fromOn) })
  return (
    <Section
      heading="places.agreement.list"
      lead="places.agreement.listLead"
      actions={<ButtonLink href={at} label="places.agreement.new" icon="plus" quiet />}
    >
      {agreements.length === 0 && <p>{t('places.agreement.none')}</p>}
      <ul>
        {agreements.map((one) => (
          <li class="beside">
            <a href={below(`/civic-agreements/${one.id}`)}>{period(one)}</a>
            {one.signedOn ? (
              <Tag tone="good">{t('places.agreement.signedOn', { day: day(one.signedOn) })}</Tag>
            ) : (
              <Tag tone="attention">{t('places.agreement.toSign')}</Tag>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
