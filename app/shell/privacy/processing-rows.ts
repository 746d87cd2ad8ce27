import {
  FIELD_CLASSES,
  type FieldClass,
  fieldsOf,
  type Processing,
  type RegisteredField,
} from '../../ground/privacy/register.ts'
import type { Translate } from '../../ground/texts/texts.ts'
import { register } from './rooms.ts'

/** One processing of a room with the fields it keeps. */
export type ProcessingRow = {
  room: string
  processing: Processing
  fields: RegisteredField[]
  classes: FieldClass[]
}

/** The register of processing: a row for each processing, in the order in which the rooms are read. */
export function processingRows(): ProcessingRow[] {
  const byCode = Map.groupBy(fieldsOf(register.toReversed()), ({ processing }) => processing.code)
  return [...byCode.values()].map((fields) => {
    const [{ room, processing }] = fields as [RegisteredField]
    const classes = FIELD_CLASSES.filter((one) => fields.some(({ fieldClass }) => fieldClass === one))
    return { room: processing.code === 'work' ? 'house' : room, processing, fields, classes }
  })
}

/** The ground in words: "Compito di interesse pubblico …; interesse pubblico rilevante …". */
export const basisSaid = (t: Translate, { basis, special }: Processing) =>
  [t(`privacy.basis.${basis}`), special && t(`privacy.special.${special}`)].filter(Boolean).join('; ')

export const untilSaid = (t: Translate, { years, from }: Processing) =>
  `${years === 0 ? t('privacy.atOnce') : t('privacy.years', { count: years })} ${t(`privacy.from.${from}`)}`
