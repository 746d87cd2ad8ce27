import type { SessionHeld } from '../../../rooms/activities/afield/reads.ts'
import { h, notice, page } from '../dom.ts'
import { FORM_VERSION, fieldOf, fieldsOf, type Kept } from '../entry.ts'
import { area, beginning, field, said, search, tick } from '../fields.ts'
import type { Held } from '../held.ts'
import type { Here } from '../here.ts'
import { newId } from '../ids.ts'
import { known, labelled, personsIn } from '../people.ts'
import { lineAfter, numbersAfter, presentIn, registerFields, saidOf } from '../register.ts'
import { formOf, keepEntry } from '../save.ts'
import { sayDay, sayHour, t } from '../words.ts'
import { chosenIn } from './encounter.ts'
import { registerRows } from './register-rows.ts'

// Where nobody said how many a place holds, our server asks beyond these.
const MOST_UNASKED = 500

/** The register of a session: who is there, who else came, how many without a name; kept, or kept and closed. */
export function registerPage(here: Here & { one: Held }, session: SessionHeld, before?: Kept): HTMLElement {
  const { one, now } = here
  const pending = here.queue.entries.filter(
    ({ record, id }) => record === `session ${session.id}` && id !== before?.id,
  )
  const heading = { heading: session.title, kicker: t('activities.register.heading') }
  const when = h('p', { class: 'beside' }, whenOf(session, one.timeZone))
  if (session.closed) return page(heading, when, notice('info', t('offline.register.closed')))
  const lines = session.lines.map((line) => lineAfter(pending, line))
  const numbers = numbersAfter(pending, session)
  const people = known(here)
  const hasBegun = Date.parse(session.startsAt) <= now
  const isOver = Date.parse(session.endsAt) <= now
  const sure = reallySoMany(session, before)
  const form = formOf(
    t('activities.register.save'),
    async (sent, pressed) => {
      const fields = said(sent)
      const isAsked = presentIn(fields) > (session.capacity ?? MOST_UNASKED)
      if (isAsked && !fieldOf({ fields }, 'overCapacity')) {
        sure.hidden = false
        return t('activities.session.overCapacity')
      }
      await keepEntry(
        here,
        {
          id: before?.id ?? newId(),
          kind: 'register',
          version: FORM_VERSION.register,
          slug: one.slug,
          as: one.personId,
          record: `session ${session.id}`,
          needs: await personsIn(here.queue.entries, fieldsOf({ fields }, 'walkIns[]'), before?.id ?? ''),
          fields: [
            ['sessionId', session.id],
            ['activityId', session.activityId],
            ...registerFields(fields, lines, numbers),
            ['act', pressed === 'close' ? 'close' : 'save'],
            ...labelled(sent, 'walkIns'),
          ],
          title: session.title,
          writtenAt: Date.now(),
          state: 'waiting',
        },
        before,
      )
      return undefined
    },
    registerRows(
      lines.map((line) => ({ ...line, ...(before && saidOf(before, line.personId)) })),
      session.since,
    ),
    search({
      name: 'walkIns',
      label: t(lines.length ? 'activities.register.walkIns' : 'activities.register.firstOnes'),
      hint: t('activities.register.walkInsHint'),
      find: async (query) =>
        beginning(
          (await people).filter(({ value }) => value.startsWith('person:')),
          query,
        ),
      fresh: [['new-person', t('activities.form.newPerson', { name: '{name}' })]],
      chosen: before ? chosenIn(before, 'walkIns') : [],
    }),
    field({
      name: 'headcount',
      type: 'number',
      label: t('activities.register.headcount'),
      hint: t('activities.register.headcountHint'),
      inputmode: 'numeric',
      min: 0,
      value: (before && fieldOf(before, 'headcount')) ?? numbers.headcount ?? undefined,
    }),
    area({
      name: 'evaluation',
      label: t('activities.register.evaluation'),
      maxlength: 4000,
      value: (before && fieldOf(before, 'evaluation')) ?? numbers.evaluation ?? undefined,
    }),
    sure,
    hasBegun && closing(isOver),
  )
  return page(heading, when, pending.length > 0 && notice('info', t('offline.register.pending')), form)
}

/** More than the place holds: a word of confirmation, asked only where it is so. */
function reallySoMany({ capacity }: SessionHeld, before: Kept | undefined) {
  const words =
    capacity === null
      ? t('activities.register.soMany', { count: String(MOST_UNASKED) })
      : t('activities.register.overCapacity', { capacity })
  const asked = tick('overCapacity', words, {
    checked: before !== undefined && fieldOf(before, 'overCapacity') === 'yes',
  })
  asked.hidden = before?.asks?.field !== 'overCapacity'
  return asked
}

const closing = (isOver: boolean) =>
  h(
    'p',
    {},
    h(
      'button',
      {
        type: 'submit',
        name: 'act',
        value: 'close',
        class: `btn ${isOver ? 'btn-primary' : 'btn-outline-primary'}`,
      },
      t('activities.register.close'),
    ),
    h('span', { class: 'hint' }, ` ${t('activities.register.closeHint')}`),
  )

export const whenOf = ({ heldOn, startsAt, endsAt, place }: SessionHeld, timeZone: string) =>
  [
    `${sayDay(heldOn)}, ${sayHour(Date.parse(startsAt), timeZone)}–${sayHour(Date.parse(endsAt), timeZone)}`,
    place,
  ]
    .filter(Boolean)
    .join(' · ')
