import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { When } from '../../../ground/ui/when.tsx'
import { differ } from '../rules.ts'
import { Agreements } from './agreements.tsx'
import type { IntakeLoaded } from './intake-loaded.ts'
import type { Sent } from './sent.ts'
import { Walking } from './walking.tsx'

type Props = IntakeLoaded & { sent: Sent; today: string }

/** Facts, who walks along, agreements. */
export function IntakeAside(props: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const { intake, household, knownBefore: known } = props
  return (
    <>
      <Section heading="intakes.one.facts">
        <DefinitionList
          items={[
            ['intakes.new.openedOn', <When at={intake.openedOn} as="day" />],
            ['intakes.list.until', intake.closedOn && <When at={intake.closedOn} as="day" />],
            ['intakes.new.source', t(`intakes.source.${intake.source}`)],
            [
              'intakes.new.household',
              household && <a href={below(`/people/households/${household.id}`)}>{household.name}</a>,
            ],
            ['intakes.one.knownSaid', t(`intakes.known.${intake.knownSaid}`)],
            ['intakes.one.knownComputed', known === null ? null : t(`intakes.computed.${known}`)],
            [
              'intakes.one.fromNote',
              intake.encounterId && (
                <a href={below(`/diary/${intake.encounterId}`)}>{t('intakes.one.readNote')}</a>
              ),
            ],
          ]}
        />
        {known !== null && differ(intake.knownSaid, known) && (
          <p class="hint">{t(known ? 'intakes.one.saidUnknown' : 'intakes.one.saidKnown')}</p>
        )}
      </Section>
      <Walking {...props} />
      <Agreements {...props} />
    </>
  )
}
