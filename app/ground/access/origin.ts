/** Where a session or an attempt comes from. */
export type Origin = { address: string; browser: string }

const mapped = (address: string) => /^::ffff:(\d+(\.\d+){3})$/i.exec(address)?.[1] ?? address

/** The first groups of an IPv6 address, written out. */
function groupsOf(address: string, count: number): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array(zeros).fill('0'), ...after].slice(0, count).join(':')
}

/** Where attempts are counted: an IPv4 address, or the /64 that one home has of IPv6. */
export function sourceOf(address: string): string {
  const plain = mapped(address)
  return plain.includes(':') ? groupsOf(plain, 4) : plain
}

const THIS_MACHINE = /^(::ffff:)?127\.|^::1$|^$/

/** The same for pages; undefined from this very machine, where a proxy stands that nobody has declared. */
export const networkOf = (address: string) => (THIS_MACHINE.test(address) ? undefined : sourceOf(address))

/** A network as far as a person needs it to recognise their own: never the whole address. */
export function coarseNetwork(address: string): string {
  const plain = mapped(address)
  if (plain === '') return ''
  return plain.includes(':') ? `${groupsOf(plain, 3)}::` : plain.replace(/\.\d+$/, '.0')
}

const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]
const named = (list: [RegExp, string][], userAgent: string) =>
  list.find(([pattern]) => pattern.test(userAgent))?.[1]

/** What a browser calls itself, as a person would: 'Firefox, Linux'. Empty when it does not say. */
export const browserIn = (userAgent: string) =>
  [named(BROWSERS, userAgent), named(SYSTEMS, userAgent)].filter(Boolean).join(', ')
