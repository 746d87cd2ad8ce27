import { type Context, Hono } from 'hono'
import { reachedAt } from '../../../../ground/access/reached-at.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { LANGUAGES, spokenOr } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { codeOf } from '../../checkin/reads.ts'
import { type To, termsOf } from '../../signups/reads.ts'
import { type PosterQuery, posterQuery } from '../forms.ts'
import { Choice } from '../parts/choice.tsx'
import { PosterSheet } from '../parts/poster.tsx'
import { type Poster, posterOf } from '../reads.ts'
import { LEADS, SIZES } from '../rules.ts'

/** A poster of an activity, or of one of its sessions: chosen here, printed by the browser. */
export const posters = new Hono<Env>()
  .get('/activities/:id/poster', (c) => show(c))
  .get('/activities/:id/sessions/:sessionId/poster', (c) => show(c))

async function show(c: Context<Env>) {
  const actor = requireRole(c, ...TEAM)
  const [activityId = '', sessionId] = [c.req.param('id'), c.req.param('sessionId')]
  if (!isId(activityId) || (sessionId && !isId(sessionId))) throw new NotHere()
  const to = { activityId, sessionId: sessionId ?? null }
  const query = posterQuery(spokenOr(c.var.territory.language)).parse(c.req.query())
  const found = await asActor(actor, async (tx) => {
    const poster = await posterOf(tx, to, c.var.now)
    if (!poster) throw new NotHere()
    return {
      poster,
      code: sessionId ? await codeOf(tx, sessionId) : undefined,
      signUp: (await termsOf(tx, to))?.taking ?? false,
    }
  })
  return c.render(
    <PosterPage {...found} to={to} query={query} origin={reachedAt(c)} territory={c.var.territory} />,
    {
      title: `${c.var.t('activities.prints.poster.heading')} · ${found.poster.title}`,
      section: '/activities',
    },
  )
}

type Props = {
  poster: Poster
  code: string | undefined
  signUp: boolean
  to: To
  query: PosterQuery
  origin: string
  territory: { name: string; timeZone: string }
}

function PosterPage({ poster, code, signUp, to, query, origin, territory }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const { activityId, sessionId } = to
  const isCheckIn = query.leads === 'checkin' && sessionId !== null
  const desk = below(`/activities/${activityId}${sessionId ? `/sessions/${sessionId}` : ''}`)
  const path = isCheckIn ? `/qui/${code}` : `/agenda/${activityId}${sessionId ? `/${sessionId}` : ''}`
  return (
    <Page
      heading="activities.prints.poster.heading"
      kicker={poster.title}
      lead="activities.prints.poster.lead"
      crumbs={[
        { href: below('/activities'), label: 'activities.list.heading' },
        { href: below(`/activities/${activityId}`), label: { said: poster.title } },
      ]}
    >
      <div class="only-screen">
        <Filters submit="activities.prints.poster.show">
          <Choice name="size" options={SIZES} value={query.size} />
          <Choice name="language" options={LANGUAGES} value={query.language} />
          {sessionId && <Choice name="leads" options={LEADS} value={query.leads} />}
        </Filters>
      </div>
      {isCheckIn && !code ? (
        <Callout kind="warning" text="activities.prints.poster.noCode">
          <ButtonLink href={`${desk}/check-in`} label="activities.checkin.make" />
        </Callout>
      ) : !isCheckIn && !poster.public ? (
        <Callout kind="warning" text="activities.prints.poster.notPublic" />
      ) : (
        <>
          <p class="hint only-screen">{t('activities.prints.poster.howToPrint')}</p>
          <PosterSheet
            poster={poster}
            size={query.size}
            language={query.language}
            territory={territory}
            leading={{
              leads: isCheckIn ? 'checkin' : 'page',
              address: origin + below(path),
              code: isCheckIn ? code : undefined,
              typeAt: origin + below('/qui'),
              signUp,
            }}
          />
        </>
      )}
    </Page>
  )
}
