import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Tag, TagList } from '../../../../ground/ui/tag.tsx'
import { StaffOfActivity } from '../../../activities/parts/staff-of-activity.tsx'
import { PublicWay } from '../../../activities/phases/parts/public-way.tsx'
import { type PhaseTaken, phasesTaken } from '../../../activities/phases/reads.ts'
import { RedesignList } from '../../../activities/redesigns/parts/redesign-list.tsx'
import { type Redesign, redesignsOf } from '../../../activities/redesigns/reads.ts'
import { type Target, termsOf } from '../../../activities/signups/reads.ts'
import { type PublishedStory, publishedStories } from '../../../activities/stories/reads.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { BodyLinks } from '../../parts/body-links.tsx'
import { eventData } from '../../parts/json-ld.ts'
import { Paragraphs } from '../../parts/paragraphs.tsx'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { placeWords, SessionList } from '../../parts/session-list.tsx'
import { activityKind, areaName, STAFF } from '../../parts/words.ts'
import { SignUpCall } from '../../signups/parts/sign-up-call.tsx'
import { publicTarget } from '../../signups/reads.ts'
import { type ActivityToRead, activityToRead, type SessionOfActivity, sessionsOf } from '../reads.ts'

const COMING = 20
const PAST = 10

export const activity = new Hono<Env>().get(
  '/agenda/:activityId{[0-9a-fA-F-]{36}}',
  keptAMinute,
  async (c) => {
    const { activityId } = c.req.param()
    if (!isId(activityId)) return c.notFound()
    const to = { activityId, sessionId: null }
    const found = await asActor(c.var.actor, async (tx) => {
      const read = await activityToRead(tx, activityId)
      if (!read) return undefined
      const coming = await sessionsOf(tx, activityId, c.var.now, 'coming', COMING)
      const past = await sessionsOf(tx, activityId, c.var.now, 'past', PAST)
      const stories = await publishedStories(tx, activityId)
      // The way of a group is nobody else's matter, also where whoever works here may read it.
      const way = read.kind === 'lab' ? await phasesTaken(tx, activityId) : []
      const redesigns = await redesignsOf(tx, { activityId, shownOnly: true })
      return { activity: read, coming, past, stories, way, redesigns, terms: await termsOf(tx, to) }
    })
    if (!found) return c.notFound()
    const target = found.terms?.taking ? await publicTarget(c.var.territory.id, to, c.var.now) : undefined

    const paths = pathsHere(c)
    const { title, description, bodies, publishedAt, placeAddress } = found.activity
    const path = publishedAt ? paths.activity(activityId) : undefined
    const organisers = bodies.map(({ id, name }) => ({ name, url: originOf(c) + paths.organisation(id) }))
    const events = found.coming.map((one) =>
      eventData(
        { ...one, description, placeAddress },
        originOf(c) + paths.session(activityId, one.id),
        organisers,
      ),
    )
    return c.render(
      <ActivityPage {...found} target={target} />,
      headOf(c, {
        title,
        about: description,
        path,
        jsonLd: events,
        calendar: path && paths.activityCalendar(activityId),
        card: { kind: 'activity', id: activityId },
      }),
    )
  },
)

type ActivityProps = {
  activity: ActivityToRead
  coming: readonly SessionOfActivity[]
  past: readonly SessionOfActivity[]
  stories: readonly PublishedStory[]
  way: readonly PhaseTaken[]
  redesigns: readonly Redesign[]
  target: Target | undefined
}

function ActivityPage({ activity, coming, past, stories, way, redesigns, target }: ActivityProps) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const paths = pathsHere(c)
  const place = activity.placeId && <a href={paths.place(activity.placeId)}>{placeWords(activity)}</a>
  return (
    <Page
      heading={{ said: activity.title }}
      kicker={t(activityKind(activity.kind))}
      crumbs={[{ href: paths.agenda, label: 'directory.agenda.heading' }]}
      actions={holdsRole(c.var.actor, ...STAFF) && <StaffOfActivity activityId={activity.id} />}
    >
      {!activity.publishedAt && <Callout heading="directory.draft.heading" text="directory.draft.text" />}
      {activity.description && <Paragraphs text={activity.description} />}
      <DefinitionList
        items={[
          [
            'directory.session.area',
            <TagList>
              <Tag tone="primary">{t(areaName(activity.area))}</Tag>
            </TagList>,
          ],
          ['directory.session.where', place],
          [
            'directory.session.by',
            activity.bodies.length > 0 ? (
              <BodyLinks bodies={activity.bodies} href={paths.organisation} />
            ) : null,
          ],
        ]}
      />
      <SignUpCall target={target} href={`${paths.activity(activity.id)}/sign-up`} />
      <Section heading="directory.activity.coming">
        {coming.length > 0 ? (
          <SessionList sessions={coming} href={(one) => paths.session(one.activityId, one.id)} dated />
        ) : (
          <EmptyState heading="directory.activity.noneComing" text="directory.activity.noneComingText">
            <ButtonLink href={paths.agenda} label="directory.agenda.all" />
          </EmptyState>
        )}
      </Section>
      {stories.length > 0 && (
        <Section heading="directory.activity.stories">
          {stories.map(({ words, signedAs }) => (
            <figure>
              <blockquote>
                <Paragraphs text={words} />
              </blockquote>
              <figcaption>{signedAs}</figcaption>
            </figure>
          ))}
        </Section>
      )}
      <PublicWay taken={way} />
      {redesigns.length > 0 && (
        <Section heading="activities.redesigns.publicHeading">
          <RedesignList list={redesigns} />
        </Section>
      )}
      {past.length > 0 && (
        <Section heading="directory.activity.past">
          <SessionList sessions={past} href={(one) => paths.session(one.activityId, one.id)} dated />
        </Section>
      )}
    </Page>
  )
}
