/** No form of ours nests its answers deeper: what lies below is not said. */
const DEEPEST = 8

/**
 * What a program sent, as a page would have sent it: yes is `yes`, numbers are typed, and what is empty, null or no is not
 * said at all. So the same shapes read both.
 */
export function asAnswers(sent: unknown, deep = 0): unknown {
  if (deep > DEEPEST) return undefined
  if (Array.isArray(sent))
    return sent.map((one) => asAnswers(one, deep + 1)).filter((one) => one !== undefined)
  switch (typeof sent) {
    case 'boolean':
      return sent ? 'yes' : undefined
    case 'number':
      return String(sent)
    case 'string':
      // The database takes every letter but this one.
      return sent.trim() === '' ? undefined : sent.replaceAll('\0', '')
    case 'object':
      if (sent === null) return undefined
      return Object.fromEntries(
        Object.entries(sent).flatMap(([name, value]) => {
          const answer = asAnswers(value, deep + 1)
          return answer === undefined || name === '__proto__' ? [] : [[name, answer]]
        }),
      )
    default:
      return undefined
  }
}
