import type { VisitCard } from '../../../rooms/exchange/kinds/companionship/parts/visits-loaded.ts'
import { h, link, notice, page } from '../dom.ts'
import { type Entry, FORM_VERSION, fieldOf, type Kept } from '../entry.ts'
import { area, field, picks, said } from '../fields.ts'
import type { Held } from '../held.ts'
import type { Here } from '../here.ts'
import { newId } from '../ids.ts'
import { formOf, keepEntry } from '../save.ts'
import { dayAt, sayDay, t } from '../words.ts'

/** Whom one visits, with what one needs to know and two buttons. */
export function visitsPage(here: Here & { one: Held }): HTMLElement {
  const { one } = here
  return page(
    { heading: t('exchange.companionship.visits.heading'), lead: t('exchange.companionship.visits.lead') },
    one.visits.length === 0 && notice('info', t('exchange.companionship.visits.none')),
    h(
      'ul',
      { class: 'card-grid card-grid-wide' },
      one.visits.map((card) => visitCard(here, card)),
    ),
  )
}

function visitCard(here: Here & { one: Held }, card: VisitCard) {
  const { id, title, words, planned, lastOn } = card
  const today = dayAt(here.now, here.one.timeZone)
  const waits = here.queue.entries.some(({ record }) => record === `visit ${id}`)
  return h(
    'li',
    { class: 'card' },
    h(
      'div',
      { class: 'card-main' },
      h(
        'div',
        {},
        h('h2', { class: 'card-title' }, title),
        planned &&
          h(
            'p',
            {},
            `${t(planned.dueOn === today ? 'exchange.companionship.visits.today' : 'exchange.companionship.visits.next')}: ${sayDay(planned.dueOn)}`,
          ),
        words.map((one) => h('p', { class: 'prose' }, one)),
        lastOn && h('p', { class: 'hint' }, `${t('exchange.companionship.visits.last')}: ${sayDay(lastOn)}`),
        waits && h('p', {}, h('span', { class: 'tag tag-attention' }, t('offline.visits.waits'))),
        doneForm(here, card),
        link(`/${here.one.slug}/visits/${id}/sign`, t('exchange.companionship.visits.sign')),
      ),
    ),
  )
}

/** One tap; the day is today unless another is said. */
export function doneForm(here: Here & { one: Held }, card: VisitCard, before?: Kept) {
  const { one, now, queue } = here
  const today = dayAt(now, one.timeZone)
  // A plan is done once: who visits twice before the network is back visits once more.
  const isTaken = queue.entries.some(
    (entry) => entry.id !== before?.id && fieldOf(entry, 'planned') === card.planned?.id,
  )
  return formOf(
    t('exchange.companionship.visits.done'),
    async (form) => {
      const onDate = fieldOf({ fields: said(form) }, 'onDate') ?? today
      const entry: Entry = {
        id: before?.id ?? newId(),
        kind: 'visit',
        version: FORM_VERSION.visit,
        slug: one.slug,
        as: one.personId,
        record: `visit ${card.id}`,
        needs: [],
        fields: [
          ['agreementId', card.id],
          ['onDate', onDate],
          ...(card.planned && !isTaken ? [['planned', card.planned.id] as [string, string]] : []),
        ],
        title: `${t('exchange.companionship.visits.done')}: ${card.title}`,
        writtenAt: Date.now(),
        state: 'waiting',
        ...(onDate === today && {
          untouched: { field: 'onDate', as: 'day' as const, timeZone: one.timeZone },
        }),
      }
      await keepEntry(here, entry, before)
      return undefined
    },
    h(
      'details',
      { open: before !== undefined },
      h('summary', {}, t('offline.visits.otherDay')),
      onDay(today, card.id, before),
    ),
  )
}

const onDay = (today: string, id: string, before?: Kept) => {
  const asked = field({
    name: 'onDate',
    type: 'date',
    label: t('offline.visits.day'),
    required: true,
    value: (before && fieldOf(before, 'onDate')) ?? today,
  })
  // Several cards stand on one page.
  const input = asked.querySelector('input')
  if (input) input.id = `o-onDate-${id}`
  asked.querySelector('label')?.setAttribute('for', `o-onDate-${id}`)
  return asked
}

/** Something is wrong: whoever follows is told as soon as it is in. */
export function signPage(here: Here & { one: Held }, card: VisitCard, before?: Kept): HTMLElement {
  const { one, now } = here
  const today = dayAt(now, one.timeZone)
  const form = formOf(
    t('exchange.companionship.sign.send'),
    async (sent) => {
      const fields = said(sent)
      const what = fieldOf({ fields }, 'what')
      if (!what) return t('exchange.companionship.sign.what')
      const onDate = fieldOf({ fields }, 'onDate') ?? today
      const entry: Entry = {
        id: before?.id ?? newId(),
        kind: 'sign',
        version: FORM_VERSION.sign,
        slug: one.slug,
        as: one.personId,
        record: `visit ${card.id}`,
        needs: [],
        fields: [['agreementId', card.id], ...fields],
        title: `${t(`exchange.companionship.sign.${what}`)}: ${card.title}`,
        writtenAt: Date.now(),
        state: 'waiting',
        ...(onDate === today && {
          untouched: { field: 'onDate', as: 'day' as const, timeZone: one.timeZone },
        }),
      }
      await keepEntry(here, entry, before)
      return undefined
    },
    picks(
      'radio',
      { name: 'what', label: t('exchange.companionship.sign.what'), required: true },
      ['missed', 'sign'].map((one) => ({
        value: one,
        label: t(`exchange.companionship.sign.${one}`),
        hint: t(`exchange.companionship.sign.${one}Hint`),
      })),
      [before && fieldOf(before, 'what')],
    ),
    area({
      name: 'words',
      label: t('exchange.companionship.sign.words'),
      hint: t('exchange.companionship.sign.wordsHint'),
      maxlength: 2000,
      value: before && fieldOf(before, 'words'),
    }),
    onDay(today, card.id, before),
  )
  return page(
    { heading: t('exchange.companionship.sign.heading'), kicker: card.title },
    // Without network nobody is told yet: that must be known here.
    notice('warning', t('offline.visits.notToldYet')),
    form,
  )
}
