import { expect, test } from 'vitest'
import { isBack, refusalToFollow } from './rules.ts'

test('a lab is consolidated or changed on an evaluation, and closed at any time', () => {
  expect(refusalToFollow('lab', 'action', 'consolidated')).toBe('activities.phases.notEvaluated')
  expect(refusalToFollow('lab', null, 'changed')).toBe('activities.phases.notEvaluated')
  expect(refusalToFollow('lab', 'evaluation', 'consolidated')).toBeUndefined()
  expect(refusalToFollow('lab', 'needs', 'closed')).toBeUndefined()
})

test('phases of groups are not those of labs, and the same is no decision', () => {
  expect(refusalToFollow('lab', null, 'on_call')).toBe('activities.phases.otherKind')
  expect(refusalToFollow('event', null, 'needs')).toBe('activities.phases.otherKind')
  expect(refusalToFollow('group', 'on_call', 'on_call')).toBe('activities.phases.same')
  expect(refusalToFollow('group', 'autonomous', 'engaging')).toBeUndefined()
})

test('reading needs again after an evaluation is a way back; from consolidated to closed is not', () => {
  expect(isBack('consolidated', 'needs')).toBe(true)
  expect(isBack('evaluation', 'action')).toBe(true)
  expect(isBack('consolidated', 'closed')).toBe(false)
  expect(isBack('closed', 'consolidated')).toBe(false)
  expect(isBack(null, 'needs')).toBe(false)
  expect(isBack('autonomous', 'sustained')).toBe(true)
  expect(isBack('engaging', 'on_call')).toBe(false)
})
