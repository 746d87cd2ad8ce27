import * as z from 'zod'
import { MOST_DOCUMENT_BYTES } from '../../../ground/files/document.ts'

/** A file, and what it shows in words: for whoever cannot see it, and in place of a file’s name. */
export const attachmentForm = z.object({
  title: z.string().trim().min(1).max(120, 'forms.error.tooLong'),
  file: z
    .instanceof(File, { error: 'calls.attachment.noFile' })
    .refine(({ size }) => size <= MOST_DOCUMENT_BYTES, 'files.document.tooBig'),
})
