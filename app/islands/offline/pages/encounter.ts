import { h, notice, page } from '../dom.ts'
import { type Entry, FORM_VERSION, fieldOf, fieldsOf, type Kept } from '../entry.ts'
import { area, beginning, choice, field, more, picks, said, search, tick } from '../fields.ts'
import type { Held } from '../held.ts'
import type { Here } from '../here.ts'
import { newId } from '../ids.ts'
import { known, labelled, personsIn, titleOf } from '../people.ts'
import { formOf, keepEntry } from '../save.ts'
import { dayAt, t, timeAt } from '../words.ts'

type Found = { value: string; label: string }
const SOON_MS = 7 * 86_400_000
/** As many as on our server's page. */
const [FEW_PEOPLE, FEW_PLACES] = [6, 4]

/** The diary's form, over what this device holds: the same fields as on its page. */
export function encounterPage(
  here: Here & { one: Held },
  before?: Kept,
  named: readonly Found[] = [],
): HTMLElement {
  const { one, now } = here
  const { diary, timeZone } = one
  if (!diary) return page({ heading: t('encounters.new.heading') }, notice('info', t('offline.page.notHeld')))
  const startedAt = timeAt(now, timeZone)
  const topics = before ? fieldsOf(before, 'topics[]') : []
  const usual = [...new Set([...topics, ...diary.topics])]
  const people = known(here)
  // Of an entry that is corrected, the place it says is among those to touch.
  const toldAt = before && fieldOf(before, 'placeId')
  const few = [...new Set([...diary.places.filter(({ id }) => id === toldAt), ...diary.places])].slice(
    0,
    FEW_PLACES,
  )
  const others = diary.places.filter((place) => !few.includes(place))
  const form = formOf(
    t('encounters.new.save'),
    async (sent) => {
      const fields = said(sent)
      if (!fields.some(([name]) => name === 'who[]')) return t('offline.form.nobody')
      const metAt = fields.find(([name]) => name === 'metAt')?.[1]
      const id = before?.id ?? newId()
      const who = fieldsOf({ fields }, 'who[]')
      const entry: Entry = {
        id,
        kind: 'encounter',
        version: FORM_VERSION.encounter,
        slug: one.slug,
        as: one.personId,
        record: `encounter ${id}`,
        needs: await personsIn(here.queue.entries, who, id),
        fields: [...fields, ...labelled(sent, 'who')],
        title: titleOf(sent, 'who'),
        writtenAt: Date.now(),
        state: 'waiting',
        ...(metAt === startedAt && { untouched: { field: 'metAt', as: 'time' as const, timeZone } }),
      }
      await keepEntry(here, entry, before)
      return undefined
    },
    search({
      name: 'who',
      label: t('encounters.form.who'),
      hint: t('encounters.form.whoHint'),
      required: true,
      find: async (query) => beginning(await people, query),
      fresh: [
        ['new-person', t('encounters.form.newPerson', { name: '{name}' })],
        ['new-group', t('encounters.form.newGroup', { name: '{name}' })],
      ],
      chosen: before ? chosenIn(before, 'who') : named,
      usual: {
        label: t('encounters.form.lately'),
        options: diary.people
          .slice(0, FEW_PEOPLE)
          .map(({ id, name }) => ({ value: `person:${id}`, label: name })),
      },
    }),
    few.length > 0 &&
      h(
        'div',
        { class: 'chips' },
        picks(
          'radio',
          { name: 'placeId', label: t('encounters.form.place'), required: true },
          [
            ...few.map(({ id, name }) => ({ value: id, label: name })),
            { value: '', label: t('encounters.form.noPlace') },
          ],
          [(before && fieldOf(before, 'placeId')) ?? ''],
        ),
      ),
    usual.length > 0 &&
      h(
        'div',
        { class: 'chips' },
        picks(
          'checkbox',
          { name: 'topics[]', label: t('encounters.form.topics') },
          usual.map((topic) => ({ value: topic, label: topic })),
          topics,
        ),
      ),
    area({
      name: 'note',
      label: t('encounters.form.note'),
      maxlength: 8000,
      value: before && fieldOf(before, 'note'),
    }),
    tick('reserved', t('encounters.form.reserved'), {
      hint: t('encounters.form.reservedHint'),
      checked: before !== undefined && fieldOf(before, 'reserved') === 'yes',
    }),
    more(
      t('encounters.form.more'),
      before !== undefined,
      field({
        name: 'metAt',
        type: 'datetime-local',
        label: t('encounters.form.metAt'),
        hint: t('encounters.form.metAtHint'),
        required: true,
        value: (before && !before.untouched && fieldOf(before, 'metAt')) || startedAt,
      }),
      choice({
        name: 'otherPlaceId',
        label: t('encounters.form.otherPlace'),
        blank: t('encounters.form.asAbove'),
        options: others.map(({ id, name }) => ({ value: id, label: name })),
        value: before && fieldOf(before, 'otherPlaceId'),
      }),
      field({
        name: 'placeSaid',
        label: t('encounters.form.placeSaid'),
        hint: t('encounters.form.placeSaidHint'),
        maxlength: 160,
        value: before && fieldOf(before, 'placeSaid'),
      }),
      field({
        name: 'otherTopics',
        label: t('encounters.form.otherTopics'),
        hint: t('encounters.form.topicsHint'),
        maxlength: 400,
        value: before && fieldOf(before, 'otherTopics'),
      }),
      h(
        'div',
        { class: 'field-row' },
        field({
          name: 'next',
          label: t('encounters.form.next'),
          hint: t('encounters.form.nextHint'),
          maxlength: 500,
          value: before && fieldOf(before, 'next'),
        }),
        field({
          name: 'nextOn',
          type: 'date',
          label: t('encounters.form.nextOn'),
          value: (before && fieldOf(before, 'nextOn')) || dayAt(now + SOON_MS, timeZone),
        }),
      ),
    ),
  )
  return page({ heading: t('encounters.new.heading') }, form)
}

/** Who was chosen before, with the names they had then. */
export const chosenIn = (entry: Kept, name: string) =>
  fieldsOf(entry, `_${name}.label`).map((line) => {
    const [value = '', label = ''] = line.split('\t')
    return { value, label }
  })
