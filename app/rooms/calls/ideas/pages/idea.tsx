import { type Context, Hono } from 'hono'
import { type Actor, holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { type FromPaper, fromPaper } from '../../../../ground/paper/sources.ts'
import { CameFromPaper } from '../../../../ground/paper/typing-parts.tsx'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { Commitment } from '../../../funds/reads.ts'
import { STAFF } from '../../../people/rules.ts'
import { AttachmentList } from '../../attachments/parts/attachment-list.tsx'
import { type Attachment, attachmentsOf } from '../../attachments/reads.ts'
import { IdeaMoney } from '../../grants/parts/money.tsx'
import { moneyOf } from '../../grants/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { ideaHere, todayOf } from '../../parts/here.ts'
import { BecameSections } from '../../projects/parts/became.tsx'
import { type Became, outcomesOf, storiesOf, type Told } from '../../projects/reads.ts'
import type { Call } from '../../reads.ts'
import { ShareSteps } from '../../results/parts/share-steps.tsx'
import { rankOf, type VoteTurnout, voteTurnoutOf } from '../../results/reads.ts'
import { isUnderWay, KEEPERS, phaseOf } from '../../rules.ts'
import { supportsIn } from '../../votes/reads.ts'
import { judgeForm } from '../forms.ts'
import { StateTag } from '../parts/idea-list.tsx'
import { JudgeForm } from '../parts/judge-form.tsx'
import { tellOfIdea } from '../parts/tell.ts'
import { contactOf, type Idea, type Version, versionsOf } from '../reads.ts'
import type { Contact } from '../rules.ts'
import { judgeIdea, mayChange } from '../writes.ts'

export const oneIdea = new Hono<Env>()
  .get('/ideas/:id', async (c) => show(c))
  .post('/ideas/:id/judge', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const { idea, call } = await ideaHere(c)
    const form = await parseForm(judgeForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const judged = await asActor(actor, (tx) => judgeIdea(tx, actor, idea.id, form.value, call, todayOf(c)))
    if (!judged.ok) {
      c.status(409)
      return show(c, { ...form, refusal: judged.refusal })
    }
    await tellOfIdea(c, idea.id, form.value.answer)
    flash(c, 'calls.judge.done')
    return c.redirect(below(c, `/calls/${call.id}/received`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const { actor } = c.var
  const { idea, call } = await ideaHere(c)
  const found = await asActor(actor, async (tx) => ({
    contact: await contactOf(tx, idea.id),
    versions: await versionsOf(tx, idea.id),
    attachments: await attachmentsOf(tx, idea.id),
    became: await outcomesOf(tx, idea.id),
    told: await storiesOf(tx, idea.id),
    rank: await rankOf(tx, idea.id),
    turnout: call.decidedOn ? await voteTurnoutOf(tx, call.id) : null,
    supports: call.supportsUntil ? ((await supportsIn(tx, call.id)).get(idea.id) ?? 0) : undefined,
    money: holdsRole(actor, ...KEEPERS) ? await moneyOf(tx, idea.id) : [],
    sources: idea.onPaper ? await fromPaper(tx, 'idea', [idea.id]) : [],
  }))
  return c.render(<IdeaPage idea={idea} call={call} actor={actor} form={form} {...found} />, {
    title: idea.title,
    section: '/calls',
    ...(idea.state !== 'admitted' && { robots: 'noindex' }),
  })
}

type Props = {
  idea: Idea
  call: Call
  actor: Actor
  contact: Contact | undefined
  versions: Version[]
  attachments: Attachment[]
  became: Became[]
  told: Told[]
  money: Commitment[]
  rank: Awaited<ReturnType<typeof rankOf>>
  turnout: VoteTurnout | null
  sources: FromPaper[]
  /** How many support it, where people may. */
  supports: number | undefined
  form: FormState
}

function IdeaPage(props: Props) {
  const { idea, call, actor, contact, versions, rank, turnout, supports, money, form } = props
  const { attachments, became, told, sources } = props
  const { t, cents, day, number, dayOf, now } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const today = dayOf(now)
  const changing = mayChange(actor, idea) && (phaseOf(call, today) === 'open' || idea.onPaper)
  const phase = phaseOf(call, today)
  const outcome = ({ funded, points, votes }: NonNullable<typeof rank>) =>
    call.method === 'votes' || call.method === 'shares'
      ? t(funded ? 'calls.result.fundedByVotes' : 'calls.result.notFundedByVotes', { count: votes ?? 0 })
      : t(funded ? 'calls.result.fundedWith' : 'calls.result.notFundedWith', { points: number(points) })
  const isLeftOut = call.decidedOn !== null && idea.state === 'admitted' && !rank
  const unsupported = isLeftOut ? t('calls.result.unsupported') : null
  // Who keeps a blind call may assess it too: whom to answer stays closed until the result.
  const blind = call.blind && !call.decidedOn && idea.state === 'admitted' && idea.writerId !== actor.personId
  const judging = holdsRole(actor, ...KEEPERS) && idea.state === 'submitted'
  return (
    <Page
      heading={{ said: idea.title }}
      kicker={<StateTag state={idea.state} />}
      {...(idea.signature && { lead: ['calls.idea.by', { name: idea.signature }] as const })}
      crumbs={crumbs(call)}
      actions={
        <>
          {changing && <ButtonLink href={below(`/ideas/${idea.id}/edit`)} label="calls.idea.edit" />}
          {changing && (
            <ButtonLink
              href={below(`/ideas/${idea.id}/attachments`)}
              label="calls.attachment.heading"
              quiet
            />
          )}
          {rank?.funded && holdsRole(actor, ...STAFF) && (
            <ButtonLink href={below(`/ideas/${idea.id}/project`)} label="calls.project.heading" />
          )}
          {idea.state === 'admitted' && (
            <ButtonLink
              href={below(`/calls/${call.id}/follow?idea=${idea.id}`)}
              label="calls.follow.heading"
              quiet
            />
          )}
          {idea.state === 'admitted' &&
            supports !== undefined &&
            isUnderWay(phase) &&
            today <= (call.supportsUntil ?? '') && (
              <ButtonLink href={below(`/ideas/${idea.id}/support`)} label="calls.support.heading" />
            )}
          {idea.state === 'admitted' && phase === 'voting' && (
            <ButtonLink href={below(`/calls/${call.id}/vote`)} label="calls.vote.heading" />
          )}
        </>
      }
      width="reading"
    >
      <DefinitionList
        items={[
          ['calls.idea.amount', cents(idea.askedCents)],
          ['calls.idea.who', t(`calls.who.${idea.who}`)],
          ['calls.idea.organisation', idea.organisation],
          [
            idea.onPaper ? 'calls.idea.arrivedOn' : 'calls.idea.sentOn',
            idea.state !== 'draft' && day(idea.arrivedOn),
          ],
          ['calls.judge.why', idea.reason],
          [
            'calls.support.label',
            supports !== undefined && idea.state === 'admitted'
              ? t('calls.support.count', { count: supports })
              : null,
          ],
          ['calls.result.heading', rank ? outcome(rank) : unsupported],
        ]}
      />
      <CameFromPaper sources={sources} />
      <Section heading="calls.idea.what">
        <Paragraphs text={idea.what} />
      </Section>
      <Section heading="calls.idea.spending">
        <Paragraphs text={idea.spending} />
      </Section>
      {attachments.length > 0 && (
        <Section heading="calls.attachment.list">
          <AttachmentList ideaId={idea.id} attachments={attachments} />
        </Section>
      )}
      <BecameSections became={became} told={told} />
      {rank && turnout && <ShareSteps idea={idea} rank={rank} turnout={turnout} />}
      {judging && <JudgeForm idea={idea} closed={today > call.closesOn} form={form} />}
      {rank?.funded && holdsRole(actor, ...KEEPERS) && <IdeaMoney idea={idea} money={money} />}
      {contact && !blind && <ContactSection contact={contact} />}
      {versions.length > 0 && <Versions versions={versions} />}
    </Page>
  )
}

const Paragraphs = ({ text }: { text: string }) => (
  <div class="prose">
    {text.split(/\n\s*\n/).map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </div>
)

/** Read by whoever wrote it and who keeps the call, nobody else. */
const ContactSection = ({ contact }: { contact: Contact }) => (
  <Section heading="calls.idea.contact" lead="calls.idea.contactFor">
    <DefinitionList
      items={[
        ['calls.idea.name', contact.name],
        ['calls.idea.email', contact.email],
        ['calls.idea.phone', contact.phone],
        ['calls.idea.others', contact.others],
      ]}
    />
  </Section>
)

function Versions({ versions }: { versions: Version[] }) {
  const { t, cents } = useTexts()
  return (
    <Section heading="calls.idea.versions">
      <Timeline>
        {versions.map((one) => (
          <TimelineEntry at={one.recordedAt} title={one.title} kicker={t(`calls.state.${one.state}`)}>
            <p>{t('calls.idea.asks', { amount: cents(one.askedCents) })}</p>
          </TimelineEntry>
        ))}
      </Timeline>
    </Section>
  )
}
