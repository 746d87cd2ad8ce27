import { uuidv7 } from 'uuidv7'

/** A new record's id: UUIDv7, so that newer records sort after older ones. */
export const newId = () => uuidv7()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[089ab][0-9a-f]{3}-[0-9a-f]{12}$/i
export const isId = (text: string) => UUID.test(text)
