import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { hashOf } from '../../../ground/access/token.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import { newId } from '../../../ground/db/ids.ts'
import { openMail } from '../../../ground/mail/mail.ts'
import { takeKindsFrom } from '../kinds/reads.ts'
import { lookAfterNotices } from './jobs.ts'
import { noticeById } from './reads.ts'
import { publishNotice, renewByMark } from './writes.ts'

openHouse()
const folder = mkdtempSync(join(tmpdir(), 'trama-notices-'))
beforeAll(async () => {
  await takeKindsFrom(join(import.meta.dirname, '../../../../tests/support/toy-kinds'))
  openMail({ dataDir: folder, from: 'trama@esempio.it', log: () => {} })
})
afterAll(() => rmSync(folder, { recursive: true }))

const now = new Date()
const today = now.toISOString().slice(0, 10)

async function letters(wanted: number): Promise<string[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      const found = readdirSync(join(folder, 'mail'))
      if (found.length >= wanted) return found.map((file) => readFileSync(join(folder, 'mail', file), 'utf8'))
    } catch {}
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return []
}

test('who has a notice about to expire is reminded once, renews it by the mail’s click; what nobody renews is closed', async () => {
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
  const soon = await published(daysLater(today, 5), 'bruno@esempio.it')
  const later = await published(daysLater(today, 30), 'bruno@esempio.it')
  const over = await published(today)
  const here = {
    id: valley.id,
    slug: valley.slug,
    name: 'Valle',
    language: 'it',
    timeZone: 'Europe/Rome',
    example: false,
  }
  expect(await lookAfterNotices(here, now, 'https://trama.example')).toEqual({ reminded: 1, closed: 0 })
  expect(await lookAfterNotices(here, now, 'https://trama.example')).toEqual({ reminded: 0, closed: 0 })
  const [letter = ''] = await letters(1)
  const token =
    /renew\/([\w=\r\n-]+?)(?:\r?\n\r?\n|\s*Se)/
      .exec(letter)?.[1]
      ?.replaceAll(/=\r?\n/g, '')
      .trim() ?? ''
  const tomorrow = new Date(now.getTime() + 6 * 86_400_000)
  expect(await lookAfterNotices(here, tomorrow, 'https://trama.example')).toMatchObject({ closed: 2 })
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
