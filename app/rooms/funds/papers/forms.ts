import * as z from 'zod'
import { MOST_DOCUMENT_BYTES } from '../../../ground/files/document.ts'

export const documentForm = () =>
  z.object({
    file: z
      .instanceof(File, { error: 'funds.documents.noFile' })
      .refine(({ size }) => size <= MOST_DOCUMENT_BYTES, 'files.document.tooBig'),
    reserved: z.literal('yes').optional(),
  })
