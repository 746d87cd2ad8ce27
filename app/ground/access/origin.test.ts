import { expect, test } from 'vitest'
import { browserIn, coarseNetwork, sourceOf } from './origin.ts'

test('a network is shown without its last part, however it is written', () => {
  expect(coarseNetwork('203.0.113.77')).toBe('203.0.113.0')
  expect(coarseNetwork('::ffff:203.0.113.77')).toBe('203.0.113.0')
  expect(coarseNetwork('2001:db8:12:34:5:6:7:8')).toBe('2001:db8:12::')
  expect(coarseNetwork('')).toBe('')
})

test('one household of IPv6 is one source of attempts, two addresses of IPv4 are two', () => {
  expect(sourceOf('2001:db8:12:34:5:6:7:8')).toBe(sourceOf('2001:DB8:12:34::1'))
  expect(sourceOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(sourceOf('203.0.113.77')).not.toBe(sourceOf('203.0.113.78'))
})

test('a browser is named as a person would', () => {
  expect(browserIn('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
    'Firefox, Linux',
  )
  expect(
    browserIn(
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
    ),
  ).toBe('Chrome, Android')
  expect(browserIn('<script>alert(1)</script>')).toBe('')
})
