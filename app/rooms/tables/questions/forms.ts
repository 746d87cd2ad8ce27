import * as z from 'zod'

const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')

export const askForm = z.object({ question: words(2000) })
export const answerForm = z.object({ answer: words(4000) })
