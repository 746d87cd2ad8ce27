/**
 * What a program sent, as a page would have sent it: yes is `yes`, numbers are typed, and what is empty, null or no is not
 * said at all. So the same shapes read both.
 */
export function asAnswers(sent: unknown): unknown {
  if (Array.isArray(sent)) return sent.map(asAnswers).filter((one) => one !== undefined)
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
          const answer = asAnswers(value)
          return answer === undefined || name === '__proto__' ? [] : [[name, answer]]
        }),
      )
    default:
      return undefined
  }
}
