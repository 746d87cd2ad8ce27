import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater, localDay } from '../../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { hoursForm } from '../../hours/forms.ts'
import { hoursElsewhere } from '../../hours/parts/elsewhere.ts'
import { hoursNoted } from '../../hours/reads.ts'
import { noteHours, withdrawHours } from '../../hours/writes.ts'
import { nameOf } from '../../reads.ts'
import { TEAM } from '../../rules.ts'
import { checkForm, leaveForm } from '../forms.ts'
import { type Sent, VolunteerPage } from '../parts/volunteer-page.tsx'
import { volunteerOf } from '../reads.ts'
import { leaveRegister, noteCheck, withdrawCheck } from '../writes.ts'

const YEAR_DAYS = 365

const today = (c: Context<Env>) => localDay(c.var.now, c.var.territory.timeZone)

/** One volunteer: whether they may go to somebody's home, their checks, and since when they are in the register. */
export const oneVolunteer = new Hono<Env>()
  .get('/volunteers/:person', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/volunteers/:person/checks', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(checkForm, c)
    if (!form.ok || form.value.doneOn > today(c)) {
      c.status(422)
      const errors = form.ok ? { doneOn: ['operators.volunteers.future'] } : form.errors
      return show(c, actor, { which: 'check', form: { ...form, errors } })
    }
    await asActor(actor, async (tx) => {
      const { personId } = await volunteerHere(tx, c.req.param('person'))
      await noteCheck(tx, actor, form.once, personId, form.value)
    })
    return back(c, 'operators.volunteers.checkSaved')
  })
  .post('/volunteers/:person/checks/:check/withdraw', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { person, check } = c.req.param()
    if (!isId(check)) return c.notFound()
    await asActor(actor, async (tx) => {
      const { personId } = await volunteerHere(tx, person)
      await withdrawCheck(tx, actor, personId, check)
    })
    return back(c, 'operators.volunteers.checkWithdrawn')
  })
  .post('/volunteers/:person/hours', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(hoursForm, c)
    if (!form.ok || form.value.onDate > today(c)) {
      c.status(422)
      const errors = form.ok ? { onDate: ['operators.hours.future'] } : form.errors
      return show(c, actor, { which: 'hours', form: { ...form, errors } })
    }
    await asActor(actor, async (tx) => {
      const { personId } = await volunteerHere(tx, c.req.param('person'))
      await noteHours(tx, actor, form.once, personId, form.value)
    })
    return back(c, 'operators.hours.saved')
  })
  .post('/volunteers/:person/hours/:hours/withdraw', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { person, hours } = c.req.param()
    if (!isId(hours)) return c.notFound()
    await asActor(actor, async (tx) => {
      const { personId } = await volunteerHere(tx, person)
      await withdrawHours(tx, actor, personId, hours)
    })
    return back(c, 'operators.hours.withdrawn')
  })
  .post('/volunteers/:person/leave', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(leaveForm, c)
    const left =
      form.ok &&
      (await asActor(actor, async (tx) => {
        const { personId } = await volunteerHere(tx, c.req.param('person'))
        return leaveRegister(tx, actor, personId, form.value.untilOn)
      }))
    if (!left) {
      c.status(422)
      const errors = form.ok ? { untilOn: ['operators.volunteers.leaveBefore'] } : form.errors
      return show(c, actor, { which: 'leave', form: { ...form, errors } })
    }
    return back(c, 'operators.volunteers.left')
  })

function back(c: Context<Env>, words: TextKey) {
  flash(c, words)
  return c.redirect(below(c, `/volunteers/${c.req.param('person')}`), 303)
}

/** Somebody who is or was in the register; for anyone else there is no such page. */
async function volunteerHere(tx: ActorTx, personId: string) {
  const found = isId(personId) ? await volunteerOf(tx, personId) : undefined
  if (!found || found.times.length === 0) throw new NotHere()
  return { ...found, personId, name: await nameOf(tx, personId) }
}

/** What somebody gave from one day to another, as every room knows it, the latest first. */
async function givenBy(tx: ActorTx, personId: string, since: string, until: string, c: Context<Env>) {
  const given = await hoursNoted(tx, personId, since, until)
  for (const { what, given: elsewhere } of hoursElsewhere)
    for (const [at, one] of (await elsewhere(tx, personId, since, until)).entries())
      given.push({ ...one, id: `${what}-${at}`, what: c.var.t(what), mayWithdraw: false })
  return given.sort((a, b) => b.onDate.localeCompare(a.onDate))
}

async function show(c: Context<Env>, actor: SignedInActor, sent: Sent = {}) {
  const until = today(c)
  const one = await asActor(actor, async (tx) => {
    const found = await volunteerHere(tx, c.req.param('person') ?? '')
    return { ...found, given: await givenBy(tx, found.personId, daysLater(until, -YEAR_DAYS), until, c) }
  })
  return c.render(<VolunteerPage one={one} today={today(c)} {...sent} />, {
    title: one.name,
    section: '/volunteers',
  })
}
