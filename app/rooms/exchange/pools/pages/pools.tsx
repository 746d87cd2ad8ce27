import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkboxes, Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { TEAM } from '../../../people/rules.ts'
import { allKinds, kindCalled } from '../../kinds/reads.ts'
import { type Notice, noticesLike } from '../../notices/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { answerForm, joinForm, poolForm } from '../forms.ts'
import { allPools, needsIn, needsToJoin, type Pool, poolById } from '../reads.ts'
import { answerPool, joinPool, leavePool, openPool } from '../writes.ts'

export const poolPages = new Hono<Env>()
  .get('/exchange/pools', (c) => showAll(c))
  .post('/exchange/pools', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(poolForm, c)
    if (!form.ok) {
      c.status(422)
      return showAll(c, form)
    }
    const opened = await asActor(actor, (tx) => openPool(tx, actor, form.once, form.value))
    if (opened.ok) return c.redirect(below(c, `/exchange/pools/${opened.value.id}`), 303)
    c.status(422)
    return showAll(c, { ...form, errors: { kind: [opened.refusal] } })
  })
  .get('/exchange/pools/:id', (c) => showOne(c))
  .post('/exchange/pools/:id/join', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(joinForm, c)
    if (!form.ok) {
      c.status(422)
      return showOne(c, { join: form })
    }
    const joined = await asActor(actor, (tx) => joinPool(tx, actor, idHere(c), form.value.needIds))
    if (joined.ok) {
      flash(c, 'exchange.pools.joinedNow')
      return c.redirect(below(c, `/exchange/pools/${idHere(c)}`), 303)
    }
    c.status(409)
    return showOne(c, { join: { ...form, refusal: joined.refusal } })
  })
  .post('/exchange/pools/:id/leave/:need', async (c) => {
    const actor = requireRole(c, ...TEAM)
    await asActor(actor, (tx) => leavePool(tx, actor, idHere(c), idHere(c, 'need')))
    return c.redirect(below(c, `/exchange/pools/${idHere(c)}`), 303)
  })
  .post('/exchange/pools/:id/answer', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(answerForm, c)
    if (!form.ok) {
      c.status(422)
      return showOne(c, { answer: form })
    }
    const answered = await asActor(actor, (tx) =>
      answerPool(tx, actor, form.once, idHere(c), form.value.offerId, todayOf(c)),
    )
    if (answered.ok) {
      flash(c, 'exchange.agree.done')
      return c.redirect(below(c, `/exchange/agreements/${answered.value.agreementId}`), 303)
    }
    c.status(409)
    return showOne(c, { answer: { ...form, refusal: answered.refusal } })
  })

async function showAll(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...TEAM)
  const pools = await asActor(actor, allPools)
  return c.render(<PoolsPage pools={pools} form={form} />, {
    title: c.var.t('exchange.pools.heading'),
    section: '/exchange',
  })
}

const PoolTag = ({ pool }: { pool: Pool }) => {
  const { t } = useTexts()
  if (pool.closedOn) return <Tag tone="good">{t('exchange.pools.answered')}</Tag>
  return (
    <Tag tone={pool.joined >= pool.wanted ? 'attention' : 'plain'}>
      {t('exchange.pools.count', { joined: pool.joined, wanted: pool.wanted })}
    </Tag>
  )
}

function PoolsPage({ pools, form }: { pools: readonly Pool[]; form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page heading="exchange.pools.heading" lead="exchange.pools.lead" crumbs={useCrumbs()} width="reading">
      {pools.length === 0 && <p class="hint">{t('exchange.pools.none')}</p>}
      <ul class="plain-list">
        {pools.map((pool) => (
          <li class="beside">
            <a href={below(`/exchange/pools/${pool.id}`)}>{pool.title}</a>
            <PoolTag pool={pool} />
          </li>
        ))}
      </ul>
      <Section heading="exchange.pools.new">
        <Form {...form} submit="exchange.pools.open">
          <Select
            name="kind"
            label="exchange.board.kind"
            required
            options={allKinds()
              .filter(({ pools }) => pools)
              .map((kind) => ({ value: kind.code, label: t(kind.label) }))}
          />
          <Field
            name="title"
            label="exchange.pools.title"
            hint="exchange.pools.titleHint"
            required
            maxlength={120}
          />
          <Field
            name="wanted"
            type="number"
            min={2}
            max={1000}
            label="exchange.pools.wanted"
            required
            value={6}
          />
        </Form>
      </Section>
    </Page>
  )
}

type Forms = { join?: FormState; answer?: FormState }

async function showOne(c: Context<Env>, forms: Forms = {}) {
  const actor = requireRole(c, ...TEAM)
  const shown = await asActor(actor, async (tx) => {
    const pool = await poolById(tx, idHere(c))
    if (!pool) throw new NotHere()
    const today = todayOf(c)
    return {
      pool,
      needs: await needsIn(tx, pool.id),
      others: pool.closedOn ? [] : await needsToJoin(tx, pool, today),
      offers: (await noticesLike(tx, { kind: pool.kind, side: 'offer' }, today)).notices,
    }
  })
  return c.render(<PoolPage {...shown} forms={forms} />, { title: shown.pool.title, section: '/exchange' })
}

type PoolProps = {
  pool: Pool
  needs: readonly Notice[]
  others: readonly Notice[]
  offers: readonly Notice[]
  forms: Forms
}

function PoolPage({ pool, needs, others, offers, forms }: PoolProps) {
  const { t, shortDay } = useTexts()
  const below = useBelow()
  const here = below(`/exchange/pools/${pool.id}`)
  const missing = pool.wanted - needs.length
  const kind = kindCalled(pool.kind)
  const open = !pool.closedOn
  return (
    <Page
      heading={{ said: pool.title }}
      {...(kind && { kicker: t(kind.label) })}
      crumbs={[...useCrumbs(), { href: below('/exchange/pools'), label: 'exchange.pools.heading' }]}
      width="reading"
    >
      <PoolTag pool={pool} />
      <Section heading="exchange.pools.needs">
        {needs.length === 0 && <p class="hint">{t('exchange.pools.empty')}</p>}
        <ul class="plain-list">
          {needs.map((need) => (
            <li class="beside">
              <a href={below(`/exchange/notices/${need.id}`)}>{need.title}</a>
              <span class="hint">
                {[need.municipality, t('exchange.notice.until', { day: shortDay(need.untilOn) })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {open && (
                <ActionButton
                  action={`${here}/leave/${need.id}`}
                  label={['exchange.pools.leave', { title: need.title }]}
                />
              )}
            </li>
          ))}
        </ul>
      </Section>
      {open && missing > 0 && <p>{t('exchange.pools.missing', { count: missing })}</p>}
      {open && others.length > 0 && (
        <Section heading="exchange.pools.join">
          <Form {...forms.join} action={`${here}/join`} submit="exchange.pools.joinButton" idPrefix="join">
            <Checkboxes
              name="needIds"
              label="exchange.pools.which"
              options={others.map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Form>
        </Section>
      )}
      {open && missing <= 0 && offers.length === 0 && <p>{t('exchange.pools.noOffer')}</p>}
      {open && missing <= 0 && offers.length > 0 && (
        <Section heading="exchange.pools.answer" lead="exchange.pools.answerLead">
          <Form
            {...forms.answer}
            action={`${here}/answer`}
            submit="exchange.pools.answerButton"
            idPrefix="answer"
          >
            <Select
              name="offerId"
              label="exchange.offer"
              required
              options={offers.map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Form>
        </Section>
      )}
    </Page>
  )
}
