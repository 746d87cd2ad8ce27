import { Hono } from 'hono'
import { type Actor, holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { RankTable } from '../../choosing/parts/rank-table.tsx'
import { isAssessor, type SpaceRank, spaceRanksOf } from '../../choosing/reads.ts'
import { todayOf } from '../../parts/here.ts'
import { SECTION, spaceCallHere, useSpaceCrumbs } from '../parts/here.ts'
import { SpacePhase, SpaceRule } from '../parts/space-rule.tsx'
import type { SpaceCall } from '../reads.ts'
import { KEEPERS, phaseOf } from '../rules.ts'
import { publishSpaceCall } from '../writes.ts'

export const oneSpaceCall = new Hono<Env>()
  .get('/space-calls/:call', async (c) => {
    const { actor } = c.var
    const call = await spaceCallHere(c)
    const found = await asActor(actor, async (tx) => ({
      ranks: call.decidedOn ? await spaceRanksOf(tx, call.id) : [],
      assesses: await isAssessor(tx, call.id, actor.personId),
    }))
    return c.render(<CallPage call={call} actor={actor} {...found} />, {
      title: call.title,
      section: SECTION,
    })
  })
  .post('/space-calls/:call/publish', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const call = await spaceCallHere(c)
    const published = await asActor(actor, (tx) => publishSpaceCall(tx, actor, call.id, todayOf(c)))
    if (published.ok) flash(c, 'calls.call.published')
    else flash(c, published.refusal, 'warning')
    return c.redirect(below(c, `/space-calls/${call.id}`), 303)
  })

type Props = { call: SpaceCall; actor: Actor; ranks: SpaceRank[]; assesses: boolean }

function CallPage({ call, actor, ranks, assesses }: Props) {
  const { dayOf, now } = useTexts()
  const crumbs = useSpaceCrumbs()
  return (
    <Page
      heading={{ said: call.title }}
      kicker={<SpacePhase call={call} />}
      crumbs={crumbs()}
      actions={<CallActs call={call} actor={actor} assesses={assesses} />}
    >
      {phaseOf(call, dayOf(now)) === 'draft' && <Callout text="calls.call.isDraft" />}
      <div class="prose">
        {call.purpose.split(/\n\s*\n/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
      {call.decidedOn && <RankTable call={call} ranks={ranks} />}
      <SpaceRule call={call} />
    </Page>
  )
}

/** What this viewer can do with a call today; the way for everyone is the first. */
function CallActs({ call, actor, assesses }: Omit<Props, 'ranks'>) {
  const { dayOf, now } = useTexts()
  const below = useBelow()
  const at = (path: string) => below(`/space-calls/${call.id}${path}`)
  const [keeps, staff] = [holdsRole(actor, ...KEEPERS), holdsRole(actor, ...STAFF)]
  const phase = phaseOf(call, dayOf(now))
  const taking = phase === 'open' || phase === 'assessing'
  return (
    <>
      {phase === 'open' && <ButtonLink href={at('/offer')} label="calls.candidate.offer" />}
      {taking && assesses && <ButtonLink href={at('/assess')} label="calls.choosing.heading" />}
      {phase === 'draft' && keeps && (
        <>
          <ActionButton action={at('/publish')} label="calls.call.publish" />
          <ButtonLink href={at('/edit')} label="calls.form.edit" quiet />
        </>
      )}
      {phase === 'assessing' && keeps && <ButtonLink href={at('/result')} label="calls.choosing.result" />}
      {phase !== 'draft' && staff && (
        <ButtonLink href={at('/candidates')} label="calls.candidate.list" quiet />
      )}
      {taking && keeps && (
        <>
          <ButtonLink href={at('/assessors')} label="calls.choosing.assessors" quiet />
          <ButtonLink href={at('/later')} label="calls.later.heading" quiet />
        </>
      )}
    </>
  )
}
