import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { reachedAt } from '../../../../ground/access/reached-at.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { sentForm } from '../../../../ground/forms/parse-form.ts'
import { LANGUAGES, spokenOr } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { hoursOf } from '../../../places/reads.ts'
import type { Interval } from '../../../places/rules.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { type PosterQuery, posterQuery } from '../../prints/forms.ts'
import { Choice } from '../../prints/parts/choice.tsx'
import { SIZES } from '../../prints/rules.ts'
import { PointPoster } from '../parts/point-poster.tsx'
import { type Point, pointById } from '../reads.ts'
import { givePointCode } from '../writes.ts'

const PATH = '/places/:id/poster'

/** The poster of a place: its code is made once, the sheet is printed by the browser. */
export const pointPoster = new Hono<Env>()
  .get(PATH, async (c) => {
    const { point, code, hours } = await load(c)
    const query = posterQuery(spokenOr(c.var.territory.language)).parse(c.req.query())
    const origin = reachedAt(c)
    return c.render(
      <PosterPage
        point={point}
        hours={hours}
        query={query}
        territory={c.var.territory}
        code={code}
        address={origin + below(c, `/qui/${code}`)}
        typeAt={origin + below(c, '/qui')}
      />,
      { title: `${c.var.t('activities.points.poster.heading')} · ${point.name}`, section: '/places' },
    )
  })
  .post(PATH, async (c) => {
    const { actor, point } = await load(c)
    const once = String((await sentForm(c)).get('_once') ?? '')
    if (!isId(once)) throw new NotHere()
    await asActor(actor, (tx) => givePointCode(tx, actor, once, point.id))
    flash(c, 'activities.points.poster.made')
    return c.redirect(below(c, `/places/${point.id}/poster`), 303)
  })

type Loaded = { actor: SignedInActor; point: Point; code: string | undefined; hours: Interval[] }

async function load(c: Context<Env>): Promise<Loaded> {
  const actor = requireRole(c, ...TEAM)
  const id = idHere(c)
  return asActor(actor, async (tx) => {
    const found = await pointById(tx, id, todayOf(c))
    if (!found) throw new NotHere()
    return { actor, ...found, hours: await hoursOf(tx, id) }
  })
}

type Props = Omit<Loaded, 'actor'> & {
  query: PosterQuery
  territory: { name: string; timeZone: string }
  address: string
  typeAt: string
}

function PosterPage({ point, code, query, ...sheet }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const at = below(`/places/${point.id}`)
  return (
    <Page
      heading="activities.points.poster.heading"
      kicker={point.name}
      lead="activities.points.poster.lead"
      crumbs={[{ href: at, label: { said: point.name } }]}
    >
      {!point.isPublic && <Callout kind="warning" text="activities.points.poster.notPublic" />}
      {code ? (
        <>
          <div class="only-screen">
            <Filters submit="activities.prints.poster.show">
              <Choice name="size" options={SIZES} value={query.size} />
              <Choice name="language" options={LANGUAGES} value={query.language} />
            </Filters>
            <p class="hint">{t('activities.prints.poster.howToPrint')}</p>
          </div>
          <PointPoster {...sheet} {...query} point={point} code={code} />
        </>
      ) : (
        <ActionButton action={`${at}/poster`} label="activities.points.poster.make" quiet={false} />
      )}
    </Page>
  )
}
