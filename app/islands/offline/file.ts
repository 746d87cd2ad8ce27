import type { Entry } from './entry.ts'
import { sayTime, t } from './words.ts'

/** An entry in plain words, for a print or a file: whoever reads it needs no Trama. */
export const asWords = (entry: Entry): string =>
  [
    `${t(`offline.kind.${entry.kind}`)}: ${entry.title}`,
    t('offline.queue.writtenAt', { when: sayTime(entry.writtenAt) }),
    ...(entry.reasons ?? []).map((reason) => t(reason)),
    ...entry.fields.flatMap(([name, value]) => (name.startsWith('_') ? [] : [`${name}: ${value}`])),
    ...entry.fields.flatMap(([name, value]) =>
      name.startsWith('_') ? [value.split('\t').reverse().join(' = ')] : [],
    ),
  ].join('\n')

/** What waits as a file of words: it stays with whoever wrote it, whatever becomes of this device. */
export function saveAsFile(entries: readonly Entry[]) {
  const file = new Blob([entries.map(asWords).join('\n\n')], { type: 'text/plain;charset=utf-8' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = `trama-${new Date().toISOString().slice(0, 10)}.txt`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1_000)
}
