import '../../roll-call.ts'
import type { RegisterLine } from '../../../rooms/activities/sessions/reads.ts'
import { calledOf, type Role, type State } from '../../../rooms/activities/sessions/rules.ts'
import { h } from '../dom.ts'
import { t } from '../words.ts'

// As on the page of our server: a test compares what the two can say.
const OTHERWISE: readonly (State | 'none')[] = ['none', 'signed_up', 'expected', 'absent']
const ROLES: readonly Role[] = ['participant', 'co_designer', 'speaker', 'lab_maker']

/** One tick a person, all of them with one press; state and role behind a word, for the few who need them. */
export function registerRows(lines: readonly RegisterLine[], since: string | null): HTMLElement | false {
  if (lines.length === 0) return false
  const called = calledOf(lines, since)
  const register = document.createElement('trama-roll-call')
  register.append(
    h(
      'fieldset',
      { class: 'field' },
      h('legend', {}, t('activities.register.who')),
      h('p', { class: 'hint' }, t('activities.register.whoHint')),
      rollCall(called.length),
      h(
        'ul',
        { class: 'ticks register' },
        lines.map((line) => row(line, called.includes(line.personId))),
      ),
    ),
  )
  return register
}

const rollCall = (called: number) =>
  h(
    'div',
    { class: 'roll-call' },
    called > 1 && [
      press('everybody', t('activities.register.everybody', { count: called })),
      press('undo', t('activities.register.undo'), true),
    ],
    h('a', { href: '#o-walkIns' }, t('activities.register.toWalkIns')),
    h('p', {
      role: 'status',
      class: 'hint',
      'data-counts': t('activities.register.counted', { present: '#' }),
      'data-untick': t('activities.register.untick'),
    }),
  )
const press = (value: string, words: string, hidden = false) =>
  h('button', { type: 'button', value, class: 'btn btn-outline-primary', hidden }, words)

function row({ personId, name, state, role }: RegisterLine, isCalled: boolean) {
  const otherwise = state === 'attended' ? 'none' : (state ?? 'none')
  const told = [
    otherwise !== 'none' && t(`activities.state.${otherwise}`),
    role !== 'participant' && t(`activities.role.${role}`),
  ].filter(Boolean)
  return h(
    'li',
    {},
    isCalled && h('input', { type: 'hidden', name: 'called[]', value: personId, disabled: true }),
    h('input', {
      type: 'checkbox',
      id: `r-${personId}`,
      name: 'present[]',
      value: personId,
      checked: state === 'attended',
    }),
    h(
      'label',
      { for: `r-${personId}` },
      `${name} `,
      isCalled && h('span', { class: 'register-missing' }, t('activities.state.absent')),
    ),
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
