import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../ground/texts/use-texts.ts'
import { below } from '../../../ground/ui/below.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { comesBack } from '../../../ground/ui/comes-back.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { hintOf } from '../../people/parts/person-hint.ts'
import { findPeople, keptIdOf } from '../../people/reads.ts'
import { fullName, TEAM } from '../../people/rules.ts'
import { newPersonNamed } from '../../people/writes.ts'
import { dayForm, memberForm } from '../forms.ts'
import { joining, letJoin } from '../parts/joining.ts'
import { Members, NEW_PERSON } from '../parts/members.tsx'
import { OrganisationFrame } from '../parts/organisation-frame.tsx'
import { organisationHere, type WithContact } from '../parts/organisation-here.ts'
import { membersOf } from '../reads.ts'

export const members = new Hono<Env>()
  .get('/organisations/:id/members', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, actor, await organisationHere(actor, c.req.param('id')))
  })
  .post('/organisations/:id/members', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const here = await organisationHere(actor, c.req.param('id'))
    const form = await parseForm(memberForm, c)
    if (!form.ok) {
      const query = form.searching?.query
      const found = query ? await asActor(actor, (tx) => findPeople(tx, query)) : []
      c.status(statusOfRetry(form))
      return show(
        c,
        actor,
        here,
        form,
        found.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) })),
      )
    }
    const { dayOf, now } = textsOf(c)
    const organisationId = here.organisation.id
    const joined = await asActor(actor, async (tx) => {
      const personId = await whoIs(tx, actor, form.value.personId)
      if (!personId) throw new NotHere()
      return letJoin(tx, actor, form.once, { ...form.value, organisationId, personId }, dayOf(now))
    })
    if (!joined.ok) {
      c.status(422)
      return show(c, actor, here, { ...form, errors: { personId: [joined.refusal] } })
    }
    flash(c, 'organisations.member.joined')
    return c.redirect(below(c, `/organisations/${organisationId}/members`), 303)
  })
  .post('/organisations/:id/members/:member/leave', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { id, member } = c.req.param()
    const here = await organisationHere(actor, id)
    const form = await parseForm(dayForm, c)
    if (!isId(member)) throw new NotHere()
    const left = form.ok && (await asActor(actor, (tx) => joining.leave(tx, actor, member, form.value.on)))
    if (!left) {
      comesBack(c, form.ok ? { ...form, errors: { on: ['organisations.member.notLeft'] } } : form)
      c.status(422)
      return show(c, actor, here)
    }
    flash(c, 'organisations.member.left')
    return c.redirect(below(c, `/organisations/${here.organisation.id}/members`), 303)
  })

/** Somebody known, or somebody named for the first time. */
async function whoIs(tx: ActorTx, actor: SignedInActor, said: string): Promise<string | undefined> {
  const name = said.startsWith(`${NEW_PERSON}:`) ? said.slice(NEW_PERSON.length + 1).trim() : ''
  if (name) return newPersonNamed(tx, actor, name)
  return isId(said) ? keptIdOf(tx, said) : undefined
}

async function show(
  c: Context<Env>,
  actor: SignedInActor,
  here: WithContact,
  form: FormState = {},
  found: Found[] = [],
) {
  const people = await asActor(actor, (tx) => membersOf(tx, here.organisation.id))
  return c.render(
    <OrganisationFrame {...here} side="members">
      <Members members={people} organisationId={here.organisation.id} form={form} found={found} />
    </OrganisationFrame>,
    { title: here.organisation.name },
  )
}
