export const FLAG = 'trama.held'

/** Whether this browser was ever asked to keep Trama: a page asks before it loads anything more. */
export function isKept(): boolean {
  try {
    return localStorage.getItem(FLAG) !== null
  } catch {
    return false
  }
}
