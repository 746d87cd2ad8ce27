import { expect, test } from 'vitest'
import { cellValue } from './cell-value.ts'

test('a moment is written as a machine reads it, a number as a number', () => {
  expect(cellValue('<time datetime="2026-11-21" title="sabato">oggi</time>', false, 'it')).toBe('2026-11-21')
  expect(cellValue('1.234,50\u00a0€', true, 'it')).toBe(1234.5)
  expect(cellValue('€1,234.50', true, 'en')).toBe(1234.5)
  expect(cellValue('12 su 30', true, 'it')).toBe('12 su 30')
  expect(cellValue('meno di 5', true, 'it')).toBe('meno di 5')
  expect(cellValue('3', false, 'it')).toBe('3')
})

test('words are what the page says, without what can be pressed', () => {
  expect(
    cellValue(
      '<a href="/x">L&#39;Angolo &amp; altri &lt;b&gt;</a> <span class="tag">chiuso</span>',
      false,
      'it',
    ),
  ).toBe("L'Angolo & altri <b> chiuso")
  expect(cellValue('<ul><li>uno</li><li>due</li></ul>', false, 'it')).toBe('uno; due')
  expect(cellValue('fatto <form method="post"><button>Togli</button></form>', false, 'it')).toBe('fatto')
})
