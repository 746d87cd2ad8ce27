import '../combobox.ts'
import { h } from './dom.ts'
import { t } from './words.ts'

type Found = { value: string; label: string; hint?: string }
type Asked = {
  name: string
  label: string
  hint?: string
  required?: boolean
  value?: string | number | undefined
}

const words = ({ label, required }: Pick<Asked, 'label' | 'required'>) => [
  label,
  !required && h('span', { class: 'optional' }, ` ${t('ui.form.optional')}`),
]
const describedBy = (id: string, hint: string | undefined) => (hint ? `${id}-hint` : undefined)

const framed = (id: string, asked: Asked, control: HTMLElement, wide = false) =>
  h(
    'div',
    { class: wide ? 'field wide' : 'field' },
    h('label', { for: id }, words(asked)),
    asked.hint && h('p', { class: 'hint', id: `${id}-hint` }, asked.hint),
    control,
  )

export function field(
  asked: Asked & { type?: string; max?: string; min?: number; inputmode?: string; maxlength?: number },
) {
  const { name, label: _, hint, value, type = 'text', ...more } = asked
  const id = `o-${name}`
  const input = h('input', {
    ...more,
    id,
    name,
    type,
    class: `control control-${type}`,
    value,
    'aria-describedby': describedBy(id, hint),
  })
  return framed(id, asked, input)
}

export function area(asked: Asked & { maxlength: number }) {
  const { name, hint, value, maxlength } = asked
  const id = `o-${name}`
  const control = h('textarea', {
    id,
    name,
    class: 'control',
    rows: 3,
    maxlength,
    'aria-describedby': describedBy(id, hint),
  })
  control.value = String(value ?? '')
  return framed(id, asked, control, true)
}

export function choice(asked: Asked & { blank: string; options: readonly Found[] }) {
  const id = `o-${asked.name}`
  const control = h(
    'select',
    { id, name: asked.name, class: 'control' },
    h('option', { value: '' }, asked.blank),
    asked.options.map(({ value, label }) => h('option', { value, selected: value === asked.value }, label)),
  )
  return framed(id, asked, control)
}

export function tick(
  name: string,
  label: string,
  { hint, checked, value = 'yes' }: { hint?: string; checked?: boolean; value?: string } = {},
) {
  const id = `o-${name}-${value}`
  return h(
    'div',
    { class: 'field tick' },
    h('input', { type: 'checkbox', id, name, value, checked, 'aria-describedby': describedBy(id, hint) }),
    h('label', { for: id }, label),
    hint && h('p', { class: 'hint', id: `${id}-hint` }, hint),
  )
}

/** A list to tick, or to pick one of. */
export function picks(
  type: 'checkbox' | 'radio',
  { name, ...asked }: Asked,
  options: readonly Found[],
  chosen: readonly (string | undefined)[],
) {
  return h(
    'fieldset',
    { class: 'field' },
    h('legend', {}, words(asked)),
    h(
      'ul',
      { class: 'ticks' },
      options.map(({ value, label, hint }, at) => {
        const id = `o-${name}-${at}`
        return h(
          'li',
          {},
          h('input', {
            type,
            id,
            name,
            value,
            checked: chosen.includes(value),
            'aria-describedby': describedBy(id, hint),
          }),
          h('label', { for: id }, label),
          hint && h('p', { class: 'hint', id: `${id}-hint` }, hint),
        )
      }),
    ),
  )
}

type Search = Asked & {
  find: (query: string) => Promise<Found[]>
  fresh: readonly (readonly [prefix: string, label: string])[]
  chosen?: readonly Found[]
  usual?: { label: string; options: readonly Found[] }
}

/** The type-ahead of our pages, over what this device holds. */
export function search({ name, find, fresh, chosen = [], usual, ...asked }: Search) {
  const id = `o-${name}`
  const box = document.createElement('trama-combobox') as HTMLElement & { find?: Search['find'] }
  box.className = 'field combobox'
  Object.assign(box.dataset, {
    name,
    multiple: 'true',
    new: JSON.stringify(fresh),
    remove: t('ui.combobox.remove', { name: '{name}' }),
    none: t('ui.combobox.none'),
  })
  box.find = find
  box.append(
    h('label', { for: id }, words(asked)),
    asked.hint ? h('p', { class: 'hint', id: `${id}-hint` }, asked.hint) : '',
    h(
      'ul',
      { class: 'chosen', 'aria-label': t('ui.combobox.chosen', { name: asked.label }) },
      chosen
        .filter(({ value }) => !usual?.options.some((one) => one.value === value))
        .map((one, at) =>
          h(
            'li',
            {},
            h('input', {
              type: 'checkbox',
              id: `${id}-c${at}`,
              name: `${name}[]`,
              value: one.value,
              checked: true,
            }),
            h('label', { for: `${id}-c${at}` }, one.label),
            h('input', { type: 'hidden', name: `${name}.label[]`, value: `${one.value}\t${one.label}` }),
          ),
        ),
    ),
    usual?.options.length ? usuals(name, usual, chosen) : '',
    h(
      'div',
      { class: 'search-line' },
      h('input', {
        id,
        type: 'text',
        class: 'control',
        autocomplete: 'off',
        name: `${name}.text`,
        'aria-describedby': describedBy(id, asked.hint),
      }),
    ),
  )
  return box
}

/** Those most likely meant, to be ticked before anything is typed. */
const usuals = (
  name: string,
  { label, options }: NonNullable<Search['usual']>,
  chosen: readonly Found[],
): HTMLElement =>
  h(
    'fieldset',
    { class: 'usual' },
    h('legend', {}, label),
    h(
      'ul',
      { class: 'ticks' },
      options.map((one, at) => {
        const id = `o-${name}-u${at}`
        const checked = chosen.some(({ value }) => value === one.value)
        return h(
          'li',
          {},
          h('input', { type: 'checkbox', id, name: `${name}[]`, value: one.value, checked }),
          h('label', { for: id }, one.label),
          h('input', { type: 'hidden', name: `${name}.label[]`, value: `${one.value}\t${one.label}` }),
        )
      }),
    ),
  )

/** What a form asks only of who has it to say, behind one touch. */
export const more = (label: string, open: boolean, ...fields: HTMLElement[]) =>
  h('details', { class: 'more', open }, h('summary', {}, label), fields)

/** Words as they are compared: "Però" begins like "pero". */
export const plain = (said: string) =>
  said
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim()

/** Whoever has a word that begins like what was typed. */
export const beginning = <One extends { label: string }>(found: readonly One[], query: string): One[] => {
  const asked = plain(query).split(/\s+/)
  return found
    .filter(({ label }) => {
      const said = plain(label).split(/\s+/)
      return asked.every((word) => said.some((one) => one.startsWith(word)))
    })
    .slice(0, 12)
}

/** What a form says, without what is only its page's. */
export const said = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() && !/^_|\.(text|label\[\]|searched)$/.test(name)
      ? [[name, value] as [string, string]]
      : [],
  )
