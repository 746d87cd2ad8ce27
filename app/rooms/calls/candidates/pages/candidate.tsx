import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { type SpaceRank, spaceRankOf } from '../../choosing/reads.ts'
import { SECTION, useSpaceCrumbs } from '../../spaces/parts/here.ts'
import type { SpaceCall } from '../../spaces/reads.ts'
import { KEEPERS } from '../../spaces/rules.ts'
import { asideForm } from '../forms.ts'
import { candidateHere } from '../parts/here.ts'
import { writeToProposer } from '../parts/letters.ts'
import { SpaceAnswers, SpaceFacts } from '../parts/space-sheet.tsx'
import { type Candidate, proposerOf } from '../reads.ts'
import { setAside } from '../writes.ts'

export const oneCandidate = new Hono<Env>()
  .get('/offered-spaces/:candidate', (c) => show(c))
  .post('/offered-spaces/:candidate/aside', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const { space, call } = await candidateHere(c)
    const form = await parseForm(asideForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const told = await asActor(actor, async (tx) => ({
      set: await setAside(tx, actor, space, call, form.value.reason),
      proposer: await proposerOf(tx, space.id),
    }))
    if (told.set.ok && told.proposer && !space.asideReason)
      await writeToProposer(c, told.proposer, call.id, 'aside')
    if (told.set.ok) flash(c, 'calls.candidate.wasSetAside')
    else flash(c, told.set.refusal, 'warning')
    return c.redirect(below(c, `/offered-spaces/${space.id}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const { space, call } = await candidateHere(c)
  const { actor } = c.var
  const keeps = holdsRole(actor, ...KEEPERS)
  const found = await asActor(actor, async (tx) => ({
    proposer: keeps ? await proposerOf(tx, space.id) : undefined,
    rank: await spaceRankOf(tx, space.id),
  }))
  return c.render(<CandidatePage {...found} {...{ space, call, keeps, form }} />, {
    title: space.name,
    section: SECTION,
  })
}

type Props = {
  space: Candidate
  call: SpaceCall
  keeps: boolean
  proposer: { name: string; email: string } | undefined
  rank: SpaceRank | undefined
  form: FormState
}

function CandidatePage({ space, call, keeps, proposer, rank, form }: Props) {
  const { t, number } = useTexts()
  const below = useBelow()
  const crumbs = useSpaceCrumbs()
  return (
    <Page
      heading={{ said: space.name }}
      kicker={call.title}
      crumbs={crumbs(call)}
      width="reading"
      actions={
        rank?.chosen &&
        keeps && <ButtonLink href={below(`/offered-spaces/${space.id}/open`)} label="calls.choosing.open" />
      }
    >
      {space.asideReason && (
        <Callout kind="warning" heading="calls.candidate.isAside">
          <p>{space.asideReason}</p>
        </Callout>
      )}
      {rank && (
        <Callout kind={rank.chosen ? 'success' : 'info'}>
          <p>
            {t(rank.chosen ? 'calls.choosing.chosenWith' : 'calls.choosing.notChosenWith', {
              place: number(rank.place),
              points: number(rank.points),
            })}
          </p>
          <p>{rank.why}</p>
        </Callout>
      )}
      <SpaceFacts space={space} />
      {space.placeId && <a href={below(`/places/${space.placeId}`)}>{t('calls.candidate.itsPage')}</a>}
      <Section heading="calls.spaces.sheet">
        <SpaceAnswers space={space} call={call} />
      </Section>
      {proposer && (
        <Section heading="calls.idea.contact">
          <p>
            {proposer.name} · <a href={`mailto:${proposer.email}`}>{proposer.email}</a>
          </p>
        </Section>
      )}
      {keeps && !call.decidedOn && !space.asideReason && (
        <Section heading="calls.candidate.aside" lead="calls.candidate.asideLead">
          <Form
            {...form}
            action={below(`/offered-spaces/${space.id}/aside`)}
            submit="calls.candidate.setAside"
          >
            <TextArea name="reason" label="calls.judge.why" required rows={2} maxlength={2000} />
          </Form>
        </Section>
      )}
    </Page>
  )
}
