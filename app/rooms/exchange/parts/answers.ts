import type { Line } from '../kinds/forms.ts'

// Answers of a line; null where nothing was said, which leaves the line out.
type Answer = Line['answer']

export const said = (words: string | undefined): Answer => (words ? { said: words } : null)
export const counted = (value: number | undefined): Answer => (value === undefined ? null : { number: value })
export const money = (cents: number | undefined): Answer => (cents ? { cents } : null)
export const onDay = (day: string | undefined): Answer => (day ? { day } : null)
