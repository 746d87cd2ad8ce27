import { Hono } from 'hono'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below as belowOf, useBelow } from '../../../ground/ui/below.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { STAFF, TEAM } from '../../people/rules.ts'
import { todayOf } from '../parts/here.ts'
import { Overview, overviewOf, type Seen } from '../parts/overview.tsx'
import { type Presences, SessionList } from '../parts/session-list.tsx'
import { type Activity, activityById, type Behind, behind, seriesOf } from '../reads.ts'
import { presencesOf, type SessionLine, sessionById, sessionsOf } from '../sessions/reads.ts'

const MOST_PAST = 200

export const oneActivity = new Hono<Env>()
  // Evidence of ties knows a session, not its activity.
  .get('/activities/sessions/:sessionId', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const sessionId = c.req.param('sessionId')
    const session = isId(sessionId) ? await asActor(actor, (tx) => sessionById(tx, sessionId)) : undefined
    if (!session) return c.notFound()
    return c.redirect(belowOf(c, `/activities/${session.activityId}/sessions/${session.id}`), 303)
  })
  .get('/activities/:id', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const id = c.req.param('id')
    const { now } = c.var
    const found = await asActor(actor, async (tx) => {
      const activity = isId(id) ? await activityById(tx, id) : undefined
      if (!activity) return undefined
      const coming = await sessionsOf(tx, id, { when: 'coming', now })
      const past = await sessionsOf(tx, id, { when: 'past', now, limit: MOST_PAST })
      const presences = await presencesOf(
        tx,
        [...coming, ...past].map((session) => session.id),
      )
      return {
        activity,
        coming,
        past,
        presences,
        behind: await behind(tx, id),
        series: Boolean(await seriesOf(tx, id)),
        seen: await overviewOf(tx, actor, activity, todayOf(c)),
      }
    })
    if (!found) return c.notFound()
    return c.render(<ActivityPage {...found} mayChange={holdsRole(actor, ...TEAM)} />, {
      title: found.activity.title,
      section: '/activities',
    })
  })

type Props = {
  activity: Activity
  behind: Behind[]
  coming: SessionLine[]
  past: SessionLine[]
  presences: Presences
  series: boolean
  seen: Seen
  mayChange: boolean
}

function ActivityPage({ activity, behind, coming, past, presences, series, seen, mayChange }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const own = `/activities/${activity.id}`
  return (
    <Page
      heading={{ said: activity.title }}
      kicker={[t(`activities.kind.${activity.kind}`), t(`activities.area.${activity.area}`)].join(' · ')}
      crumbs={[{ href: below('/activities'), label: 'activities.list.heading' }]}
      actions={
        mayChange && (
          <>
            <ButtonLink href={below(`${own}/edit`)} label="activities.one.edit" quiet icon="pencil" />
            <ButtonLink href={below(`${own}/sign-ups`)} label="activities.signups.heading" quiet />
            <ButtonLink href={below(`${own}/poster`)} label="activities.prints.poster.heading" quiet />
            <ButtonLink href={below(`${own}/stories`)} label="activities.stories.heading" quiet />
          </>
        )
      }
    >
      <DefinitionList
        items={[
          ['activities.form.description', activity.description],
          ['activities.form.place', activity.place],
          [
            'activities.form.promoters',
            <BehindList behind={behind.filter((one) => one.part === 'promoter')} />,
          ],
          [
            'activities.form.partners',
            <BehindList behind={behind.filter((one) => one.part === 'partner')} />,
          ],
          [
            'activities.list.published',
            activity.publishedAt ? (
              <a href={below(`/agenda/${activity.id}`)}>{t('activities.one.seePublic')}</a>
            ) : (
              <Tag tone="attention">{t('activities.list.notPublished')}</Tag>
            ),
          ],
        ]}
      />
      <Overview activity={activity} seen={seen} inTeam={mayChange} />
      <Section
        heading="activities.one.coming"
        actions={
          mayChange && (
            <>
              <ButtonLink
                href={below(`${own}/sessions/new`)}
                label="activities.one.addSession"
                quiet
                icon="plus"
              />
              <ButtonLink
                href={below(`${own}/series`)}
                label={series ? 'activities.one.changeSeries' : 'activities.one.makeSeries'}
                quiet
              />
            </>
          )
        }
      >
        {coming.length ? (
          <SessionList
            sessions={coming}
            presences={presences}
            heading="activities.one.coming"
            mayChange={mayChange}
          />
        ) : (
          <p>{t('activities.one.noneComing')}</p>
        )}
      </Section>
      {past.length > 0 && (
        <Section heading="activities.one.past">
          <SessionList
            sessions={past}
            presences={presences}
            heading="activities.one.past"
            mayChange={mayChange}
          />
        </Section>
      )}
    </Page>
  )
}

function BehindList({ behind }: { behind: readonly Behind[] }) {
  const { t } = useTexts()
  const below = useBelow()
  if (behind.length === 0) return t('activities.one.nobody')
  return (
    <ul class="plain-list">
      {behind.map((one) => (
        <li>
          <a href={below(`/${one.kind === 'person' ? 'people' : 'organisations'}/${one.id}`)}>{one.label}</a>
        </li>
      ))}
    </ul>
  )
}
