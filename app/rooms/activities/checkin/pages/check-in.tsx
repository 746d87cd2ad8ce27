import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { reachedAt } from '../../../../ground/access/reached-at.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { sentForm } from '../../../../ground/forms/parse-form.ts'
import { QrSquare } from '../../../../ground/paper/qr.tsx'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { TEAM } from '../../../people/rules.ts'
import { type SessionLine, sessionById } from '../../sessions/reads.ts'
import { codeOf } from '../reads.ts'
import { closesAt, opensAt } from '../rules.ts'
import { giveCode, revokeCode } from '../writes.ts'

const PATH = '/activities/:id/sessions/:sessionId/check-in'

/** The code of a session: made, shown, revoked. */
export const checkInDesk = new Hono<Env>()
  .get(PATH, async (c) => {
    const found = await load(c)
    return c.render(<CheckInPage {...found} address={addressOf(c, found.code)} />, {
      title: c.var.t('activities.checkin.heading'),
      section: '/activities',
    })
  })
  .post(PATH, async (c) => {
    const { actor, session } = await load(c)
    const once = String((await sentForm(c)).get('_once') ?? '')
    if (!isId(once)) throw new NotHere()
    const given = await asActor(actor, (tx) => giveCode(tx, actor, once, session.id))
    if (given.ok) flash(c, 'activities.checkin.made')
    else flash(c, given.refusal, 'warning')
    return c.redirect(pathOf(c, session), 303)
  })
  .post(`${PATH}/revoke`, async (c) => {
    const { actor, session } = await load(c)
    await asActor(actor, (tx) => revokeCode(tx, actor, session.id, c.var.now))
    flash(c, 'activities.checkin.revoked')
    return c.redirect(pathOf(c, session), 303)
  })

const pathOf = (c: Context<Env>, session: SessionLine) =>
  below(c, `/activities/${session.activityId}/sessions/${session.id}/check-in`)
const addressOf = (c: Context<Env>, code: string | undefined) =>
  code && `${reachedAt(c)}${below(c, `/qui/${code}`)}`

type Loaded = { actor: SignedInActor; session: SessionLine; code: string | undefined }

async function load(c: Context<Env>): Promise<Loaded> {
  const actor = requireRole(c, ...TEAM)
  const [activityId, id] = [c.req.param('id'), c.req.param('sessionId') ?? '']
  return asActor(actor, async (tx) => {
    const session = isId(id) ? await sessionById(tx, id) : undefined
    if (!session || session.activityId !== activityId) throw new NotHere()
    return { actor, session, code: await codeOf(tx, id) }
  })
}

type Props = Loaded & { address: string | undefined }

function CheckInPage({ session, code, address }: Props) {
  const { t, time, day } = useTexts()
  const below = useBelow()
  const here = below(`/activities/${session.activityId}/sessions/${session.id}`)
  return (
    <Page
      heading="activities.checkin.heading"
      kicker={session.title}
      lead="activities.checkin.lead"
      crumbs={[
        { href: below(`/activities/${session.activityId}`), label: { said: session.title } },
        { href: here, label: 'activities.register.heading' },
      ]}
      width="reading"
    >
      <p>
        <When at={session.startsAt} end={session.endsAt} as="full" />
      </p>
      {session.cancelled && <Callout kind="warning" text="activities.session.isCancelled" />}
      {session.closedAt && <Callout kind="warning" text="activities.session.isClosed" />}
      {code && address ? (
        <Section heading="activities.checkin.code">
          <p>
            <code class="checkin-code">{code}</code>
          </p>
          <p>
            <a href={address}>{address}</a>
          </p>
          <QrSquare address={address} label={t('activities.checkin.qr', { address })} />
          <p>
            {t('activities.checkin.valid', {
              from: time(opensAt(session.startsAt)),
              until: time(closesAt(session.endsAt)),
              day: day(session.startsAt),
            })}
          </p>
          <p>
            <ButtonLink href={`${here}/poster?leads=checkin`} label="activities.checkin.poster" />
          </p>
          <p class="hint">{t('activities.checkin.revokeHint')}</p>
          <ActionButton action={`${here}/check-in/revoke`} label="activities.checkin.revoke" />
        </Section>
      ) : (
        !session.cancelled &&
        !session.closedAt && (
          <ActionButton action={`${here}/check-in`} label="activities.checkin.make" quiet={false} />
        )
      )}
    </Page>
  )
}
