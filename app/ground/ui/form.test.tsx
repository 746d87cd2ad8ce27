import { Hono } from 'hono'
import { jsxRenderer } from 'hono/jsx-renderer'
import { expect, test } from 'vitest'
import type { FormState } from '../forms/parse-form.ts'
import { translatorFor } from '../texts/texts.ts'
import type { SpeakingEnv } from '../texts/use-texts.ts'
import { Checkboxes, Radios, Select } from './choices.tsx'
import { Combobox } from './combobox.tsx'
import { comesBack } from './comes-back.ts'
import { Field, TextArea } from './field.tsx'
import { Form } from './form.tsx'
import { isWrong } from './wrong.ts'

const said = (words: string) => ({ said: words })

/** The page as a browser without script would get it. */
async function shown(state: FormState & { found?: { value: string; label: string }[] }) {
  const app = new Hono<SpeakingEnv>()
  app.use(async (c, next) => {
    c.set('t', translatorFor('it'))
    c.set('language', 'it')
    c.set('now', new Date())
    await next()
  })
  app.use(jsxRenderer(({ children }) => <main>{children}</main>))
  app.get('/', (c) =>
    c.render(
      <Form {...state}>
        <Field name="name" label={said('Nome')} hint={said('Come la chiami')} required />
        <Field name="secret" type="password" label={said('Parola')} />
        <TextArea name="note" label={said('Nota')} />
        <Select name="kind" label={said('Tipo')} options={[{ value: 'lab', label: 'Laboratorio' }]} />
        <Checkboxes
          name="topics"
          label={said('Temi')}
          options={[{ value: 'home', label: 'Casa' }]}
          value={['home']}
        />
        <Combobox name="who" label={said('Chi')} search="/people/search" multiple found={state.found} />
      </Form>,
      { title: '' },
    ),
  )
  return (await app.request('/')).text()
}

test('a field is tied to its label, its hint and its error', async () => {
  const page = await shown({ errors: { name: ['forms.error.required'] } })
  expect(page).toContain('<label for="f-name">Nome</label>')
  expect(page).toMatch(
    /<input[^>]*id="f-name"[^>]*aria-invalid="true"[^>]*aria-describedby="f-name-hint f-name-error"/,
  )
  expect(page).toContain('<p class="error" id="f-name-error">Serve una risposta</p>')
})

test('the summary calls fields by their labels, leads to them and follows the order of the page', async () => {
  const page = await shown({ errors: { note: ['forms.error.tooShort'], name: ['forms.error.required'] } })
  const [first, second] = [...page.matchAll(/<li><a href="(#[^"]+)">([^<]+)/g)].map(
    ([, to, words]) => `${to} ${words}`,
  )
  expect(first).toBe('#f-name Nome: Serve una risposta')
  expect(second).toBe('#f-note Nota: È troppo corto')
  expect(page.indexOf('error-summary')).toBeLessThan(page.indexOf('f-name'))
})

test('a form without errors says nothing of errors', async () => {
  expect(await shown({})).not.toMatch(/error-summary|aria-invalid|role="alert"/)
})

test('what was typed comes back, whatever it contains, and a password does not', async () => {
  const nasty = '"><script>alert(1)</script>'
  const page = await shown({
    values: { _once: 'x', name: nasty, note: nasty, secret: 'hunter2', kind: 'lab' },
  })
  expect(page).not.toContain('<script>')
  expect(page).not.toContain('hunter2')
  expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
  expect(page).toMatch(/<option value="lab" selected/)
})

test('a box unticked by the person stays unticked when the form comes back', async () => {
  const ticked = /<input type="checkbox" id="f-topics" name="topics\[\]" value="home" checked/
  expect(await shown({})).toMatch(ticked)
  expect(await shown({ values: { _once: 'x' } })).not.toMatch(ticked)
})

test('a form keeps its own id while it is corrected', async () => {
  const id = '01890000-0000-7000-8000-000000000001'
  expect(await shown({ values: { _once: id } })).toContain(`name="_once" value="${id}"`)
  const fresh = async () => /name="_once" value="([^"]+)"/.exec(await shown({}))?.[1]
  expect(await fresh()).not.toBe(await fresh())
})

test('without script a search shows what it found as boxes to tick, and keeps who was chosen', async () => {
  const page = await shown({
    values: { _once: 'x', who: ['p1'], 'who.label': ['p1\tAnna Bianchi'], 'who.text': 'bru' },
    searching: { name: 'who', query: 'bru' },
    found: [
      { value: 'p1', label: 'Anna Bianchi' },
      { value: 'p2', label: 'Bruno Verdi' },
    ],
  })
  expect(page).toMatch(/name="who\[\]" value="p1" checked=""\/><label[^>]*>Anna Bianchi</)
  expect(page).toMatch(/name="who\[\]" value="p2"\/><label[^>]*>Bruno Verdi/)
  expect(page.match(/value="p1"/g)).toHaveLength(1)
})

/** A page with a form in each of two rows, as it answers when the second one was sent. */
async function rowsShown(idPrefix?: string) {
  const app = new Hono<SpeakingEnv>()
  app.use(async (c, next) => {
    c.set('t', translatorFor('it'))
    c.set('language', 'it')
    c.set('now', new Date())
    await next()
    c.header('x-wrong', String(isWrong(c)))
  })
  app.use(jsxRenderer(({ children }) => <main>{children}</main>))
  app.post('/rows/:row', (c) => {
    comesBack(c, { values: { _once: 'x', on: 'ieri' }, errors: { on: ['forms.error.date'] } }, idPrefix)
    return c.render(
      <div>
        {['one', 'two', 'three'].map((row) => (
          <Form action={row === 'three' ? '/rows/two' : `/rows/${row}`} idPrefix={row}>
            <Field name="on" type="date" label={said('Giorno')} required />
          </Form>
        ))}
      </div>,
      { title: '' },
    )
  })
  const answer = await app.request('/rows/two', { method: 'POST' })
  return { page: await answer.text(), isWrong: answer.headers.get('x-wrong') }
}

test('of many forms of a page the one that was sent comes back, with what was typed and what is wrong', async () => {
  const { page, isWrong } = await rowsShown('two')
  expect(page.match(/error-summary/g)).toHaveLength(1)
  expect(page).toMatch(/<a href="#two-on">Giorno: /)
  expect(page).toMatch(/id="two-on"[^>]*value="ieri"[^>]*aria-invalid="true"/)
  expect(page).not.toMatch(/id="(one|three)-on"[^>]*aria-invalid/)
  expect(isWrong).toBe('true')
})

test('a choice of one is wrong as a group, boxes each', async () => {
  const app = new Hono<SpeakingEnv>()
  app.use(async (c, next) => {
    c.set('t', translatorFor('it'))
    c.set('language', 'it')
    c.set('now', new Date())
    await next()
  })
  app.use(jsxRenderer(({ children }) => <main>{children}</main>))
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  app.get('/', (c) =>
    c.render(
      <Form errors={{ one: ['forms.error.required'], some: ['forms.error.required'] }}>
        <Radios name="one" label={said('Uno')} options={options} required />
        <Checkboxes name="some" label={said('Alcuni')} options={options} />
      </Form>,
      { title: '' },
    ),
  )
  const page = await (await app.request('/')).text()
  expect(page).toMatch(/<fieldset class="field has-error" role="radiogroup" aria-invalid="true"/)
  expect(page.match(/type="radio"[^>]*required[^>]*aria-describedby="f-one-error"/g)).toHaveLength(2)
  expect(
    page.match(/type="checkbox"[^>]*aria-invalid="true"[^>]*aria-describedby="f-some-error"/g),
  ).toHaveLength(2)
})
