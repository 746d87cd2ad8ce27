import { uuidv7 } from 'uuidv7'
import type { SessionHeld } from '../../../rooms/activities/afield/reads.ts'
import { h, notice, page } from '../dom.ts'
import { type Entry, FORM_VERSION, fieldOf, fieldsOf, type Kept } from '../entry.ts'
import { area, beginning, field, said, search, tick } from '../fields.ts'
import type { Held } from '../held.ts'
import type { Here } from '../here.ts'
import { known, labelled, personsIn } from '../people.ts'
import { formOf, keepEntry } from '../save.ts'
import { sayDay, sayHour, t } from '../words.ts'
import { chosenIn } from './encounter.ts'

/** The register of a session: who is there, who else came, how many without a name; kept, or kept and closed. */
export function registerPage(here: Here & { one: Held }, session: SessionHeld, before?: Kept): HTMLElement {
  const { one, now } = here
  const pending = here.queue.entries.filter(
    ({ record, id }) => record === `session ${session.id}` && id !== before?.id,
  )
  const heading = { heading: session.title, kicker: t('activities.register.heading') }
  const when = h('p', { class: 'beside' }, whenOf(session, one.timeZone))
  if (session.closed) return page(heading, when, notice('info', t('offline.register.closed')))
  const lines = session.lines.map((line) => ({
    ...line,
    state: stateAfter(pending, line.personId, line.state),
  }))
  const base = { headcount: session.headcount, evaluation: session.evaluation }
  const numbers = pending.reduce(after, base)
  const present = (personId: string, state: string | null) => {
    const told = before && answerOf(before, personId)
    return told === undefined ? state === 'attended' : told === 'attended'
  }
  const people = known(here)
  const hasBegun = Date.parse(session.startsAt) <= now
  const isOver = Date.parse(session.endsAt) <= now
  const form = formOf(
    t('activities.register.save'),
    async (sent, pressed) => {
      const fields = said(sent)
      const ticked = new Set(fieldsOf({ fields }, 'present[]'))
      const changed = lines.filter(({ personId, state }) => ticked.has(personId) !== (state === 'attended'))
      const walkIns = fieldsOf({ fields }, 'walkIns[]')
      const entry: Entry = {
        id: before?.id ?? uuidv7(),
        kind: 'register',
        version: FORM_VERSION.register,
        slug: one.slug,
        as: one.personId,
        record: `session ${session.id}`,
        needs: await personsIn(here.queue.entries, walkIns, before?.id ?? ''),
        fields: [
          ['sessionId', session.id],
          ['activityId', session.activityId],
          ...changed.flatMap(({ personId, state, role }): [string, string][] => [
            ...(ticked.has(personId) ? [['present[]', personId] as [string, string]] : []),
            [`state-${personId}`, 'none'],
            [`role-${personId}`, role],
            [`seen-${personId}`, state ?? 'none'],
          ]),
          ...fields.filter(([name]) =>
            ['walkIns[]', 'headcount', 'evaluation', 'overCapacity'].includes(name),
          ),
          ...(numbers.headcount === null
            ? []
            : [['seenHeadcount', String(numbers.headcount)] as [string, string]]),
          ...(numbers.evaluation ? [['seenEvaluation', numbers.evaluation] as [string, string]] : []),
          ['act', pressed === 'close' ? 'close' : 'save'],
          ...labelled(sent, 'walkIns'),
        ],
        title: session.title,
        writtenAt: Date.now(),
        state: 'waiting',
      }
      await keepEntry(here, entry, before)
      return undefined
    },
    lines.length > 0 &&
      h(
        'fieldset',
        { class: 'field' },
        h('legend', {}, t('activities.register.who')),
        h(
          'ul',
          { class: 'ticks register' },
          lines.map(({ personId, name, state }) =>
            h(
              'li',
              {},
              h('input', {
                type: 'checkbox',
                id: `r-${personId}`,
                name: 'present[]',
                value: personId,
                checked: present(personId, state),
              }),
              h(
                'label',
                { for: `r-${personId}` },
                `${name} `,
                state && state !== 'attended' && h('span', { class: 'hint' }, t(`activities.state.${state}`)),
              ),
            ),
          ),
        ),
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
    before &&
      session.capacity !== null &&
      tick('overCapacity', t('activities.register.overCapacity', { capacity: session.capacity })),
    hasBegun &&
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
      ),
  )
  return page(heading, when, pending.length > 0 && notice('info', t('offline.register.pending')), form)
}

export const whenOf = ({ heldOn, startsAt, endsAt, place }: SessionHeld, timeZone: string) =>
  [
    `${sayDay(heldOn)}, ${sayHour(Date.parse(startsAt), timeZone)}–${sayHour(Date.parse(endsAt), timeZone)}`,
    place,
  ]
    .filter(Boolean)
    .join(' · ')

/** What an entry says of a person: nothing where it does not. */
function answerOf(entry: Kept, personId: string): 'attended' | 'none' | undefined {
  if (fieldsOf(entry, 'present[]').includes(personId)) return 'attended'
  return fieldOf(entry, `state-${personId}`) === undefined ? undefined : 'none'
}

/** What the register will say of somebody once what waits is in. */
function stateAfter<State extends string | null>(pending: readonly Kept[], personId: string, state: State) {
  let now: State | 'attended' | null = state
  for (const entry of pending) {
    const told = answerOf(entry, personId)
    if (told) now = told === 'attended' ? 'attended' : null
  }
  return now
}

type Numbers = { headcount: number | null; evaluation: string | null }
const after = (_: Numbers, entry: Kept): Numbers => {
  const headcount = fieldOf(entry, 'headcount')
  return {
    headcount: headcount === undefined ? null : Number(headcount),
    evaluation: fieldOf(entry, 'evaluation') ?? null,
  }
}
