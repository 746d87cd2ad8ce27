import { expect, test } from 'vitest'
import * as z from 'zod'
import { parseSent } from './parse-form.ts'
import { rowForm } from './row-form.ts'

const row = z.object({
  onDate: z.iso.date(),
  state: z.enum(['done', 'missed'], 'forms.error.required'),
  minutes: z.coerce.number('forms.error.number').int().min(5).optional(),
  topics: z.array(z.string()).default([]),
})
const grid = rowForm(row, [1, 2, 12], ['state', 'minutes'])

function sent(fields: Record<string, string | string[]>) {
  const data = new FormData()
  for (const [name, given] of Object.entries(fields)) for (const one of [given].flat()) data.append(name, one)
  return parseSent(grid, data)
}

test('each row is read by itself; one that only the page had filled in is empty', () => {
  const read = sent({
    'onDate-1': '2026-05-04',
    'state-1': '',
    'onDate-2': '2026-05-11',
    'state-2': 'done',
    'minutes-2': '45',
    'onDate-12': '2026-05-18',
    'state-12': 'missed',
    'topics-12[]': ['casa', 'orto'],
  })
  expect(read).toMatchObject({
    ok: true,
    value: [
      { row: 2, onDate: '2026-05-11', state: 'done', minutes: 45, topics: [] },
      { row: 12, state: 'missed', topics: ['casa', 'orto'] },
    ],
  })
})

test('what is wrong stands beside the field of its row, and nothing typed is lost', () => {
  const read = sent({ 'onDate-1': '2026-05-04', 'minutes-1': 'molti', 'state-2': 'done' })
  expect(read).toMatchObject({
    ok: false,
    errors: {
      'state-1': ['forms.error.required'],
      'minutes-1': ['forms.error.number'],
      'onDate-2': ['forms.error.required'],
    },
    values: { 'minutes-1': 'molti', 'state-2': 'done' },
  })
})

test('rows that the sheet does not have are not read', () => {
  expect(sent({ 'onDate-3': '2026-05-04', 'state-3': 'done' })).toMatchObject({ ok: true, value: [] })
})
