import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ButtonLink, Page, Split } from '../../../../ground/ui/page.tsx'
import { guardianForm } from '../../guardians/forms.ts'
import { Guardians } from '../../guardians/parts/guardians.tsx'
import { type GuardianOf, guardiansOf } from '../../guardians/reads.ts'
import { recordGuardian } from '../../guardians/writes.ts'
import { personHere } from '../../parts/person-here.ts'
import { hintOf } from '../../parts/person-hint.ts'
import { findPeople, keptIdOf, type PersonName, sameAs } from '../../reads.ts'
import { requestForm } from '../../rights/forms.ts'
import { Requests } from '../../rights/parts/requests.tsx'
import { type RightsRequest, requestsOf, restrictedSince } from '../../rights/reads.ts'
import { askRight } from '../../rights/writes.ts'
import { fullName, TEAM } from '../../rules.ts'
import { agreementForm, consentForm, informedForm, pressedForm } from '../forms.ts'
import { Agreement } from '../parts/agreement.tsx'
import { Consents } from '../parts/consents.tsx'
import { Informed } from '../parts/informed.tsx'
import { type PrivacyOf, privacyOf } from '../reads.ts'
import { agreeToAccompaniment, giveConsent, informPerson, objectToNetwork } from '../writes.ts'

/** Which form of the page was sent: it alone comes back with what was typed. */
type Sent = { which?: string; form?: FormState; found?: readonly Found[] }

const pathOf = (personId: string) => `/people/${personId}/privacy`

export const personPrivacy = new Hono<Env>()
  .get('/people/:id/privacy', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, actor, await personHere(actor, c.req.param('id')))
  })
  .post('/people/:id/privacy/consents', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const person = await personHere(actor, c.req.param('id'))
    const form = await parseForm(consentForm, c)
    if (!form.ok) return again(c, actor, person, { which: 'consents', form })
    const given = await asActor(actor, (tx) => giveConsent(tx, actor, form.once, person.id, form.value))
    if (!given.ok) {
      const errors = { givenBy: [given.refusal] }
      return again(c, actor, person, { which: 'consents', form: { ...form, errors } })
    }
    flash(c, 'people.consents.saved')
    return c.redirect(below(c, pathOf(person.id)), 303)
  })
  .post('/people/:id/privacy/agreements', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const person = await personHere(actor, c.req.param('id'))
    const form = await parseForm(agreementForm, c)
    if (!form.ok) return again(c, actor, person, { which: 'agreements', form })
    await asActor(actor, (tx) => agreeToAccompaniment(tx, actor, form.once, person.id, form.value))
    flash(c, 'people.agreement.saved')
    return c.redirect(below(c, pathOf(person.id)), 303)
  })
  .post('/people/:id/privacy/informed', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const person = await personHere(actor, c.req.param('id'))
    const form = await parseForm(informedForm, c)
    if (!form.ok) return again(c, actor, person, { which: 'informed', form })
    await asActor(actor, (tx) => informPerson(tx, actor, form.once, person.id, form.value))
    flash(c, 'people.informed.saved')
    return c.redirect(below(c, pathOf(person.id)), 303)
  })
  .post('/people/:id/privacy/objections', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const person = await personHere(actor, c.req.param('id'))
    const { once } = await parseForm(pressedForm, c)
    const { dayOf, now } = textsOf(c)
    await asActor(actor, (tx) => objectToNetwork(tx, actor, once, person.id, dayOf(now)))
    flash(c, 'people.objection.saved')
    return c.redirect(below(c, pathOf(person.id)), 303)
  })
  .post('/people/:id/privacy/guardians', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const person = await personHere(actor, c.req.param('id'))
    const form = await parseForm(guardianForm, c)
    if (!form.ok) {
      const found = form.searching && (await foundPeople(actor, form.searching.query))
      return again(c, actor, person, { which: 'guardians', form, ...(found && { found }) })
    }
    const recorded = await asActor(actor, async (tx) => {
      const guardian = (await keptIdOf(tx, form.value.guardian)) ?? form.value.guardian
      return recordGuardian(tx, actor, form.once, person.id, { ...form.value, guardian })
    })
    if (!recorded.ok) {
      const errors = { guardian: [recorded.refusal] }
      return again(c, actor, person, { which: 'guardians', form: { ...form, errors } })
    }
    flash(c, 'people.guardians.saved')
    return c.redirect(below(c, pathOf(person.id)), 303)
  })
  .post('/people/:id/privacy/requests', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const person = await personHere(actor, c.req.param('id'))
    const form = await parseForm(requestForm, c)
    if (!form.ok) return again(c, actor, person, { which: 'requests', form })
    await asActor(actor, (tx) => askRight(tx, actor, form.once, person.id, form.value))
    flash(c, 'people.rights.saved')
    return c.redirect(below(c, pathOf(person.id)), 303)
  })

async function foundPeople(actor: SignedInActor, query: string): Promise<Found[]> {
  const people = await asActor(actor, (tx) => findPeople(tx, query))
  return people.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) }))
}

function again(c: Context<Env>, actor: SignedInActor, person: PersonName, sent: Sent) {
  c.status(statusOfRetry(sent.form ?? {}))
  return show(c, actor, person, sent)
}

type Loaded = {
  privacy: PrivacyOf
  guardians: GuardianOf[]
  requests: RightsRequest[]
  restricted: string | undefined
}

async function load(tx: ActorTx, personId: string): Promise<Loaded> {
  return {
    privacy: await privacyOf(tx, personId),
    guardians: await guardiansOf(tx, personId),
    requests: await requestsOf(tx, await sameAs(tx, personId)),
    restricted: await restrictedSince(tx, personId),
  }
}

async function show(c: Context<Env>, actor: SignedInActor, person: PersonName, sent: Sent = {}) {
  const loaded = await asActor(actor, (tx) => load(tx, person.id))
  const mayAnswer = holdsRole(actor, 'coordinator')
  return c.render(<PrivacyPage person={person} {...loaded} sent={sent} mayAnswer={mayAnswer} />, {
    title: c.var.t('people.privacy.heading'),
    section: '/people',
  })
}

type Props = Loaded & { person: PersonName; sent: Sent; mayAnswer: boolean }

function PrivacyPage({ person, privacy, guardians, requests, restricted, sent, mayAnswer }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const here = below(pathOf(person.id))
  const formOf = (which: string) => (sent.which === which ? (sent.form ?? {}) : {})
  return (
    <Page
      heading="people.privacy.heading"
      kicker={fullName(person)}
      lead="people.privacy.lead"
      crumbs={[
        { href: below('/people'), label: 'people.list.heading' },
        { href: below(`/people/${person.id}`), label: { said: fullName(person) } },
      ]}
      actions={<ButtonLink href={`${here}/concerns`} label="people.concerns.section" icon="locked" quiet />}
    >
      {restricted && (
        <Callout kind="warning">
          <p>{t('people.privacy.restricted', { day: day(restricted) })}</p>
        </Callout>
      )}
      <Split
        aside={
          <>
            <Agreement agreements={privacy.agreements} here={here} form={formOf('agreements')} />
            <Informed privacy={privacy} here={here} form={formOf('informed')} />
          </>
        }
      >
        <Consents consents={privacy.consents} guardians={guardians} here={here} form={formOf('consents')} />
        <Guardians guardians={guardians} here={here} form={formOf('guardians')} found={sent.found ?? []} />
        <Requests requests={requests} here={here} form={formOf('requests')} mayAnswer={mayAnswer} />
      </Split>
    </Page>
  )
}
