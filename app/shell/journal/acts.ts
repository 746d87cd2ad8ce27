import words from './texts/it.json' with { type: 'json' }

const named = (what: string) => {
  const prefix = `journal.${what}.`
  return Object.keys(words)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
}

/** Every act and every kind of record that has words: a test compares them with what the code records. */
export const ACTS = named('act')
export const KINDS = named('kind')
