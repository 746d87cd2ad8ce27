import { expect, test } from 'vitest'
import { insidersOf, mayConfirm } from './rules.ts'

const person = (personId: string) => ({ personId, organisationId: null })
const ORGANISATION = { personId: null, organisationId: 'school' }
const [giver, receiver] = [person('bruno'), person('amina')]
const asks = (personId: string | null, side: 'need' | 'offer', inside: ReturnType<typeof insidersOf>) => ({
  personId,
  sides: [side] as const,
  inside,
})

test('what one side wrote the other confirms; what came from outside whoever received, and nobody else', () => {
  const inside = insidersOf({ need: receiver, offer: giver }, [])
  const confirms = (recordedBy: string | null, who: string, side: 'need' | 'offer') =>
    mayConfirm({ recordedBy }, asks(who, side, inside))
  expect([confirms('bruno', 'amina', 'need'), confirms('bruno', 'bruno', 'offer')]).toEqual([true, false])
  expect([confirms('elena', 'amina', 'need'), confirms('elena', 'bruno', 'offer')]).toEqual([true, false])
})

test('who was forgotten since is nobody of the agreement, though an organisation is a party to it', () => {
  const inside = insidersOf({ need: receiver, offer: giver }, [ORGANISATION])
  expect(mayConfirm({ recordedBy: null }, asks('bruno', 'offer', inside))).toBe(false)
  expect(mayConfirm({ recordedBy: null }, asks('amina', 'need', inside))).toBe(true)
})
