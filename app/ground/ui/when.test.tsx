import { Hono } from 'hono'
import { jsxRenderer } from 'hono/jsx-renderer'
import { expect, test } from 'vitest'
import type { Moment } from '../texts/formats.ts'
import { translatorFor } from '../texts/texts.ts'
import type { SpeakingEnv } from '../texts/use-texts.ts'
import { When } from './when.tsx'

const NOW = new Date('2017-03-08T10:00:00+01:00')

async function shown(at: Moment, as?: 'said' | 'day' | 'full') {
  const app = new Hono<SpeakingEnv>()
  app.use(async (c, next) => {
    c.set('t', translatorFor('it'))
    c.set('language', 'it')
    c.set('now', NOW)
    await next()
  })
  app.use(jsxRenderer(({ children }) => <main>{children}</main>))
  app.get('/', (c) => c.render(as ? <When at={at} as={as} /> : <When at={at} />, { title: '' }))
  return (await app.request('/')).text()
}

test('a date near by carries the whole of it, on hover and for print', async () => {
  const page = await shown(new Date('2017-03-11T15:00:00+01:00'))
  expect(page).toContain('title="sabato 11 marzo 2017, 15:00" class="when-near">tra 3 giorni alle 15<')
  expect(page).toContain('datetime="2017-03-11T14:00:00.000Z"')
})

test('a date that is already named is printed once', async () => {
  expect(await shown('2016-05-18')).toContain('>18 maggio 2016<')
  expect(await shown('2016-05-18')).not.toContain('when-near')
  expect(await shown('2017-03-08', 'full')).not.toMatch(/when-near|title=/)
})
