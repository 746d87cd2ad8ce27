import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Tag, TagList } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { StaffOfActivity } from '../../../activities/parts/staff-of-activity.tsx'
import { type Target, termsOf } from '../../../activities/signups/reads.ts'
import { TEAM } from '../../../people/rules.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { BodyLinks } from '../../parts/body-links.tsx'
import { eventData } from '../../parts/json-ld.ts'
import { Paragraphs } from '../../parts/paragraphs.tsx'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { placeWords, titleOf } from '../../parts/session-list.tsx'
import { activityKind, areaName, STAFF } from '../../parts/words.ts'
import { SignUpCall } from '../../signups/parts/sign-up-call.tsx'
import { publicTarget } from '../../signups/reads.ts'
import { type SessionToRead, sessionToRead } from '../reads.ts'

export const session = new Hono<Env>().get(
  '/agenda/:activityId{[0-9a-fA-F-]{36}}/:sessionId{[0-9a-fA-F-]{36}}',
  keptAMinute,
  async (c) => {
    const { activityId, sessionId } = c.req.param()
    if (!isId(activityId) || !isId(sessionId)) return c.notFound()
    const to = { activityId, sessionId }
    const { found, terms } = await asActor(c.var.actor, async (tx) => ({
      found: await sessionToRead(tx, activityId, sessionId),
      terms: await termsOf(tx, to),
    }))
    if (!found) return c.notFound()
    const target = terms?.taking ? await publicTarget(c.var.territory.id, to, c.var.now) : undefined

    const paths = pathsHere(c)
    const path = found.public ? paths.session(activityId, sessionId) : undefined
    const organisers = found.bodies.map(({ id, name }) => ({
      name,
      url: originOf(c) + paths.organisation(id),
    }))
    return c.render(
      <SessionPage session={found} target={target} />,
      headOf(c, {
        title: titleOf(found),
        about: found.description,
        path,
        card: { kind: 'session', id: sessionId },
        jsonLd: path ? eventData(found, originOf(c) + path, organisers) : undefined,
      }),
    )
  },
)

function SessionPage({ session, target }: { session: SessionToRead; target: Target | undefined }) {
  const c = useRequestContext<Env>()
  const { t, now } = useTexts()
  const paths = pathsHere(c)
  const activity = { href: paths.activity(session.activityId), label: { said: session.title } }
  return (
    <Page
      heading={{ said: titleOf(session) }}
      kicker={t(activityKind(session.kind))}
      crumbs={[{ href: paths.agenda, label: 'directory.agenda.heading' }, activity]}
      width="reading"
      actions={
        holdsRole(c.var.actor, ...STAFF) && (
          <StaffOfActivity
            activityId={session.activityId}
            sessionId={holdsRole(c.var.actor, ...TEAM) ? session.id : undefined}
          />
        )
      }
    >
      {session.cancelled && (
        <Callout
          kind="warning"
          heading="directory.session.cancelled"
          text="directory.session.cancelledText"
        />
      )}
      {!session.public && <Callout heading="directory.draft.heading" text="directory.draft.text" />}
      <DefinitionList
        items={[
          ['directory.session.when', <When at={session.startsAt} end={session.endsAt} as="full" />],
          ['directory.session.where', <SessionPlace session={session} />],
          [
            'directory.session.area',
            <TagList>
              <Tag tone="primary">{t(areaName(session.area))}</Tag>
            </TagList>,
          ],
          [
            'directory.session.by',
            session.bodies.length > 0 ? (
              <BodyLinks bodies={session.bodies} href={paths.organisation} />
            ) : null,
          ],
        ]}
      />
      {session.description && <Paragraphs text={session.description} />}
      <SignUpCall target={target} href={`${paths.session(session.activityId, session.id)}/sign-up`} />
      {!target?.terms?.taking && !session.cancelled && session.endsAt >= now && (
        <p>{t('directory.session.join')}</p>
      )}
      <p>
        <a href={activity.href}>{t('directory.session.others')}</a>
      </p>
    </Page>
  )
}

function SessionPlace({ session }: { session: SessionToRead }) {
  const { t } = useTexts()
  const paths = pathsHere(useRequestContext<Env>())
  if (!session.placeId) return <>{t('directory.session.placeToCome')}</>
  return (
    <>
      <a href={paths.place(session.placeId)}>{placeWords(session)}</a>
      {session.placeAddress && <div>{session.placeAddress}</div>}
    </>
  )
}
