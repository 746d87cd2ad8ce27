import * as z from 'zod'
import { MOST_DOCUMENT_BYTES } from '../../../ground/files/document.ts'

export const DOCUMENT_ABOUT = ['notice', 'candidate', 'choice', 'agreement', 'other'] as const
export type DocumentAbout = (typeof DOCUMENT_ABOUT)[number]

export const documentForm = z.object({
  about: z.enum(DOCUMENT_ABOUT),
  file: z
    .instanceof(File, { error: 'funds.documents.noFile' })
    .refine(({ size }) => size <= MOST_DOCUMENT_BYTES, 'files.document.tooBig'),
  open: z.literal('yes').optional(),
})
