import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import type { Kind } from '../../kinds/forms.ts'
import type { Party } from '../../parties/reads.ts'

/** Who else has a part in an agreement, each from a day until a day. */
export function Parties({
  kind,
  parties,
  here,
  team,
}: {
  kind: Kind
  parties: readonly Party[]
  here: string
  team: boolean
}) {
  const { t, day } = useTexts()
  const label = (part: string) => {
    const known = kind.agreement.parts.find(({ code }) => code === part)
    if (known) return t(known.label)
    return part === 'with_others' ? t('exchange.party.withOthers') : part
  }
  return (
    <Section
      heading="exchange.party.heading"
      actions={
        team && kind.agreement.parts.length > 0 ? (
          <ButtonLink href={`${here}/parties/new`} label="exchange.party.add" quiet />
        ) : undefined
      }
    >
      {parties.length === 0 && <p class="hint">{t('exchange.party.none')}</p>}
      <ul class="plain-list">
        {parties.map((party) => (
          <li class="beside">
            <span>
              {[party.name, label(party.part)].filter(Boolean).join(', ')}{' '}
              <span class="hint">
                {party.untilOn
                  ? t('exchange.party.span', { from: day(party.fromOn), until: day(party.untilOn) })
                  : t('exchange.agreement.since', { day: day(party.fromOn) })}
              </span>
            </span>
            {team && !party.untilOn && (
              <ActionButton
                action={`${here}/parties/${party.id}/leave`}
                label={['exchange.party.leave', { name: party.name ?? label(party.part) }]}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
