import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { type FromPaper, fromPaper } from '../../../../ground/paper/sources.ts'
import { CameFromPaper } from '../../../../ground/paper/typing-parts.tsx'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Select } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import type { Kind } from '../../kinds/forms.ts'
import { kindOrNotHere, sideOf } from '../../kinds/reads.ts'
import { MatchList } from '../../matches/parts/match-list.tsx'
import { type Match, matchesOf } from '../../matches/reads.ts'
import { AnswerList, linesOf } from '../../parts/answer-list.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { itemSeen } from '../../parts/steps.ts'
import { PhotoStrip } from '../../photos/parts/photo-strip.tsx'
import { type PhotoLine, photosOf } from '../../photos/reads.ts'
import { closeForm } from '../forms.ts'
import { NoticeTags } from '../parts/notice-card.tsx'
import { type Notice, type NoticeOf, noticeById, noticeOf } from '../reads.ts'
import { CLOSED_WHY, mayReopen, stands } from '../rules.ts'
import { checkNotice, closeNotice, renewNotice, reopenOffer } from '../writes.ts'

export const oneNotice = new Hono<Env>()
  .get('/exchange/notices/:id', async (c) => {
    const { actor } = c.var
    const team = holdsRole(actor, ...TEAM)
    const id = idHere(c)
    const shown = await asActor(actor, async (tx) => {
      const notice = await noticeById(tx, id)
      if (!notice) throw new NotHere()
      const of = actor.personId === null ? undefined : await noticeOf(tx, actor, notice)
      return {
        notice,
        of,
        photos: await photosOf(tx, id),
        matches: team ? await matchesOf(tx, id) : [],
        sources: team ? await fromPaper(tx, 'exchange_notice', [id]) : [],
      }
    })
    const kind = kindOrNotHere(shown.notice.kind)
    const steps = (sideOf(kind, shown.notice.side).steps?.(id) ?? []).filter((step) => itemSeen(actor, step))
    return c.render(
      <OneNoticePage
        {...shown}
        kind={kind}
        team={team}
        stands={stands(shown.notice, todayOf(c))}
        reopens={mayReopen(shown.notice, sideOf(kind, shown.notice.side), todayOf(c))}
        steps={steps}
      />,
      { title: shown.notice.title, section: '/exchange' },
    )
  })
  .post('/exchange/notices/:id/close', async (c) => {
    const actor = signedIn(c)
    const id = idHere(c)
    const form = await parseForm(closeForm, c)
    const why = form.ok ? form.value.why : 'withdrawn'
    const closed = await asActor(actor, (tx) => closeNotice(tx, actor, id, why, todayOf(c)))
    if (closed.ok) flash(c, 'exchange.notice.closedNow')
    else flash(c, closed.refusal, 'error')
    return c.redirect(below(c, `/exchange/notices/${id}`), 303)
  })
  .post('/exchange/notices/:id/check', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = idHere(c)
    await asActor(actor, (tx) => checkNotice(tx, actor, id))
    flash(c, 'exchange.notice.checkedNow')
    return c.redirect(below(c, `/exchange/notices/${id}`), 303)
  })
  .post('/exchange/notices/:id/renew', async (c) => {
    const actor = signedIn(c)
    const id = idHere(c)
    const renewed = await asActor(actor, (tx) => renewNotice(tx, actor, id, todayOf(c)))
    if (renewed.ok) flash(c, 'exchange.notice.renewed')
    else flash(c, renewed.refusal, 'error')
    return c.redirect(below(c, `/exchange/notices/${id}`), 303)
  })
  .post('/exchange/notices/:id/reopen', async (c) => {
    const actor = signedIn(c)
    const id = idHere(c)
    const reopened = await asActor(actor, (tx) => reopenOffer(tx, actor, id, todayOf(c)))
    if (reopened.ok) flash(c, 'exchange.notice.reopened')
    else flash(c, reopened.refusal, 'error')
    return c.redirect(below(c, `/exchange/notices/${id}`), 303)
  })

type Props = {
  notice: Notice
  of: NoticeOf | undefined
  kind: Kind
  team: boolean
  stands: boolean
  reopens: boolean
  matches: readonly Match[]
  photos: readonly PhotoLine[]
  /** For the team: that it came from paper. */
  sources: readonly FromPaper[]
  steps: readonly { href: string; label: `${string}.${string}` }[]
}

function OneNoticePage(shown: Props) {
  const { notice, of, kind, team, stands, reopens, matches, photos, sources, steps } = shown
  const { t, day } = useTexts()
  const below = useBelow()
  const here = `/exchange/notices/${notice.id}`
  const side = sideOf(kind, notice.side)
  return (
    <Page
      heading={{ said: notice.title }}
      kicker={t(side.label)}
      crumbs={useCrumbs(kind)}
      actions={
        <>
          {team && notice.side === 'need' && stands && (
            <ButtonLink href={below(`${here}/offers`)} label="exchange.match.find" icon="exchange-circle" />
          )}
          {of && !notice.closedOn && (
            <ButtonLink href={below(`${here}/edit`)} label="exchange.notice.edit" quiet />
          )}
          {steps.map(({ href, label }) => (
            <ButtonLink href={below(href)} label={label} quiet />
          ))}
        </>
      }
    >
      <NoticeTags notice={notice} />
      <CameFromPaper sources={sources} />
      {of && !notice.checked && !notice.closedOn && !team && <Callout text="exchange.notice.waits" />}
      <PhotoStrip photos={photos} manage={of && !notice.closedOn ? below(`${here}/photos`) : undefined} />
      <AnswerList lines={linesOf(side.lines, notice.shown)} />
      <DefinitionList
        items={[
          ['exchange.notice.organisation', notice.organisation],
          ['exchange.notice.place', notice.place],
          ['exchange.notice.municipality', notice.municipality],
          ['exchange.notice.fromOn', notice.fromOn && day(notice.fromOn)],
          ['exchange.notice.untilOn', day(notice.untilOn)],
        ]}
      />
      {!of && stands && (
        <Callout heading="exchange.notice.interested" text="exchange.notice.interestedText" />
      )}
      {of && <Reserved of={of} kind={kind} notice={notice} team={team} />}
      {team && matches.length > 0 && (
        <Section heading="exchange.match.heading">
          <MatchList matches={matches} />
        </Section>
      )}
      {of && <Actions notice={notice} here={below(here)} team={team} reopens={reopens} />}
    </Page>
  )
}

/** What only its owner and the team read. */
function Reserved({ of, kind, notice, team }: Pick<Props, 'kind' | 'notice' | 'team'> & { of: NoticeOf }) {
  const below = useBelow()
  const person = of.personId && of.person
  return (
    <Section heading="exchange.notice.reserved" lead="exchange.notice.reservedLead">
      <DefinitionList
        items={[
          [
            'exchange.notice.person',
            person && (team ? <a href={below(`/people/${of.personId}`)}>{person}</a> : person),
          ],
          ['exchange.notice.recordedBy', of.onBehalf ? of.recordedByName : null],
          ['exchange.notice.email', of.email],
          ['exchange.notice.phone', of.phone],
        ]}
      />
      <AnswerList lines={linesOf(sideOf(kind, notice.side).reservedLines, of.reserved)} />
    </Section>
  )
}

type ActionsProps = Pick<Props, 'notice' | 'team' | 'reopens'> & { here: string }

function Actions({ notice, here, team, reopens }: ActionsProps) {
  const { t } = useTexts()
  if (reopens)
    return (
      <Section heading="exchange.notice.actions" lead="exchange.notice.reopenLead">
        <ActionButton action={`${here}/reopen`} label="exchange.notice.reopen" />
      </Section>
    )
  if (notice.closedOn && notice.closedWhy !== 'expired') return null
  return (
    <Section heading="exchange.notice.actions">
      <div class="stack">
        {team && !notice.checked && !notice.closedOn && (
          <ActionButton action={`${here}/check`} label="exchange.notice.check" />
        )}
        <ActionButton action={`${here}/renew`} label="exchange.notice.renew" />
        {!notice.closedOn && (
          <Form action={`${here}/close`} submit="exchange.notice.close" idPrefix="close" danger>
            <Select
              name="why"
              label="exchange.notice.closeWhy"
              required
              blank={false}
              options={CLOSED_WHY.map((value) => ({ value, label: t(`exchange.closed.${value}`) }))}
            />
          </Form>
        )}
      </div>
    </Section>
  )
}
