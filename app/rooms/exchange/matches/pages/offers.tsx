import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Refusal } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { TEAM } from '../../../people/rules.ts'
import { FULL_FIT } from '../../kinds/rules.ts'
import { type Notice, noticeById } from '../../notices/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { Reasons } from '../../parts/reasons.tsx'
import { proposeForm } from '../forms.ts'
import { type Offered, type OffersFor, offersFor } from '../reads.ts'
import { propose } from '../writes.ts'

export const matchOffers = new Hono<Env>()
  .get('/exchange/notices/:id/offers', async (c) => show(c, requireRole(c, ...TEAM)))
  .post('/exchange/notices/:id/offers', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(proposeForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const { offerId } = form.value
    const proposed = await asActor(actor, (tx) =>
      propose(tx, actor, { id: form.once, needId: idHere(c), offerId }, todayOf(c)),
    )
    if (proposed.ok) {
      flash(c, 'exchange.match.proposedNow')
      return c.redirect(below(c, `/exchange/matches/${proposed.value.matchId}`), 303)
    }
    c.status(409)
    return show(c, actor, { refusal: proposed.refusal })
  })

type Found = OffersFor & { offers: ReadonlyMap<string, Notice> }

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const found = await asActor(actor, async (tx): Promise<Found> => {
    const matched = await offersFor(tx, actor, idHere(c), todayOf(c))
    const offers = new Map<string, Notice>()
    for (const { id } of matched.best) {
      const offer = await noticeById(tx, id)
      if (offer) offers.set(id, offer)
    }
    return { ...matched, offers }
  })
  return c.render(<OffersPage {...found} form={form} />, {
    title: c.var.t('exchange.match.find'),
    section: '/exchange',
  })
}

function OffersPage({ form, ...found }: Found & { form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  const { kind, need, best, possible, standing, full, offers } = found
  return (
    <Page
      heading="exchange.match.find"
      kicker={need.title}
      lead={['exchange.match.found', { count: possible, standing }]}
      crumbs={[
        ...useCrumbs(kind),
        { href: below(`/exchange/notices/${need.id}`), label: { said: need.title } },
      ]}
    >
      <Refusal reason={form.refusal} />
      {possible === 0 && <NothingFits {...found} />}
      {full > 0 && <p class="hint">{t('exchange.match.fullToo', { count: full })}</p>}
      <ol class="plain-list stack">
        {best.map((one) => {
          const offer = offers.get(one.id)
          return offer && <OneOffer offer={offer} offered={one} needId={need.id} />
        })}
      </ol>
    </Page>
  )
}

/** A need with no place that could ever match says so at once, and what would help. */
function NothingFits({ standing, ifChanged, missing }: Found) {
  const { t } = useTexts()
  if (standing === 0)
    return <Callout kind="warning" heading="exchange.match.none" text="exchange.match.noOffers" />
  return (
    <Callout kind="warning" heading="exchange.match.none">
      {ifChanged.length === 0 ? (
        <p>{t('exchange.match.noneAlone')}</p>
      ) : (
        <>
          <p>{t('exchange.match.ifChanged')}</p>
          <ul>
            {ifChanged.map(({ code, offers }) => (
              <li>
                {missing[code] && t(missing[code].key as TextKey, missing[code].params)}{' '}
                <strong>{t('exchange.match.wouldFit', { count: offers })}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </Callout>
  )
}

function OneOffer({ offer, offered, needId }: { offer: Notice; offered: Offered; needId: string }) {
  const { t, percent } = useTexts()
  const below = useBelow()
  return (
    <li class="panel stack">
      <div class="beside">
        <h2 class="card-title">
          <a href={below(`/exchange/notices/${offer.id}`)}>{offer.title}</a>
        </h2>
        <Tag tone="primary">{t('exchange.match.fits', { share: percent(offered.fit / FULL_FIT) })}</Tag>
        {offer.places > 1 && <Tag>{t('exchange.match.left', { count: offered.placesLeft })}</Tag>}
      </div>
      <p class="hint">{[offer.organisation, offer.place, offer.municipality].filter(Boolean).join(' · ')}</p>
      <Reasons reasons={offered} />
      <ActionButton
        action={below(`/exchange/notices/${needId}/offers`)}
        label={['exchange.match.propose', { title: offer.title }]}
        fields={{ offerId: offer.id }}
      />
    </li>
  )
}
