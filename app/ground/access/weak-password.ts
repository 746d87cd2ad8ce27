/** How many of the most common passwords are refused. */
const MOST_COMMON = 10_000
/** What must be left once one's own words are taken out. */
const LEFT_AT_LEAST = 6

let common: Promise<Set<string>> | undefined

// The list is half a megabyte: it is read when the first password is chosen.
const commonPasswords = () => {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set((dictionary['passwords-common'] as string[]).slice(0, MOST_COMMON)),
  )
  return common
}

export type Weakness = 'common' | 'own'

/**
 * Why a password would be guessed first: it is one of the 10,000 most common, also with figures and signs around it or
 * said twice; or it is little more than the person's own words (name, e-mail address). Undefined when neither.
 */
export async function weaknessOf(password: string, own: readonly string[]): Promise<Weakness | undefined> {
  const said = password.normalize('NFKC').toLowerCase()
  const list = await commonPasswords()
  const core = said.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const isListed = [said, core, repeated(said), repeated(core)].some((one) => list.has(one))
  if (isListed || new Set(said).size < 4) return 'common'
  let left = said
  for (const word of wordsOf(own)) left = left.replaceAll(word, '')
  return left !== said && left.replace(/[^\p{L}\p{N}]/gu, '').length < LEFT_AT_LEAST ? 'own' : undefined
}

/** What a text repeats, or the text. */
const repeated = (text: string) => /^(.+?)\1+$/u.exec(text)?.[1] ?? text

const wordsOf = (own: readonly string[]) =>
  own
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
