import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkboxes, Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { type Topic, topicsOf } from '../../meetings/reads.ts'
import { settled } from '../../meetings/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtMeeting, idHere, keeping, meetingHere, todayOf } from '../../parts/here.ts'
import { cameForm, guestForm } from '../forms.ts'
import { chosenPerson, foundPeople } from '../parts/find-person.ts'
import { type Guest, guestsAt } from '../reads.ts'
import { type InviteRefusal, inviteGuest, markCame } from '../writes.ts'

const back = (c: Context<Env>) => c.redirect(below(c, `/tables/meetings/${idHere(c, 'meeting')}/guests`), 303)
const OF_PAGE: readonly string[] = ['tables.approved', 'tables.calledOff']
const fieldOf = (refusal: InviteRefusal) => (refusal === 'tables.guest.topic' ? 'topicId' : 'personId')

export const guestsPage = new Hono<Env>()
  .get('/tables/meetings/:meeting/guests', (c) => show(c))
  .post('/tables/meetings/:meeting/guests', async (c) => {
    const form = await parseForm(guestForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, { invite: form })
    }
    const invited = await keeping(c, meetingHere, 'meeting', (tx, { meeting }, actor) =>
      inviteGuest(tx, actor, meeting.id, form.once, form.value, todayOf(c)),
    )
    if (!invited.ok) {
      const { refusal } = invited
      c.status(422)
      return show(c, {
        invite: OF_PAGE.includes(refusal)
          ? { ...form, refusal }
          : { ...form, errors: { [fieldOf(refusal)]: [refusal] } },
      })
    }
    flash(c, 'tables.guest.done')
    return back(c)
  })
  .post('/tables/meetings/:meeting/guests/came', async (c) => {
    const form = await parseForm(cameForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, { came: form })
    }
    const marked = await keeping(c, meetingHere, 'meeting', (tx, { meeting }, actor) =>
      markCame(tx, actor, meeting.id, form.value.came, todayOf(c)),
    )
    if (!marked.ok) {
      c.status(422)
      return show(c, { came: { ...form, errors: { came: [marked.refusal] } } })
    }
    flash(c, 'tables.presence.marked')
    return back(c)
  })

type Forms = { invite?: FormState; came?: FormState }
type Shown = { here: AtMeeting; guests: Guest[]; topics: Topic[]; found: Found[]; person: Found | undefined }

async function show(c: Context<Env>, forms: Forms = {}) {
  const shown = await keeping(
    c,
    meetingHere,
    'meeting',
    async (tx, here): Promise<Shown> => ({
      here,
      guests: await guestsAt(tx, here.meeting.id),
      topics: (await topicsOf(tx, here.meeting.id)).filter(({ state }) => state === 'agenda'),
      found: await foundPeople(tx, forms.invite ?? {}),
      person: await chosenPerson(tx, forms.invite ?? {}),
    }),
  )
  return c.render(<GuestsPage {...shown} forms={forms} today={todayOf(c)} />, {
    title: c.var.t('tables.guest.heading'),
    section: '/tables',
  })
}

function GuestsPage({
  here,
  guests,
  topics,
  found,
  person,
  forms,
  today,
}: Shown & { forms: Forms; today: string }) {
  const { t } = useTexts()
  const below = useBelow()
  const { table, meeting } = here
  const path = `/tables/meetings/${meeting.id}/guests`
  const about = ({ topicId }: Guest) => topics.find(({ id }) => id === topicId)?.title
  return (
    <Page
      heading="tables.guest.heading"
      kicker={table.name}
      lead="tables.guest.lead"
      crumbs={useCrumbs(table, meeting)}
      width="reading"
    >
      {guests.length > 0 && (
        <Section heading="tables.guest.invited">
          {meeting.onDate <= today && !settled(meeting) ? (
            <Form
              {...forms.came}
              action={below(`${path}/came`)}
              idPrefix="came"
              submit="tables.guest.saveCame"
            >
              <Checkboxes
                name="came"
                label="tables.guest.came"
                value={guests.filter(({ came }) => came).map(({ id }) => id)}
                options={guests.map((one) => ({ value: one.id, label: one.name, hint: about(one) }))}
              />
            </Form>
          ) : (
            <ul>
              {guests.map((one) => (
                <li>
                  {one.name} <span class="hint">{about(one) ?? t('tables.guest.all')}</span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      {!settled(meeting) && (
        <Section heading="tables.guest.new">
          <Form {...forms.invite} idPrefix="invite" submit="tables.guest.save">
            <Combobox
              name="personId"
              label="tables.guest.person"
              search={below('/people/search')}
              found={found}
              value={person ? [person] : []}
            />
            <Field name="words" label="tables.guest.words" hint="tables.guest.wordsHint" maxlength={160} />
            {topics.length > 0 && (
              <Select
                name="topicId"
                label="tables.guest.topicLabel"
                blank="tables.guest.all"
                options={topics.map(({ id, title }) => ({ value: id, label: title }))}
              />
            )}
          </Form>
        </Section>
      )}
    </Page>
  )
}
