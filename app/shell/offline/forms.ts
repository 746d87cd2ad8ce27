import * as z from 'zod'

const clock = z.coerce
  .number()
  .int()
  .min(0)
  .max(8.64e15)
  .transform((at) => new Date(at))

/** What stands on the envelope of an entry: what it is, who wrote it, by which clock. */
export const entryHead = z
  .object({
    _kind: z.string().max(40),
    _version: z.coerce.number().int().min(1).max(10_000),
    _as: z.guid(),
    _writtenAt: clock,
    _sentAt: clock,
  })
  .transform(({ _kind, _version, _as, _writtenAt, _sentAt }) => ({
    kind: _kind,
    version: _version,
    as: _as,
    writtenAt: _writtenAt,
    sentAt: _sentAt,
  }))
export type EntryHead = z.output<typeof entryHead>

const device = z.guid()
export const deviceForm = z.object({ device })
/** A device that holds nothing any more, and how much it had not sent. */
export const forgetForm = deviceForm.extend({ lost: z.coerce.number().int().min(0).max(100_000).optional() })
/** The devices a browser remembers having been. */
export const holdForm = z.object({ known: z.array(device).max(20).default([]) })
