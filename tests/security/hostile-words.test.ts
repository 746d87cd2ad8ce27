import { beforeAll, expect, test } from 'vitest'
import { askAs, house, openWholeHouse, postAs, slugOf } from '../access/whole-house.ts'
import { asOwner } from '../support/territory.ts'
import { allForms, type FoundForm } from './forms.ts'

openWholeHouse()

const MARK = 'zqx7'
const HOSTILE = [
  `'; drop table person; --${MARK}`,
  `' or 1=1) union select password from auth.account --${MARK}`,
  `"><script>${MARK}()</script><img src=x onerror=${MARK}()>`,
  `{{${MARK}}}\${${MARK}}\\x00\\u0000 %00 \u202e${MARK}`,
  `${MARK}\r\nSet-Cookie: a=b\r\n\r\n{"level":"error"}`,
  '\u0000',
  '9'.repeat(400),
]
// Signing out would end the walk, and taking a role or leaving a page says nothing about words.
const LEFT_OUT = /^\/(sign-out|account)/

let forms: FoundForm[]
beforeAll(async () => {
  forms = (await allForms('coordinator')).filter(({ action }) => !LEFT_OUT.test(action))
}, 120_000)

/** Nothing that was typed is ever markup, and no fault of ours is shown. */
async function judge(answer: Response, where: string) {
  const body = await answer.text()
  expect(answer.status, `${where}\n${body.slice(0, 300)}`).toBeLessThan(500)
  expect(body, where).not.toContain(`<script>${MARK}`)
  expect(body, where).not.toContain(`onerror=${MARK}()>`)
  expect(answer.headers.get('set-cookie') ?? '', where).not.toMatch(/\ba=b\b/)
}

test('there are forms to try', () => {
  expect(forms.length).toBeGreaterThan(25)
  expect(forms.some(({ method }) => method === 'get')).toBe(true)
})

test.for(HOSTILE)('every field of every form bears: %s', { timeout: 300_000 }, async (words) => {
  for (const { action, method, fields } of forms) {
    const typed = Object.fromEntries(
      [...fields].map(([name, value]) => [name, name.startsWith('_') ? value : words]),
    )
    const path = action.split('?')[0] ?? action
    const answer =
      method === 'post'
        ? await postAs('coordinator', path, typed)
        : await askAs('coordinator', `${path}?${new URLSearchParams(typed)}`)
    await judge(answer, `${method} ${action} ${JSON.stringify(typed).slice(0, 200)}`)
    if (answer.status === 303 && answer.headers.get('location')?.startsWith('/'))
      await judge(await askAs('coordinator', answer.headers.get('location') ?? '/'), `after ${action}`)
  }
  const [left] = await asOwner<{ people: number }>('select count(*)::int as people from person')
  expect(left?.people).toBeGreaterThan(10)
})

const PARAMETERS = [
  'q',
  'page',
  'after',
  'sort',
  'from',
  'to',
  'as-of',
  'kind',
  'day',
  'next',
  'lang',
  'topic',
  'place',
  'who',
  'person',
  'org',
]

test.for(HOSTILE)('every page bears it as a parameter: %s', { timeout: 300_000 }, async (words) => {
  const pages = [...new Set(forms.map(({ page }) => page))]
  const query = new URLSearchParams(PARAMETERS.map((name) => [name, words]))
  for (const page of pages) await judge(await askAs('coordinator', `${page}?${query}`), page)
})

test('one field cannot say who wrote it, or where', async () => {
  const cast = house.castOf('coordinator')
  const answer = await postAs('coordinator', `/${slugOf('coordinator')}/people/new`, {
    givenName: 'Zeno',
    familyName: 'Massa',
    recorded_by: cast.stranger,
    recordedBy: cast.stranger,
    territory_id: house.castOf('facilitator').territory,
    territoryId: house.castOf('facilitator').territory,
    merged_into: cast.stranger,
    roles: 'administrator',
  })
  expect(answer.status).toBe(303)
  const rows = await asOwner(
    `select territory_id, recorded_by, merged_into from person where given_name = 'Zeno' and family_name = 'Massa'`,
  )
  expect(rows).toEqual([{ territory_id: cast.territory, recorded_by: cast.own, merged_into: null }])
})
