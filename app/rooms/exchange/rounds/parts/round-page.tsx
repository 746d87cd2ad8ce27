import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ActionButton, Form, Refusal } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../../ground/ui/stat.tsx'
import type { PlacingLine, Round } from '../reads.ts'
import { refusalTo, type Share } from '../rules.ts'
import { FairnessTables } from './fairness-table.tsx'
import { ResultTable } from './result-table.tsx'
import { StateTag } from './state-tag.tsx'

type Props = {
  round: Round
  lines: readonly PlacingLine[]
  shares: readonly Share[]
  /** Needs that stand and are in no round; offers with room, and how much. */
  toPlace: number
  offers: number
  seats: number
  /** How many of the needs have wishes. */
  ranked: number
  refusal?: string | undefined
  movedByHand?: boolean
}

/** A round from what goes in to what is published; each step has its one button. */
export function RoundPage(props: Props) {
  const { round, lines, shares, refusal } = props
  const below = useBelow()
  const { t, day, when } = useTexts()
  return (
    <Page
      heading={{ said: round.name }}
      kicker={<StateTag state={round.state} />}
      lead={`exchange.rounds.next.${round.state}`}
      crumbs={[{ href: below('/exchange/rounds'), label: 'exchange.rounds.heading' }]}
      width="wide"
    >
      <Refusal reason={refusal} />
      <Section heading="exchange.rounds.rule" lead={`exchange.rounds.methodHint.${round.method}`}>
        <DefinitionList
          items={[
            ['exchange.rounds.fields.method', t(`exchange.rounds.method.${round.method}`)],
            ['exchange.rounds.fields.seed', t('exchange.rounds.drawn', { seed: round.seed })],
            ['exchange.rounds.fields.closesOn', round.closesOn ? day(round.closesOn) : null],
            ['exchange.rounds.fields.runAt', round.runAt ? when(round.runAt) : null],
            ['exchange.rounds.fields.mark', round.runMark ? <code>{round.runMark.slice(0, 12)}</code> : null],
            ['exchange.rounds.fields.decidedBy', round.decidedBy],
          ]}
        />
      </Section>
      <Inputs {...props} />
      {lines.length > 0 && (
        <Section heading="exchange.rounds.result.heading" lead="exchange.rounds.result.lead">
          <ResultTable round={round} lines={lines} />
          {round.state === 'published' && (
            <ButtonLink
              href={below(`/exchange/rounds/${round.id}/result.csv`)}
              label="exchange.rounds.result.csv"
              quiet
            />
          )}
        </Section>
      )}
      {shares.length > 0 && (
        <Section heading="exchange.rounds.fair.heading" lead="exchange.rounds.fair.lead">
          <FairnessTables shares={shares} />
        </Section>
      )}
      <Decision {...props} />
    </Page>
  )
}

function Inputs({ round, lines, toPlace, offers, seats, ranked, movedByHand = false }: Props) {
  const { number } = useTexts()
  const below = useBelow()
  const at = (path: string) => below(`/exchange/rounds/${round.id}/${path}`)
  const placed = lines.filter(({ offerId }) => offerId !== null).length
  return (
    <Section heading="exchange.rounds.inputs">
      <StatGrid>
        <Stat label="exchange.rounds.stat.needs" figure={number(lines.length)} />
        <Stat label="exchange.rounds.stat.ranked" figure={number(ranked)} />
        {round.state !== 'published' && <Stat label="exchange.rounds.stat.offers" figure={number(offers)} />}
        {round.state !== 'published' && <Stat label="exchange.rounds.stat.seats" figure={number(seats)} />}
        {round.runAt && <Stat label="exchange.rounds.stat.placed" figure={number(placed)} />}
      </StatGrid>
      {lines.length === 0 && <EmptyState heading="exchange.rounds.empty" text="exchange.rounds.emptyText" />}
      <div class="beside">
        {!refusalTo('fill', round.state) && !round.decidedAt && toPlace > 0 && (
          <ActionButton action={at('fill')} label={['exchange.rounds.fill', { count: toPlace }]} />
        )}
        {round.state !== 'published' && (
          <a href={at('hosts')}>{useTexts().t('exchange.rounds.hosts.link')}</a>
        )}
      </div>
      {!refusalTo('run', round.state) && lines.length > 0 && (
        <Form
          action={at('run')}
          idPrefix="run"
          submit={round.runAt ? 'exchange.rounds.runAgain' : 'exchange.rounds.run'}
        >
          {movedByHand && <Checkbox name="again" label="exchange.rounds.again" />}
        </Form>
      )}
    </Section>
  )
}

/** Who answers for it: decide, take up again, publish. */
function Decision({ round }: Props) {
  const below = useBelow()
  const at = (path: string) => below(`/exchange/rounds/${round.id}/${path}`)
  if (round.state === 'run')
    return (
      <Section heading="exchange.rounds.decide" lead="exchange.rounds.decideLead">
        <ActionButton action={at('decide')} label="exchange.rounds.decideNow" quiet={false} />
      </Section>
    )
  if (round.state === 'decided')
    return (
      <Section heading="exchange.rounds.publish" lead="exchange.rounds.publishLead">
        <div class="beside">
          <ActionButton action={at('publish')} label="exchange.rounds.publishNow" quiet={false} />
          <ActionButton action={at('reopen')} label="exchange.rounds.reopen" />
        </div>
      </Section>
    )
  return null
}
