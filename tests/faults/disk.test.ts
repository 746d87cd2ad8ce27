import { execFileSync } from 'node:child_process'
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newThrowAwayFolder, removeThrowAway } from '../../app/ground/db/embedded/throw-away.ts'
import { ask, mounted, open, postmasterOf } from './holding.ts'

const weAreRoot = process.getuid?.() === 0
const oneLine = /^[^\n]+$/
// A new database is written to the disk for real, which a busy machine makes slow.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let unmount: (() => void) | null = null

beforeEach(() => {
  folder = newThrowAwayFolder()
})
afterEach(async () => {
  unmount?.()
  unmount = null
  removeThrowAway(folder)
})

test('a folder that cannot be written is refused in one line', async (context) => {
  if (weAreRoot) {
    unmount = mounted(folder, '-t', 'tmpfs', '-o', 'ro,mode=711', 'tmpfs')
    if (!unmount) context.skip('root writes everywhere, and this system lets us mount nothing')
  } else chmodSync(folder, 0o500)
  const refused = expect.objectContaining({
    code: 'TRAMA_READ_ONLY',
    message: expect.stringMatching(oneLine),
  })
  await expect(open(folder)).rejects.toEqual(refused)
  await expect(open(path.join(folder, 'data'))).rejects.toEqual(refused)
})

test('data on a disk that has become read-only is refused in one line, and good again when it is not', async (context) => {
  unmount = mounted(folder, '-t', 'tmpfs', '-o', 'size=200m,mode=711', 'tmpfs')
  if (!unmount) context.skip('this system lets us mount nothing')
  await (await open(folder)).stop()
  execFileSync('mount', ['-o', 'remount,ro', folder])
  await expect(open(folder)).rejects.toMatchObject({
    code: 'TRAMA_READ_ONLY',
    message: expect.stringMatching(oneLine),
  })
  execFileSync('mount', ['-o', 'remount,rw', folder])
  const again = await open(folder)
  expect(await ask(again, 'select 1 as one')).toEqual([{ one: 1 }])
  await again.stop()
})

test('a disk too full to begin on is refused in one line, and leaves nothing half made', async (context) => {
  unmount = mounted(folder, '-t', 'tmpfs', '-o', 'size=20m,mode=711', 'tmpfs')
  if (!unmount) context.skip('this system lets us mount nothing')
  await expect(open(folder)).rejects.toMatchObject({
    code: 'TRAMA_DISK_FULL',
    message: expect.stringMatching(oneLine),
  })
  execFileSync('mount', ['-o', 'remount,size=200m', folder])
  const again = await open(folder)
  expect(await ask(again, 'select 1 as one')).toEqual([{ one: 1 }])
  await again.stop()
})

test('a disk that has filled up is refused in one line, and nothing is lost', async (context) => {
  unmount = mounted(folder, '-t', 'tmpfs', '-o', 'size=120m,mode=711', 'tmpfs')
  if (!unmount) context.skip('this system lets us mount nothing')
  const first = await open(folder)
  await ask(first, 'create table kept as select 7 as n')
  await first.stop()
  expect(() =>
    execFileSync('dd', ['if=/dev/zero', `of=${folder}/filling`, 'bs=64k'], { stdio: 'ignore' }),
  ).toThrow()
  await expect(open(folder)).rejects.toMatchObject({
    code: 'TRAMA_DISK_FULL',
    message: expect.stringMatching(oneLine),
  })
  rmSync(`${folder}/filling`)
  const again = await open(folder)
  expect(await ask(again, 'select n from kept')).toEqual([{ n: 7 }])
  await again.stop()
})

test('the database is private: its folder is 0700 and nothing listens on the network', async () => {
  const database = await open(folder)
  expect(statSync(path.join(folder, 'postgres')).mode & 0o777).toBe(0o700)
  const shown = `select current_setting('listen_addresses') as network, current_setting('fsync') as fsync`
  expect(await ask(database, shown)).toEqual([{ network: '', fsync: 'on' }])
  await database.stop()
})

test.runIf(weAreRoot)(
  'as root in a home nobody else enters, the database lives elsewhere and is found again',
  async () => {
    chmodSync(folder, 0o700)
    const dataDir = path.join(folder, 'project/data')
    mkdirSync(path.dirname(dataDir))
    const said: string[] = []
    const first = await open(dataDir, 'server', said)
    const elsewhere = realpathSync(path.join(dataDir, 'postgres'))
    try {
      expect(elsewhere).toMatch(/^\/var\/lib\/trama\/[0-9a-f]+$/)
      expect(said).toEqual([expect.stringContaining(`the database is in ${elsewhere}`)])
      await ask(first, 'create table kept as select 7 as n')
      await first.stop()

      chmodSync(folder, 0o755)
      const again = await open(dataDir)
      expect(await ask(again, 'select n from kept')).toEqual([{ n: 7 }])
      await again.stop()
      expect(lstatSync(path.join(dataDir, 'postgres')).isSymbolicLink()).toBe(true)
      expect(postmasterOf(dataDir)).toBeNull()
    } finally {
      rmSync(elsewhere, { recursive: true, force: true })
    }
  },
)

test.runIf(weAreRoot)('data that belongs to someone stays theirs when root starts Trama on it', async () => {
  await (await open(folder)).stop()
  const nobody = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }))
  execFileSync('chown', ['-R', 'nobody', path.join(folder, 'postgres')])

  const again = await open(folder)
  expect(statSync(`/proc/${postmasterOf(folder)?.pid}`).uid).toBe(nobody)
  expect(await ask(again, 'select 1 as one')).toEqual([{ one: 1 }])
  await again.stop()
  expect(statSync(path.join(folder, 'postgres/data/pg_hba.conf')).uid).toBe(nobody)
})
