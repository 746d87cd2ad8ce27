import { Hono } from 'hono'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { parseForm } from './parse-form.ts'

const encounter = z.object({
  title: z.string().trim().min(3),
  email: z.email(),
  on: z.iso.date(),
  hours: z.coerce.number().int().min(1, 'forms.error.tooSmall'),
  note: z.string().optional(),
  topics: z.array(z.string()).default([]),
})
const app = new Hono().post('/', async (c) => c.json(await parseForm(encounter, c)))

const whole = { title: 'Cucito', email: 'anna@esempio.it', on: '2017-03-12', hours: '2' }
async function send(fields: Record<string, string | string[]>) {
  const body = new URLSearchParams()
  for (const [name, given] of Object.entries(fields)) for (const one of [given].flat()) body.append(name, one)
  return (await app.request('/', { method: 'POST', body })).json()
}

test('a good form gives its value; what is empty is absent', async () => {
  const form = await send({ ...whole, note: '   ', 'topics[]': ['casa', 'lavoro'] })
  expect(form).toMatchObject({ ok: true, value: { title: 'Cucito', hours: 2, topics: ['casa', 'lavoro'] } })
  expect(form.value).not.toHaveProperty('note')
})

test('one ticked box is a list too, and none is an empty one', async () => {
  expect((await send({ ...whole, 'topics[]': 'casa' })).value.topics).toEqual(['casa'])
  expect((await send(whole)).value.topics).toEqual([])
})

test('a bad form comes back with everything typed and the reason beside each field', async () => {
  const form = await send({ title: 'Cu', email: 'anna', on: '2017-02-30', hours: '0', 'topics[]': 'casa' })
  expect(form.ok).toBe(false)
  expect(form.values).toMatchObject({ title: 'Cu', email: 'anna', on: '2017-02-30', topics: ['casa'] })
  expect(form.errors).toEqual({
    title: ['forms.error.tooShort'],
    email: ['forms.error.email'],
    on: ['forms.error.date'],
    hours: ['forms.error.tooSmall'],
  })
})

test('what is missing is asked for, whatever its type', async () => {
  const form = await send({ title: '', hours: '' })
  expect(Object.values(form.errors)).toEqual(Array(4).fill(['forms.error.required']))
})

test('a form keeps its id while it is corrected, and gets one when it has none or a false one', async () => {
  const id = '01890000-0000-7000-8000-000000000001'
  expect((await send({ _once: id })).once).toBe(id)
  expect((await send({ _once: id, ...whole })).once).toBe(id)
  expect((await send({ _once: "1' or '1'='1", ...whole })).once).toMatch(/^[0-9a-f-]{36}$/)
})

test('a search pressed in a form without script records nothing and reproaches nothing', async () => {
  const form = await send({ ...whole, _search: 'who', 'who.text': 'Anna' })
  expect(form).toMatchObject({ ok: false, errors: {}, searching: { name: 'who', query: 'Anna' } })
})

test('a name typed but never chosen is not lost', async () => {
  const form = await send({ ...whole, 'who.text': 'Anna' })
  expect(form).toMatchObject({
    ok: false,
    errors: { who: ['forms.error.unchosen'] },
    searching: { name: 'who' },
  })
})

test('a name searched without script and taken from the answers is chosen, though its words still stand there', async () => {
  const page = { 'who.text': 'Anna', 'who.searched': 'Anna\tperson:1\tnew-person:Anna' }
  const form = await send({ ...whole, ...page, 'who[]': 'new-person:Anna' })
  expect(form).toMatchObject({ ok: true, values: { who: ['new-person:Anna'], 'who.text': '' } })
})

test('words searched without script are not taken for chosen when another was, or when they have changed', async () => {
  const page = { 'who.searched': 'Anna\tperson:1', 'who[]': 'person:2' }
  expect((await send({ ...whole, ...page, 'who.text': 'Anna' })).ok).toBe(false)
  expect((await send({ ...whole, ...page, 'who[]': 'person:1', 'who.text': 'Annalisa' })).ok).toBe(false)
})

test('names of the prototype are only names', async () => {
  expect((await send({ ...whole, __proto__x: '1', constructor: 'x', '__proto__[]': 'y' })).ok).toBe(true)
})
