import { expect, test } from 'vitest'
import type { Sheet } from '../definitions/rules.ts'
import { changesOf, stateOn } from './rules.ts'

test('an evaluation stands from its first day to its last, or until somebody ends it', () => {
  const span = { startsOn: '2019-01-10', endsOn: '2019-06-30', endedAt: null }
  expect(['2019-01-09', '2019-01-10', '2019-06-30', '2019-07-01'].map((day) => stateOn(span, day))).toEqual([
    'coming',
    'running',
    'running',
    'over',
  ])
  expect(stateOn({ ...span, endedAt: new Date() }, '2019-03-01')).toBe('over')
})

test('what changed in definitions is told from each table to the next, the latest first', () => {
  // "2.1" defines otherwise than "1", and in other words than "2".
  const sheet = (version: string): Sheet => {
    const [definition = '', limits = ''] = version.split('.')
    const words = { name: 'x', definition, counts: '', excludes: '', source: '', limits }
    return { version, it: words, en: words }
  }
  const told = (name: string, sheets: Record<string, string>) => ({
    name,
    at: name,
    sheets: Object.fromEntries(Object.entries(sheets).map(([code, version]) => [code, sheet(version)])),
  })
  const log = changesOf([
    told('a', { x: '1', y: '1' }),
    told('b', { x: '2', z: '1' }),
    told('c', { x: '2', z: '1' }),
    told('d', { x: '2.1', z: '1' }),
  ])
  expect(log.map(({ to, changes }) => [to.name, changes.map(({ code, kind }) => `${code} ${kind}`)])).toEqual(
    [
      ['d', ['x reworded']],
      ['c', []],
      ['b', ['x changed', 'z added', 'y dropped']],
    ],
  )
  expect(changesOf([told('a', {})])).toEqual([])
})
