import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Radios } from '../../../ground/ui/choices.tsx'
import { TextArea } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../ground/ui/form.tsx'
import { Page, Section } from '../../../ground/ui/page.tsx'
import { type PrivacyOf, privacyOf } from '../../../rooms/people/consents/reads.ts'
import type { ConsentKind } from '../../../rooms/people/consents/rules.ts'
import { revokeConsent } from '../../../rooms/people/consents/writes.ts'
import { childrenOf } from '../../../rooms/people/guardians/reads.ts'
import { type PersonName, personNamed } from '../../../rooms/people/reads.ts'
import { requestForm } from '../../../rooms/people/rights/forms.ts'
import { KindOfRequest, RequestList } from '../../../rooms/people/rights/parts/requests.tsx'
import { type RightsRequest, requestsOf } from '../../../rooms/people/rights/reads.ts'
import { askRight } from '../../../rooms/people/rights/writes.ts'
import { fullName } from '../../../rooms/people/rules.ts'

// The day and the way are known: today, from this page.
const askForm = requestForm.omit({ askedOn: true, how: true }).extend({ who: z.guid() })

export const mine = new Hono<Env>()
  .get('/privacy/mine', (c) => show(c, signedIn(c)))
  .post('/privacy/mine', async (c) => {
    const actor = signedIn(c)
    const form = await parseForm(askForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const { who, ...asked } = form.value
    const { dayOf, now } = textsOf(c)
    await asActor(actor, async (tx) => {
      if (!(await mineAre(tx, actor, dayOf(now))).some(({ id }) => id === who)) throw new NotHere()
      await askRight(tx, actor, form.once, who, { ...asked, askedOn: dayOf(now), how: 'page' })
    })
    flash(c, 'people.rights.saved')
    return c.redirect(below(c, '/privacy/mine'), 303)
  })
  .post('/privacy/mine/consents/:id/revoke', async (c) => {
    const actor = signedIn(c)
    const { id } = c.req.param()
    const { dayOf, now } = textsOf(c)
    const revoked = isId(id) && (await asActor(actor, (tx) => revokeConsent(tx, actor, id, dayOf(now))))
    if (!revoked) return c.notFound()
    flash(c, 'people.consents.revoked')
    return c.redirect(below(c, '/privacy/mine'), 303)
  })

/** The person, and the children they answer for in the product: who holds the role of a guardian. */
async function mineAre(tx: ActorTx, actor: SignedInActor, today: string): Promise<PersonName[]> {
  const self = await personNamed(tx, actor.personId)
  const children = actor.roles.includes('guardian') ? await childrenOf(tx, actor.personId, today) : []
  return [...(self ? [self] : []), ...children]
}

type About = { person: PersonName; privacy: PrivacyOf; requests: RightsRequest[] }

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const { dayOf, now } = textsOf(c)
  const people = await asActor(actor, async (tx) => {
    const about: About[] = []
    for (const person of await mineAre(tx, actor, dayOf(now)))
      about.push({
        person,
        privacy: await privacyOf(tx, person.id),
        requests: await requestsOf(tx, [person.id]),
      })
    return about
  })
  return c.render(<MinePage people={people} form={form} />, {
    title: c.var.t('privacy.mine.heading'),
    section: '/privacy',
    robots: 'noindex',
  })
}

function MinePage({ people, form }: { people: readonly About[]; form: FormState }) {
  const below = useBelow()
  const [self] = people
  return (
    <Page
      heading="privacy.mine.heading"
      lead="privacy.mine.lead"
      crumbs={[{ href: below('/privacy'), label: 'directory.privacy.heading' }]}
      width="reading"
    >
      {people.map((about) => (
        <OnePerson {...about} />
      ))}
      <Section heading="privacy.mine.ask" lead="people.rights.lead">
        <Form {...form} submit="people.rights.askMine">
          <Radios
            name="who"
            label="privacy.mine.for"
            options={people.map(({ person }) => ({ value: person.id, label: fullName(person) }))}
            value={self?.person.id}
            required
          />
          <KindOfRequest />
          <TextArea name="said" label="privacy.mine.said" rows={3} maxlength={2000} />
        </Form>
      </Section>
    </Page>
  )
}

function OnePerson({ person, privacy, requests }: About) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Section heading={{ said: fullName(person) }}>
      <h3>{t('people.consents.section')}</h3>
      {privacy.consents.length === 0 && <p class="hint">{t('people.consents.none')}</p>}
      <ul>
        {privacy.consents.map((one) => (
          <li>
            {t(`people.consents.kind.${one.kind as ConsentKind}`)}, {day(one.givenOn)}{' '}
            {one.revokedOn ? (
              t('people.consents.revokedOn', { day: day(one.revokedOn) })
            ) : (
              <ActionButton
                action={below(`/privacy/mine/consents/${one.id}/revoke`)}
                label="people.consents.revoke"
              />
            )}
          </li>
        ))}
      </ul>
      {requests.length > 0 && (
        <>
          <h3>{t('privacy.mine.requests')}</h3>
          <RequestList requests={requests} mayAnswer={false} />
        </>
      )}
    </Section>
  )
}
