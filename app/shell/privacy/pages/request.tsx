import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { currentAuth } from '../../../ground/access/auth.ts'
import { forgetErasedAccounts } from '../../../ground/access/forget-erased.ts'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { Select } from '../../../ground/ui/choices.tsx'
import { TextArea } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { answerForm } from '../../../rooms/people/rights/forms.ts'
import { type RightsRequest, requestById, restrictedSince } from '../../../rooms/people/rights/reads.ts'
import { OUTCOMES, type RequestKind } from '../../../rooms/people/rights/rules.ts'
import { closeRequest, liftRestriction, restrictPerson } from '../../../rooms/people/rights/writes.ts'
import { tellOpened } from '../../../rooms/people/sensitive/parts/letter.ts'
import { logFault } from '../../log.ts'
import { copyOf, zipOf } from '../copy.ts'
import { type ErasurePlan, erasePerson, planErasure } from '../erasure.ts'
import { ErasurePlanned } from '../parts/erasure-planned.tsx'

const pathOf = (id: string) => `/privacy/requests/${id}`

/** Whether or not it works at once: what is left is tried again every few minutes. */
const forgetNow = (c: Context<Env>) =>
  forgetErasedAccounts(currentAuth()).catch((error: Error) => logFault(error, c.var.requestId))

export const requestPage = new Hono<Env>()
  .get('/privacy/requests/:id', async (c) => {
    const actor = requireRole(c, 'coordinator')
    return show(c, actor, await requestHere(c, actor))
  })
  .post('/privacy/requests/:id', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const request = await requestHere(c, actor)
    const form = await parseForm(answerForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, request, form)
    }
    const closed = await asActor(actor, (tx) => closeRequest(tx, actor, request.id, form.value, today(c)))
    flash(c, closed ? 'privacy.request.closed' : 'privacy.request.closedAlready')
    return c.redirect(below(c, pathOf(request.id)), 303)
  })
  .get('/privacy/requests/:id/copy', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const request = await openRequest(c, actor, 'export')
    const { t, language, territory } = c.var
    const reason = t('privacy.copy.reason', { day: textsOf(c).day(request.askedOn) })
    const { recorded, told } = await asActor(actor, (tx) =>
      copyOf(tx, actor, request.personId, request.id, reason),
    )
    await tellOpened(territory, told)
    const name = request.name ?? ''
    const zip = zipOf(recorded, { name, territory: territory.name, on: today(c), language, t })
    c.header('Content-Type', 'application/zip')
    c.header('Content-Disposition', `attachment; filename="trama-${request.id.slice(-12)}.zip"`)
    return c.body(zip as Uint8Array<ArrayBuffer>)
  })
  .post('/privacy/requests/:id/erase', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const request = await openRequest(c, actor, 'erasure')
    const { t } = c.var
    const erased = await asActor(actor, async (tx) => {
      const outcome = await erasePerson(tx, actor, request.personId, request.id)
      if (!outcome.ok) return outcome
      const partly = outcome.value.keptFor.length > 0
      const answer = t(partly ? 'privacy.request.erasedPartly' : 'privacy.request.erasedAnswer')
      await closeRequest(tx, actor, request.id, { outcome: partly ? 'partly' : 'done', answer }, today(c))
      return outcome
    })
    if (erased.ok) {
      await forgetNow(c)
      flash(c, 'privacy.request.erased')
    } else flash(c, erased.refusal, 'warning')
    return c.redirect(below(c, pathOf(request.id)), 303)
  })
  .post('/privacy/requests/:id/restrict', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const request = await requestHere(c, actor)
    if (!request.name) return c.notFound()
    await asActor(actor, (tx) => restrictPerson(tx, actor, request.personId, request.id, today(c)))
    flash(c, 'privacy.request.restricted')
    return c.redirect(below(c, pathOf(request.id)), 303)
  })
  .post('/privacy/requests/:id/lift', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const request = await requestHere(c, actor)
    await asActor(actor, (tx) => liftRestriction(tx, actor, request.personId, today(c)))
    flash(c, 'privacy.request.lifted')
    return c.redirect(below(c, pathOf(request.id)), 303)
  })

const today = (c: Context<Env>) => textsOf(c).dayOf(c.var.now)

async function requestHere(c: Context<Env>, actor: SignedInActor): Promise<RightsRequest> {
  const id = c.req.param('id') ?? ''
  const request = isId(id) ? await asActor(actor, (tx) => requestById(tx, id)) : undefined
  if (!request) throw new NotHere()
  return request
}

/** A request that still waits, of the kind that lets this be done, about somebody who is still here. */
async function openRequest(c: Context<Env>, actor: SignedInActor, kind: RequestKind) {
  const request = await requestHere(c, actor)
  if (request.closedOn || request.kind !== kind || !request.name) throw new NotHere()
  return request
}

async function show(c: Context<Env>, actor: SignedInActor, request: RightsRequest, form: FormState = {}) {
  const waits = !request.closedOn && request.name !== null
  const loaded = await asActor(actor, async (tx) => ({
    restricted: await restrictedSince(tx, request.personId),
    plan:
      waits && request.kind === 'erasure'
        ? await planErasure(tx, actor, request.personId, request.id)
        : undefined,
  }))
  return c.render(<RequestPage request={request} {...loaded} form={form} />, {
    title: c.var.t('privacy.request.heading'),
    section: '/privacy',
  })
}

type Props = {
  request: RightsRequest
  restricted: string | undefined
  plan: ErasurePlan | undefined
  form: FormState
}

function RequestPage({ request, restricted, plan, form }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const here = below(pathOf(request.id))
  const kind = t(`people.rights.kind.${request.kind as RequestKind}`)
  return (
    <Page
      heading={{ said: kind }}
      kicker={request.name ?? t('privacy.requests.gone')}
      crumbs={[
        { href: below('/privacy'), label: 'directory.privacy.heading' },
        { href: below('/privacy/requests'), label: 'privacy.requests.heading' },
      ]}
      width="reading"
    >
      <p>
        {day(request.askedOn)} · {t('people.rights.due', { day: day(request.dueOn) })}
        {request.name && (
          <>
            {' · '}
            <a href={below(`/people/${request.personId}`)}>{request.name}</a>
          </>
        )}
      </p>
      {request.said && <p class="prose">{request.said}</p>}
      {request.closedOn && (
        <Callout kind="success">
          <p>
            {t('people.rights.closed', { day: day(request.closedOn) })}:{' '}
            {t(`people.rights.outcome.${request.outcome as (typeof OUTCOMES)[number]}`)}
          </p>
          <p>{request.answer}</p>
        </Callout>
      )}
      {!request.closedOn && request.kind === 'export' && request.name && (
        <Section heading="people.rights.kind.export" lead="privacy.request.copyText">
          <ButtonLink href={`${here}/copy`} label="privacy.request.copy" />
        </Section>
      )}
      {plan && <ErasurePlanned plan={plan} action={`${here}/erase`} />}
      {request.kind === 'restriction' && request.name && (
        <ActionButton
          action={`${here}/${restricted ? 'lift' : 'restrict'}`}
          label={restricted ? 'privacy.request.lift' : 'privacy.request.restrict'}
        />
      )}
      {!request.closedOn && (
        <Section heading="privacy.request.answer">
          <Form {...form} submit="privacy.request.close">
            <Select
              name="outcome"
              label="privacy.request.outcome"
              options={OUTCOMES.map((value) => ({ value, label: t(`people.rights.outcome.${value}`) }))}
              required
            />
            <TextArea name="answer" label="privacy.request.words" rows={3} maxlength={2000} required />
          </Form>
        </Section>
      )}
    </Page>
  )
}
