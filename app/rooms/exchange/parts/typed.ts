// What stands in a field before somebody types: the answer as it is kept, or as it was typed and refused.

export const wordsOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
export const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined)
export const numberTyped = (value: unknown) =>
  typeof value === 'number' || typeof value === 'string' ? value : undefined
export const severalOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
