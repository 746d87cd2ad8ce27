import { button, h, link, notice, page, section } from '../dom.ts'
import { FORM_VERSION } from '../entry.ts'
import type { Held } from '../held.ts'
import type { Here } from '../here.ts'
import { newId } from '../ids.ts'
import { keepEntry } from '../save.ts'
import { dayAt, sayDay, sayWeekdays, t } from '../words.ts'
import { whenOf } from './register.ts'

type Reminder = NonNullable<Held['diary']>['reminders'][number]

/** The day as this device knows it: a large button for a new encounter, the sessions with their registers, the ways on. */
export function dayPage(here: Here & { one: Held }): HTMLElement {
  const { one, now, queue } = here
  const today = dayAt(now, one.timeZone)
  const sessions = one.sessions ?? []
  const now_ = sessions.filter(({ heldOn }) => heldOn === today)
  const others = sessions.filter(({ heldOn, closed }) => heldOn !== today && !closed)
  const isDone = (id: string) => queue.entries.some(({ record }) => record === `reminder ${id}`)
  const toDo = (one.diary?.reminders ?? []).filter(({ id }) => !isDone(id))
  const at = (path: string) => `/${one.slug}${path}`
  return page(
    {
      heading: t('offline.day.heading'),
      kicker: sayDay(today),
      actions: one.diary && [
        link(at('/diary/new'), t('encounters.new.heading'), 'btn-primary'),
        link(at('/diary/people'), t('encounters.people.heading')),
        link(at('/places'), t('offline.places.heading')),
      ],
    },
    one.visits.length > 0 &&
      h('p', {}, link(at('/visits'), t('exchange.companionship.visits.heading'), 'btn-primary')),
    toDo.length > 0 &&
      section(
        t('encounters.day.reminders'),
        h(
          'ul',
          { class: 'plain-list stack' },
          toDo.map((reminder) => reminderLine(here, reminder)),
        ),
      ),
    one.sessions &&
      section(
        t('offline.day.sessions'),
        now_.length === 0 && h('p', {}, t('offline.day.noSessions')),
        cards(now_, one),
      ),
    others.length > 0 && section(t('offline.day.others'), cards(others, one)),
  )
}

/** What next, with its day and the button that ends it. */
const reminderLine = (here: Here & { one: Held }, { id, text, dueOn }: Reminder) =>
  h(
    'li',
    { class: 'panel beside' },
    h('div', {}, text, h('p', { class: 'hint' }, sayDay(dueOn))),
    button(t('encounters.reminder.done'), () =>
      keepEntry(here, {
        id: newId(),
        kind: 'reminder',
        version: FORM_VERSION.reminder,
        slug: here.one.slug,
        as: here.one.personId,
        record: `reminder ${id}`,
        needs: [],
        fields: [['reminderId', id]],
        title: text,
        writtenAt: Date.now(),
        state: 'waiting',
      }),
    ),
  )

const cards = (sessions: NonNullable<Held['sessions']>, { slug, timeZone }: Held) =>
  h(
    'ul',
    { class: 'card-grid' },
    sessions.map((session) =>
      h(
        'li',
        { class: 'card' },
        h(
          'div',
          { class: 'card-main' },
          h(
            'div',
            {},
            h('h3', { class: 'card-title' }, session.title),
            h('p', {}, whenOf(session, timeZone)),
          ),
        ),
        h(
          'div',
          { class: 'card-foot' },
          h(
            'a',
            {
              href: `/${slug}/activities/${session.activityId}/sessions/${session.id}`,
              class: 'btn btn-outline-primary',
            },
            t('activities.register.heading'),
            h('span', { class: 'visually-hidden' }, ` ${session.title}`),
          ),
        ),
      ),
    ),
  )

/** One's people: names, when one met last, and the way to write down that one has met again. */
export const peoplePage = ({ one }: Here & { one: Held }): HTMLElement =>
  page(
    { heading: t('encounters.people.heading') },
    one.diary?.people.length
      ? h(
          'ul',
          { class: 'plain-list stack' },
          one.diary.people.map(({ id, name, lastOn }) =>
            h(
              'li',
              {},
              h('a', { href: `/${one.slug}/diary/new?who=person:${id}` }, name),
              h('span', { class: 'hint' }, ` ${t('offline.people.last', { day: sayDay(lastOn) })}`),
            ),
          ),
        )
      : notice('info', t('offline.people.none')),
  )

/** The places of the territory: where they are, when they are open. */
export const placesPage = ({ one }: Here & { one: Held }): HTMLElement =>
  page(
    { heading: t('offline.places.heading') },
    h(
      'ul',
      { class: 'card-grid' },
      (one.places ?? []).map(({ name, address, municipality, hours }) =>
        h(
          'li',
          { class: 'card' },
          h(
            'div',
            { class: 'card-main' },
            h(
              'div',
              {},
              h('h2', { class: 'card-title' }, name),
              h('p', {}, [address, municipality].filter(Boolean).join(', ')),
              hours.map(({ weekdays, said }) =>
                h('p', { class: 'hint' }, `${sayWeekdays(weekdays)} ${said}`),
              ),
            ),
          ),
        ),
      ),
    ),
  )
