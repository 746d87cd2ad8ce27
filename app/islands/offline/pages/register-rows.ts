import type { RegisterLine } from '../../../rooms/activities/sessions/reads.ts'
import type { Role, State } from '../../../rooms/activities/sessions/rules.ts'
import { h } from '../dom.ts'
import type { Said } from '../register.ts'
import { t } from '../words.ts'

// As on the page of our server: a test compares what the two can say.
const OTHERWISE: readonly (State | 'none')[] = ['none', 'signed_up', 'expected', 'absent']
const ROLES: readonly Role[] = ['participant', 'co_designer', 'speaker', 'lab_maker']

/** One tick a person; state and role behind a word, for the few who need them. */
export function registerRows(
  lines: readonly RegisterLine[],
  said: (line: RegisterLine) => Said,
): HTMLElement | false {
  return (
    lines.length > 0 &&
    h(
      'fieldset',
      { class: 'field' },
      h('legend', {}, t('activities.register.who')),
      h('p', { class: 'hint' }, t('activities.register.whoHint')),
      h(
        'ul',
        { class: 'ticks register' },
        lines.map((line) => row(line, said(line))),
      ),
    )
  )
}

function row({ personId, name }: RegisterLine, { state, role }: Said) {
  const otherwise = state === 'attended' ? 'none' : (state ?? 'none')
  const told = [
    otherwise !== 'none' && t(`activities.state.${otherwise}`),
    role !== 'participant' && t(`activities.role.${role}`),
  ].filter(Boolean)
  return h(
    'li',
    {},
    h('input', {
      type: 'checkbox',
      id: `r-${personId}`,
      name: 'present[]',
      value: personId,
      checked: state === 'attended',
    }),
    h('label', { for: `r-${personId}` }, name),
    h(
      'details',
      {},
      h(
        'summary',
        {},
        told.join(', ') || t('activities.register.more'),
        h('span', { class: 'visually-hidden' }, ` ${t('activities.register.of', { name })}`),
      ),
      h(
        'div',
        { class: 'field-row' },
        choose(
          `state-${personId}`,
          t('activities.register.stateOf', { name }),
          'state',
          OTHERWISE,
          otherwise,
        ),
        choose(`role-${personId}`, t('activities.register.roleOf', { name }), 'role', ROLES, role),
      ),
    ),
  )
}

const choose = (
  name: string,
  label: string,
  words: 'state' | 'role',
  options: readonly string[],
  now: string,
) =>
  h(
    'select',
    { class: 'control', name, 'aria-label': label },
    options.map((value) =>
      h('option', { value, selected: value === now }, t(`activities.${words}.${value}`)),
    ),
  )
