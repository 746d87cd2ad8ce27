import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { auth, mailTo, openShell } from '../../../../tests/support/shell.ts'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { createAccount } from '../../../ground/access/accounts.ts'
import { chooseLanguage } from '../../../ground/access/reading-language.ts'
import { hashOf } from '../../../ground/access/token.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import { newId } from '../../../ground/db/ids.ts'
import { takeKindsFrom } from '../kinds/reads.ts'
import { lookAfterNotices } from './jobs.ts'
import { noticeById } from './reads.ts'
import { publishNotice, renewByMark } from './writes.ts'

openHouse()
openShell()
beforeAll(() => takeKindsFrom(join(import.meta.dirname, '../../../../tests/support/toy-kinds')))

const now = new Date()
const today = now.toISOString().slice(0, 10)

async function board() {
  const valley = await newTerritory()
  const bruno = await valley.operator('Bruno Conti', 'citizen')
  const published = async (untilOn: string, email?: string) => {
    const id = newId()
    const said = { id, kind: 'loan', side: 'offer', title: 'Presto', visibility: 'public', email } as const
    await asActor(bruno, (tx) =>
      publishNotice(tx, bruno, { ...said, shown: { what: 'scala' }, reserved: {}, untilOn }, today),
    )
    return id
  }
  const here = {
    id: valley.id,
    slug: valley.slug,
    name: 'Valle',
    language: 'it',
    timeZone: 'Europe/Rome',
    example: false,
  }
  return { valley, bruno, published, here }
}

test('who has a notice about to expire is reminded once, renews it by the mail’s click; what nobody renews is closed', async () => {
  const { valley, bruno, published, here } = await board()
  const soon = await published(daysLater(today, 5), 'bruno@esempio.it')
  const later = await published(daysLater(today, 30), 'bruno@esempio.it')
  const over = await published(today)
  expect(await lookAfterNotices(here, now, auth)).toEqual({ reminded: 1, closed: 0 })
  expect(await lookAfterNotices(here, now, auth)).toEqual({ reminded: 0, closed: 0 })
  const letter = await mailTo('bruno@esempio.it')
  const token = /renew\/([\w-]+)/.exec(letter.text)?.[1] ?? ''
  const tomorrow = new Date(now.getTime() + 6 * 86_400_000)
  expect(await lookAfterNotices(here, tomorrow, auth)).toMatchObject({ closed: 2 })
  const seen = (id: string) => asActor(bruno, (tx) => noticeById(tx, id))
  expect([
    (await seen(soon))?.closedWhy,
    (await seen(over))?.closedWhy,
    (await seen(later))?.closedWhy,
  ]).toEqual(['expired', 'expired', null])
  const [row] = await asOwner<{ renewal_hash: Buffer }>(
    'select renewal_hash from exchange_notice_of where notice_id = $1',
    [soon],
  )
  expect(row?.renewal_hash.equals(hashOf(token))).toBe(true)
  await asActor(valley.visitor, (tx) => renewByMark(tx, valley.visitor, hashOf(token), today))
  expect(await seen(soon)).toMatchObject({ closedWhy: null, untilOn: daysLater(today, 60) })
})

test('who signs in with the address of their notice is reminded in the language they read in', async () => {
  const { published, here } = await board()
  const [mary, bianca] = ['mary@esempio.it', 'bianca@esempio.it']
  const account = await createAccount(auth, { email: mary, name: 'Mary', proved: true })
  await chooseLanguage(auth, account, 'en')
  await published(daysLater(today, 5), 'Mary@esempio.it')
  await published(daysLater(today, 5), bianca)
  expect(await lookAfterNotices(here, now, auth)).toMatchObject({ reminded: 2 })
  expect((await mailTo('Mary@esempio.it')).text).toContain('If it still holds')
  expect((await mailTo(bianca)).text).toContain('Se vale ancora')
})
