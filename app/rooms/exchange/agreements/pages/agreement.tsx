import { Hono } from 'hono'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FromPaper, fromPaper } from '../../../../ground/paper/sources.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { type Commitment, commitmentsOf } from '../../../funds/reads.ts'
import { COMMITTERS } from '../../../funds/rules.ts'
import { TEAM } from '../../../people/rules.ts'
import { type Brief, briefsOf } from '../../briefs/reads.ts'
import { FactList } from '../../facts/parts/fact-list.tsx'
import { type Fact, factsOf } from '../../facts/reads.ts'
import type { Kind, Side } from '../../kinds/forms.ts'
import { kindOrNotHere } from '../../kinds/reads.ts'
import { type Party, partiesOf, sidesOf } from '../../parties/reads.ts'
import { AnswerList, linesOf } from '../../parts/answer-list.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { itemSeen } from '../../parts/steps.ts'
import { OutcomeTag, partyName } from '../parts/agreement-list.tsx'
import { Briefs } from '../parts/briefs.tsx'
import { Money } from '../parts/money.tsx'
import { Parties } from '../parts/parties.tsx'
import { type Agreement, agreementById, type PartyOf, wordsOf } from '../reads.ts'
import { AGREEMENT } from '../rules.ts'

export const oneAgreement = new Hono<Env>().get('/exchange/agreements/:id', async (c) => {
  const actor = signedIn(c)
  const shown = await agreementShown(actor, idHere(c))
  const kind = kindOrNotHere(shown.agreement.kind)
  return c.render(
    <AgreementPage
      {...shown}
      kind={kind}
      today={todayOf(c)}
      me={actor.personId}
      moves={holdsRole(actor, ...COMMITTERS)}
      steps={(kind.agreement.steps?.(shown.agreement.id) ?? []).filter((step) => itemSeen(actor, step))}
    />,
    { title: shown.agreement.title, section: '/exchange', robots: 'noindex' },
  )
})

export type Shown = {
  agreement: Agreement
  team: boolean
  /** Of which sides whoever looks is. */
  sides: readonly Side[]
  words: Record<string, unknown>
  facts: readonly Fact[]
  /** Which of the facts came from paper. */
  sources: readonly FromPaper[]
  parties: readonly Party[]
  briefs: readonly Brief[]
  commitments: readonly Commitment[]
}

/** An agreement with all that hangs on it, as far as the actor may read it. Throws NotHere to who has no part in it. */
export function agreementShown(actor: SignedInActor, id: string): Promise<Shown> {
  const team = holdsRole(actor, ...TEAM)
  return asActor(actor, async (tx) => {
    const agreement = await agreementById(tx, id)
    if (!agreement) throw new NotHere()
    const facts = await factsOf(tx, id)
    return {
      agreement,
      team,
      sides: await sidesOf(tx, agreement),
      words: team ? await wordsOf(tx, actor, agreement) : {},
      facts,
      sources: await fromPaper(
        tx,
        'exchange_fact',
        facts.map((fact) => fact.id),
      ),
      parties: await partiesOf(tx, id),
      briefs: await briefsOf(tx, id),
      commitments: team ? await commitmentsOf(tx, { kind: AGREEMENT, id }) : [],
    }
  })
}

type Props = Shown & {
  kind: Kind
  today: string
  me: string
  moves: boolean
  steps: readonly { href: string; label: `${string}.${string}` }[]
}

function AgreementPage(shown: Props) {
  const {
    agreement,
    team,
    sides,
    words,
    facts,
    sources,
    parties,
    briefs,
    commitments,
    kind,
    today,
    me,
    moves,
    steps,
  } = shown
  const { day } = useTexts()
  const below = useBelow()
  const here = below(`/exchange/agreements/${agreement.id}`)
  const running = agreement.endedOn === null
  return (
    <Page
      heading={{ said: agreement.title }}
      kicker={useTexts().t(kind.agreement.label)}
      crumbs={
        team
          ? [...useCrumbs(), { href: below('/exchange/board'), label: 'exchange.board.heading' }]
          : [...useCrumbs(), { href: below('/exchange/mine'), label: 'exchange.mine.heading' }]
      }
      actions={
        <>
          {team && running && <ButtonLink href={`${here}/terms`} label="exchange.agreement.change" quiet />}
          {team && kind.agreement.paper && (
            <ButtonLink href={`${here}/document`} label="exchange.paper.link" quiet />
          )}
          {steps.map(({ href, label }) => (
            <ButtonLink href={below(href)} label={label} quiet />
          ))}
          {team && running && <ButtonLink href={`${here}/end`} label="exchange.end.link" quiet />}
        </>
      }
    >
      <OutcomeTag agreement={agreement} />
      <Briefs briefs={briefs} agreement={agreement} team={team} here={here} me={me} />
      <DefinitionList
        items={[
          [
            kind.agreement.needParty,
            partyName(agreement.need) && <PartyLink party={agreement.need} team={team} />,
          ],
          [
            kind.agreement.offerParty,
            partyName(agreement.offer) && <PartyLink party={agreement.offer} team={team} />,
          ],
          ['exchange.notice.place', agreement.place],
          ['exchange.agreement.startsOn', agreement.startsOn && day(agreement.startsOn)],
          ['exchange.agreement.endsOn', agreement.endsOn && day(agreement.endsOn)],
          ['exchange.agreement.endedOn', agreement.endedOn && day(agreement.endedOn)],
        ]}
      />
      <AnswerList lines={linesOf(kind.agreement.lines, agreement.terms)} />
      <AnswerList lines={linesOf(kind.agreement.wordLines, words)} />
      <FactList
        kind={kind}
        agreement={agreement}
        parties={parties}
        facts={facts}
        sources={sources}
        today={today}
        team={team}
        sides={sides}
        me={me}
        here={here}
      />
      {(team || parties.length > 0) && (kind.agreement.parts.length > 0 || parties.length > 0) && (
        <Parties kind={kind} parties={parties} here={here} team={team && running} />
      )}
      {team && kind.agreement.fundPurposes.length > 0 && (
        <Section heading="exchange.money.heading">
          <Money commitments={commitments} here={here} may={moves && running} />
        </Section>
      )}
    </Page>
  )
}

/** Who is on one side, for whoever may know it. */
function PartyLink({ party, team }: { party: PartyOf; team: boolean }) {
  const below = useBelow()
  const name = partyName(party)
  if (!name) return null
  if (party.personId && team) return <a href={below(`/people/${party.personId}`)}>{name}</a>
  if (party.organisationId) return <a href={below(`/organisations/${party.organisationId}`)}>{name}</a>
  return <>{name}</>
}
