import { Hono } from 'hono'
import { type Actor, holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { TEAM } from '../../people/rules.ts'
import { IdeaList } from '../ideas/parts/idea-list.tsx'
import { admittedIn, type Idea, ideasBy } from '../ideas/reads.ts'
import { isJuror } from '../jury/reads.ts'
import { CallRule } from '../parts/call-rule.tsx'
import { useCrumbs } from '../parts/crumbs.ts'
import { callHere, todayOf } from '../parts/here.ts'
import { PhaseTag } from '../parts/phase-tag.tsx'
import type { Call } from '../reads.ts'
import { ResultTable } from '../results/parts/result-table.tsx'
import { type Rank, ranksOf, type VoteTurnout, voteTurnoutOf } from '../results/reads.ts'
import { isAssessed, isUnderWay, isVoted, KEEPERS, phaseOf } from '../rules.ts'
import { supportsIn } from '../votes/reads.ts'
import { publishCall } from '../writes.ts'

export const oneCall = new Hono<Env>()
  .get('/calls/:id', async (c) => {
    const { actor } = c.var
    const call = await callHere(c)
    const found = await asActor(actor, async (tx) => ({
      ideas: await admittedIn(tx, call.id),
      own: actor.personId ? await ideasBy(tx, actor.personId, call.id) : [],
      ranks: call.decidedOn ? await ranksOf(tx, call.id) : [],
      turnout: call.decidedOn ? await voteTurnoutOf(tx, call.id) : null,
      supports: call.supportsUntil ? await supportsIn(tx, call.id) : undefined,
      juror: await isJuror(tx, call.id, actor.personId),
    }))
    return c.render(<CallPage call={call} actor={actor} {...found} />, {
      title: call.title,
      section: '/calls',
    })
  })
  .post('/calls/:id/publish', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const call = await callHere(c)
    const published = await asActor(actor, (tx) => publishCall(tx, actor, call.id, todayOf(c)))
    if (published.ok) flash(c, 'calls.call.published')
    else flash(c, published.refusal, 'warning')
    return c.redirect(below(c, `/calls/${call.id}`), 303)
  })

type Props = {
  call: Call
  actor: Actor
  ideas: Idea[]
  own: Idea[]
  ranks: Rank[]
  turnout: VoteTurnout | null
  /** By how many each idea is supported, where the call lets people. */
  supports: ReadonlyMap<string, number> | undefined
  juror: boolean
}

function CallPage({ call, actor, ideas, own, ranks, turnout, supports, juror }: Props) {
  const { t, dayOf, now } = useTexts()
  const crumbs = useCrumbs()
  const phase = phaseOf(call, dayOf(now))
  return (
    <Page
      heading={{ said: call.title }}
      kicker={<PhaseTag call={call} />}
      crumbs={crumbs()}
      actions={<CallActs call={call} actor={actor} juror={juror} />}
    >
      {phase === 'draft' && <Callout text="calls.call.isDraft" />}
      <div class="prose">
        {call.purpose.split(/\n\s*\n/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
      {own.length > 0 && (
        <Section heading="calls.call.own">
          <IdeaList ideas={own} withState />
        </Section>
      )}
      {call.decidedOn && <ResultTable call={call} ranks={ranks} turnout={turnout} />}
      <CallRule call={call} />
      {(phase === 'open' || isUnderWay(phase)) && (
        <Section heading="calls.call.ideas">
          {ideas.length === 0 ? (
            <p>{t('calls.call.noIdeas')}</p>
          ) : (
            <>
              <p class="hint">{t('calls.call.count', { count: ideas.length })}</p>
              <IdeaList ideas={ideas} supports={supports} />
            </>
          )}
        </Section>
      )}
    </Page>
  )
}

/** What this viewer can do with a call today; the way for everyone is the first. */
function CallActs({ call, actor, juror }: { call: Call; actor: Actor; juror: boolean }) {
  const { dayOf, now } = useTexts()
  const below = useBelow()
  const at = (path: string) => below(`/calls/${call.id}${path}`)
  const [keeps, team] = [holdsRole(actor, ...KEEPERS), holdsRole(actor, ...TEAM)]
  const phase = phaseOf(call, dayOf(now))
  const standing = phase === 'open' || isUnderWay(phase)
  const peopleTakePart = isVoted(call.method) || call.supportsUntil !== null
  return (
    <>
      {phase === 'open' && <ButtonLink href={at('/propose')} label="calls.call.propose" />}
      {phase === 'voting' && <ButtonLink href={at('/vote')} label="calls.vote.heading" />}
      {isUnderWay(phase) && juror && isAssessed(call.method) && (
        <ButtonLink href={at('/assess')} label="calls.assess.heading" quiet={phase === 'voting'} />
      )}
      {phase !== 'draft' && <ButtonLink href={at('/follow')} label="calls.follow.heading" quiet />}
      {standing && team && <ButtonLink href={at('/paper')} label="calls.call.paper" quiet />}
      {(phase === 'coming' || standing) && team && (
        <ButtonLink href={at('/papers')} label="calls.papers.link" quiet />
      )}
      {phase === 'draft' && keeps && (
        <>
          <ActionButton action={at('/publish')} label="calls.call.publish" />
          <ButtonLink href={at('/edit')} label="calls.form.edit" quiet />
        </>
      )}
      {standing && (keeps || team) && (
        <ButtonLink href={at('/received')} label="calls.received.heading" quiet />
      )}
      {standing && (keeps || team) && peopleTakePart && (
        <ButtonLink href={at('/turnout')} label="calls.turnout.heading" quiet />
      )}
      {standing && keeps && (
        <>
          <ButtonLink href={at('/jury')} label="calls.jury.andResult" quiet />
          <ButtonLink href={at('/later')} label="calls.later.heading" quiet />
        </>
      )}
    </>
  )
}
