import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../../ground/ui/card.tsx'
import { Checkbox, Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { partAsked } from '../../../../ground/ui/list-asked.ts'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { Pagination } from '../../../../ground/ui/pagination.tsx'
import { Tabs } from '../../../../ground/ui/tabs.tsx'
import { TEAM } from '../../../people/rules.ts'
import { municipalitiesHere } from '../../../territories/reads.ts'
import type { Kind } from '../../kinds/forms.ts'
import { allKinds, sideOf } from '../../kinds/reads.ts'
import type { Side } from '../../kinds/rules.ts'
import { kindHere, todayOf } from '../../parts/here.ts'
import { itemSeen } from '../../parts/steps.ts'
import { NoticeCard } from '../parts/notice-card.tsx'
import { NoticesFile } from '../parts/notices-file.tsx'
import { PointMap } from '../parts/point-map.tsx'
import { countStanding, NOTICES_A_PAGE, type Notice, noticesLike } from '../reads.ts'

export const hub = new Hono<Env>().get('/exchange', async (c) => {
  const { actor } = c.var
  const counted = await asActor(actor, (tx) => countStanding(tx, todayOf(c)))
  const signedIn = actor.personId !== null
  return c.render(
    <HubPage
      kinds={allKinds().map((kind) => ({
        kind,
        needs: counted(kind.code, 'need'),
        offers: counted(kind.code, 'offer'),
      }))}
      signedIn={signedIn}
      team={holdsRole(actor, ...TEAM)}
    />,
    { title: c.var.t('exchange.hub.heading'), section: '/exchange' },
  )
})

type HubProps = {
  kinds: readonly { kind: Kind; needs: number; offers: number }[]
  signedIn: boolean
  team: boolean
}

function HubPage({ kinds, signedIn, team }: HubProps) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="exchange.hub.heading"
      lead="exchange.hub.lead"
      actions={
        <>
          {team && <ButtonLink href={below('/exchange/board')} label="exchange.board.heading" />}
          {signedIn && <ButtonLink href={below('/exchange/mine')} label="exchange.mine.heading" quiet />}
        </>
      }
    >
      <CardGrid>
        {kinds.map(({ kind, needs, offers }) => (
          <Card
            title={t(kind.label)}
            href={below(`/exchange/${kind.code}`)}
            foot={
              <span>
                {t('exchange.hub.needs', { count: needs })} · {t('exchange.hub.offers', { count: offers })}
              </span>
            }
          >
            <p>{t(kind.lead)}</p>
          </Card>
        ))}
      </CardGrid>
    </Page>
  )
}

const OTHER = { need: 'offer', offer: 'need' } as const satisfies Record<Side, Side>

export const catalogue = new Hono<Env>().get('/exchange/:codeOfKind', async (c) => {
  const { actor } = c.var
  const kind = kindHere(c)
  const side: Side = c.req.query('side') === 'need' ? 'need' : 'offer'
  const { page, ...part } = partAsked(c, NOTICES_A_PAGE)
  const filter = {
    kind: kind.code,
    side,
    q: c.req.query('q'),
    istatCode: c.req.query('at'),
    unchecked: c.req.query('unchecked') === 'yes' && holdsRole(actor, ...TEAM),
  }
  const shown = await asActor(actor, async (tx) => ({
    ...(await noticesLike(tx, filter, todayOf(c), part)),
    towns: await municipalitiesHere(tx),
  }))
  const one = sideOf(kind, side)
  const team = holdsRole(actor, ...TEAM)
  // Whoever looks at what is offered may be looking for it: both ways begin here, the one that is shown first.
  const writes = [side, OTHER[side]].filter(
    (one) => team || (actor.personId !== null && (sideOf(kind, one).citizens || holdsRole(actor, 'partner'))),
  )
  return c.render(
    <CataloguePage
      {...shown}
      kind={kind}
      side={side}
      page={page}
      writes={writes}
      signedIn={actor.personId !== null}
      team={team}
      steps={(kind.pages ?? []).filter((step) => itemSeen(actor, step))}
    />,
    { title: `${c.var.t(kind.label)} – ${c.var.t(one.label)}`, section: '/exchange' },
  )
})

type CatalogueProps = {
  kind: Kind
  side: Side
  notices: readonly Notice[]
  total: number
  page: number
  towns: readonly { istat_code: string; name: string }[]
  /** The sides whoever looks may publish. */
  writes: readonly Side[]
  signedIn: boolean
  team: boolean
  steps: NonNullable<Kind['pages']>
}

function CataloguePage(shown: CatalogueProps) {
  const { kind, side, notices, total, page, towns, writes, signedIn, team, steps } = shown
  const { t } = useTexts()
  const below = useBelow()
  const here = `/exchange/${kind.code}`
  return (
    <Page
      heading={kind.label}
      lead={kind.lead}
      crumbs={[{ href: below('/exchange'), label: 'exchange.hub.heading' }]}
      actions={
        <>
          {writes.map((one) => (
            <ButtonLink
              href={below(`${here}/${one}/new`)}
              label={sideOf(kind, one).label}
              icon="plus"
              quiet={one !== side}
            />
          ))}
          {steps.map(({ href, label }) => (
            <ButtonLink href={below(href)} label={label} quiet />
          ))}
          {team && kind.agreement.alone && (
            <ButtonLink href={below(`${here}/agreements/new`)} label={kind.agreement.label} quiet />
          )}
          {team && (
            <ButtonLink href={below(`/exchange/weights/${kind.code}`)} label="exchange.weights.link" quiet />
          )}
        </>
      }
    >
      <Tabs
        label="exchange.catalogue.sides"
        tabs={(['offer', 'need'] as const).map((one) => ({
          href: below(`${here}?side=${one}`),
          label: one === 'offer' ? 'exchange.catalogue.offers' : 'exchange.catalogue.needs',
          current: one === side,
        }))}
      />
      <Filters>
        <input type="hidden" name="side" value={side} />
        <Field name="q" type="search" label="exchange.catalogue.words" />
        <Select
          name="at"
          label="exchange.catalogue.at"
          blank="exchange.catalogue.anywhere"
          options={towns.map(({ istat_code, name }) => ({ value: istat_code, label: name }))}
        />
        {team && <Checkbox name="unchecked" label="exchange.catalogue.unchecked" />}
      </Filters>
      {notices.length === 0 ? (
        <EmptyState
          heading={side === 'need' ? 'exchange.catalogue.noNeeds' : 'exchange.catalogue.noOffers'}
          {...(!signedIn && { text: 'exchange.catalogue.signIn' as const })}
        />
      ) : (
        <>
          <p class="hint">{t('exchange.catalogue.found', { count: total })}</p>
          <PointMap notices={notices} />
          <CardGrid>
            {notices.map((notice) => (
              <NoticeCard notice={notice} />
            ))}
          </CardGrid>
          <NoticesFile kind={kind} side={side} notices={notices} />
          <Pagination page={page} perPage={NOTICES_A_PAGE} total={total} />
        </>
      )}
    </Page>
  )
}
