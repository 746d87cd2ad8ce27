import { button, h, link, notice, page, section, tag } from '../dom.ts'
import type { Kept } from '../entry.ts'
import { asWords, saveAsFile } from '../file.ts'
import type { Here } from '../here.ts'
import { change, remove } from '../queue.ts'
import { sayTime, t } from '../words.ts'

type Acts = { sendNow: () => Promise<void>; correct: (entry: Kept) => void }

const TONE = { waiting: 'plain', refused: 'attention', conflict: 'attention' } as const

/** What waits on this device, what came back and why, what went in lately: nothing is out of sight. */
export function queuePage({ queue, sent, held }: Here, acts: Acts, device: HTMLElement): HTMLElement {
  const { entries, shut } = queue
  return page(
    {
      heading: t('offline.queue.heading'),
      lead:
        entries.length || shut
          ? t('offline.queue.lead', { count: entries.length + shut })
          : t('offline.queue.empty'),
      actions: entries.length > 0 && [
        button(t('offline.queue.send'), acts.sendNow, 'btn-primary'),
        button(t('offline.queue.save'), () => saveAsFile(entries)),
        button(t('offline.queue.print'), () => print()),
      ],
    },
    shut > 0 && notice('warning', t('offline.queue.shut', { count: shut })),
    entries.length > 0 &&
      h(
        'ol',
        { class: 'plain-list stack waiting-list' },
        entries.map((entry) => line(entry, entries, acts)),
      ),
    ways(held),
    sent.length > 0 &&
      section(
        t('offline.queue.sent'),
        h(
          'ul',
          { class: 'plain-list stack' },
          sent.map(({ title, at, path }) =>
            h(
              'li',
              {},
              path ? h('a', { href: path }, title) : title,
              h('span', { class: 'hint' }, ` ${sayTime(at)}`),
            ),
          ),
        ),
      ),
    device,
  )
}

const ways = (held: Here['held']) =>
  held.length > 0 &&
  h(
    'nav',
    { class: 'beside', 'aria-label': t('offline.page.ways') },
    held.map(({ slug, territory, diary, visits }) => [
      diary &&
        link(
          `/${slug}/diary`,
          held.length > 1 ? `${t('offline.day.heading')}: ${territory}` : t('offline.day.heading'),
        ),
      diary && link(`/${slug}/diary/new`, t('encounters.new.heading')),
      visits.length > 0 && link(`/${slug}/visits`, t('exchange.companionship.visits.heading')),
    ]),
  )

function line(entry: Kept, entries: readonly Kept[], acts: Acts) {
  const before = entries.find(
    ({ n, record, id }) => n < entry.n && (record === entry.record || entry.needs.includes(id)),
  )
  const said =
    entry.state === 'waiting' && before ? t('offline.queue.after') : t(`offline.queue.states.${entry.state}`)
  return h(
    'li',
    { class: 'card' },
    h(
      'div',
      { class: 'card-main' },
      h(
        'div',
        {},
        h('p', { class: 'kicker' }, t(`offline.kind.${entry.kind}`)),
        h('h2', { class: 'card-title' }, entry.title),
        h(
          'p',
          {},
          tag(TONE[entry.state], said),
          h(
            'span',
            { class: 'hint' },
            ` ${t('offline.queue.writtenAt', { when: sayTime(entry.writtenAt) })}`,
          ),
        ),
        entry.state === 'refused' &&
          (entry.reasons ?? []).map((reason) => h('p', { class: 'error' }, t(reason))),
        entry.state === 'conflict' && versions(entry),
        h(
          'details',
          {},
          h('summary', {}, t('offline.queue.whole')),
          h('pre', { class: 'waiting-words' }, asWords(entry)),
        ),
      ),
    ),
    h('div', { class: 'card-foot' }, h('div', { class: 'beside' }, decisions(entry, acts))),
  )
}

function decisions(entry: Kept, acts: Acts) {
  if (entry.state === 'conflict')
    return [
      entry.conflict?.mayDecide &&
        button(t('offline.conflict.mine'), () => again(decided(entry, 'mine'), acts)),
      !entry.conflict?.mayDecide && button(t('offline.queue.again'), () => again(entry, acts)),
      // Of an open register only what two said differently is given up; what nobody else touched still goes in.
      entry.conflict?.why === 'changed'
        ? button(t('offline.conflict.theirs'), () => again(decided(entry, 'theirs'), acts))
        : sure(t('offline.conflict.theirs'), t('offline.conflict.theirsSure'), () => remove(entry.n)),
    ]
  const { asks } = entry
  return [
    asks && button(asks.words, () => again(saying(entry, asks.field, asks.value), acts), 'btn-primary'),
    entry.state === 'refused' &&
      entry.kind !== 'reminder' &&
      button(t('offline.queue.correct'), () => acts.correct(entry), 'btn-primary'),
    entry.state === 'refused' && button(t('offline.queue.again'), () => again(entry, acts)),
    sure(t('offline.queue.drop'), t('offline.queue.dropSure'), () => remove(entry.n)),
  ]
}

const saying = (entry: Kept, name: string, value: string): Kept => ({
  ...entry,
  fields: [...entry.fields.filter(([one]) => one !== name), [name, value]],
})
const decided = (entry: Kept, whose: 'mine' | 'theirs') => saying(entry, 'decided', whose)

async function again({ reasons: _, conflict: __, asks: ___, ...entry }: Kept, acts: Acts) {
  await change({ ...entry, state: 'waiting' })
  await acts.sendNow()
}

/** A button that asks once more before it takes something away. */
function sure(label: string, question: string, act: () => unknown) {
  const first = button(label, () => {
    const second = button(question, act, 'btn-danger')
    first.replaceWith(second)
    second.focus()
  })
  return first
}

/** Both versions, side by side, for a person to decide. */
function versions({ conflict }: Kept) {
  if (!conflict) return null
  const { why, by, at, rows, headcount } = conflict
  const state = (said: string | null) => t(`activities.state.${said ?? 'none'}`)
  const numbers = headcount && {
    name: t('activities.register.headcount'),
    mine: String(headcount.mine ?? '–'),
    theirs: String(headcount.theirs ?? '–'),
  }
  const told = rows.map(({ name, mine, theirs, roles }) => {
    const beside = (role: string | undefined) => (role ? `, ${t(`activities.role.${role}`)}` : '')
    return { name, mine: state(mine) + beside(roles?.mine), theirs: state(theirs) + beside(roles?.theirs) }
  })
  return [
    h(
      'p',
      {},
      why === 'closed'
        ? t('offline.conflict.closed', {
            by: by ?? t('offline.conflict.somebody'),
            when: at ? sayTime(Date.parse(at)) : '',
          })
        : t('offline.conflict.changed'),
    ),
    h(
      'table',
      { class: 'table' },
      h('caption', {}, t('offline.conflict.caption')),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...['who', 'written', 'there'].map((one) =>
            h('th', { scope: 'col' }, t(`offline.conflict.${one}`)),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        [...told, ...(numbers ? [numbers] : [])].map(({ name, mine, theirs }) =>
          h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, mine), h('td', {}, theirs)),
        ),
      ),
    ),
  ]
}
