import { expect, test } from 'vitest'
import { joinTexts } from './join-texts.ts'

test('who writes alone writes what they write', () => {
  expect(joinTexts('uno', 'uno', 'uno due')).toEqual({ text: 'uno due', joined: false })
  expect(joinTexts('uno', 'uno due', 'uno')).toEqual({ text: 'uno due', joined: false })
})

test('who takes words away alone takes them away', () => {
  expect(joinTexts('uno due', 'uno due', 'uno')).toEqual({ text: 'uno', joined: false })
})

test('two who write on at the end are both read', () => {
  expect(joinTexts('uno\n', 'uno\ndue', 'uno\ntre')).toEqual({ text: 'uno\ndue\n\ntre', joined: true })
})

test('two who change the middle are both read, whole', () => {
  expect(joinTexts('uno due', 'uno 2', '1 due')).toEqual({ text: 'uno 2\n\n1 due', joined: true })
})

test('whoever has the other one’s words already adds nothing twice', () => {
  expect(joinTexts('uno', 'uno due', 'uno due tre')).toEqual({ text: 'uno due tre', joined: false })
})
