import type { FromPaper } from '../../../../ground/paper/sources.ts'
import { CameFromPaper } from '../../../../ground/paper/typing-parts.tsx'
import { type Texts, useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Agreement } from '../../agreements/reads.ts'
import {
  type FactState,
  factState,
  insidersOf,
  mayConfirm,
  mayNote,
  scaleOf,
} from '../../agreements/rules.ts'
import type { FactOf, Kind, Side } from '../../kinds/forms.ts'
import type { Party } from '../../parties/reads.ts'
import type { Fact } from '../reads.ts'

const TONES = {
  planned: 'plain',
  late: 'attention',
  toConfirm: 'attention',
  noted: 'good',
  withdrawn: 'plain',
} as const satisfies Record<FactState, string>

type Props = {
  kind: Kind
  agreement: Agreement
  parties: readonly Party[]
  facts: readonly Fact[]
  today: string
  team: boolean
  /** Of which sides whoever looks is. */
  sides: readonly Side[]
  me: string
  here: string
  /** Which of them came from paper. */
  sources: readonly FromPaper[]
}

/** What happened in an agreement and what is to come, with what may be noted, planned, done, confirmed or taken back. */
export function FactList(shown: Props) {
  const { kind, agreement, parties, facts, today, team, sides, me, here, sources } = shown
  const { t } = useTexts()
  const mine = kind.agreement.facts.filter((of) => mayNote(of, team, sides))
  const open = agreement.endedOn === null
  const asking = { personId: me, sides, inside: insidersOf(agreement, parties) }
  return (
    <Section heading="exchange.facts.heading">
      {open && mine.length > 0 && (
        <ul class="plain-list beside">
          {mine
            .filter(({ due }) => !due)
            .map(({ code, label, planned }) => (
              <>
                <li>
                  <ButtonLink href={`${here}/facts/${code}`} label={label} quiet />
                </li>
                {planned && team && (
                  <li>
                    <ButtonLink
                      href={`${here}/facts/${code}?plan=yes`}
                      label={['exchange.fact.plan', { what: t(label) }]}
                      quiet
                    />
                  </li>
                )}
              </>
            ))}
        </ul>
      )}
      {facts.length === 0 && <p class="hint">{t('exchange.facts.none')}</p>}
      <ul class="plain-list stack">
        {facts.map((fact) => (
          <FactItem
            fact={fact}
            of={kind.agreement.facts.find(({ code }) => code === fact.code)}
            today={today}
            team={team}
            sides={sides}
            me={me}
            confirms={team || mayConfirm(fact, asking)}
            sources={sources.filter(({ recordId }) => recordId === fact.id)}
          />
        ))}
      </ul>
    </Section>
  )
}

type ItemProps = {
  fact: Fact
  of: FactOf | undefined
  today: string
  team: boolean
  sides: readonly Side[]
  me: string
  /** Whether whoever looks may say that it was so. */
  confirms: boolean
  sources: readonly FromPaper[]
}

function FactItem({ fact, of, today, team, sides, me, confirms, sources }: ItemProps) {
  const texts = useTexts()
  const { t, day } = texts
  const below = useBelow()
  const state = factState(fact, today)
  const here = below(`/exchange/facts/${fact.id}`)
  const label = of ? t(of.label) : fact.code
  const on = day(fact.onDate ?? fact.dueOn ?? today)
  const does = (state === 'planned' || state === 'late') && of !== undefined && mayNote(of, team, sides)
  return (
    <li>
      <div class="beside">
        <strong>{label}</strong>
        <span>{on}</span>
        <Tag tone={TONES[state]}>{t(`exchange.fact.state.${state}`)}</Tag>
        {of?.alarming && fact.onDate && <Tag tone="attention">{t('exchange.fact.alarming')}</Tag>}
      </div>
      <div class="hint">
        {[...amountsOf(texts, fact, of), fact.person, fact.recordedByName].filter(Boolean).join(' · ')}
      </div>
      {fact.words && <p class="prose">{fact.words}</p>}
      <CameFromPaper sources={sources} />
      <div class="beside">
        {does && (
          <a href={`${here}/do`} aria-label={`${t('exchange.fact.do')}: ${label}, ${on}`}>
            {t('exchange.fact.do')}
          </a>
        )}
        {state === 'toConfirm' && confirms && (
          <ActionButton
            action={`${here}/confirm`}
            label={['exchange.fact.confirm', { what: label, day: on }]}
          />
        )}
      </div>
      {(team || fact.recordedBy === me) && (
        <details>
          <summary>{t('exchange.fact.mistake')}</summary>
          <ActionButton
            action={`${here}/withdraw`}
            label={['exchange.fact.withdraw', { what: label, day: on }]}
          />
        </details>
      )}
    </li>
  )
}

/** Hours, and what the amount is of: euro, grams, or a step of a scale. */
export function amountsOf({ t, cents, number }: Texts, fact: Fact, of: FactOf | undefined): string[] {
  const said: string[] = []
  if (fact.hours !== null)
    said.push(t('exchange.fact.hoursSaid', { count: fact.hours, hours: number(fact.hours) }))
  if (fact.amount === null) return said
  if (of?.asks.includes('grams')) said.push(t('exchange.fact.kilos', { kilos: number(fact.amount / 1000) }))
  else if (of?.asks.includes('step'))
    said.push(t('exchange.fact.step', { step: number(fact.amount), to: scaleOf(of)[1] }))
  else said.push(cents(fact.amount))
  return said
}
