import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { LANGUAGES } from '../../ground/texts/language.ts'
import { fileOf, filesBehind } from '../../ground/ui/assets.ts'
import { ICONS } from './manifest.ts'
import { pageWords } from './pages/offline.tsx'

const PAGE = 'app/islands/offline.ts'
export const shellAt = (language: string) => `/offline/${language}`

let made: string | undefined

/**
 * The worker that answers while there is no network, with the list of what it keeps: the pages made in the browser and the
 * files they are made of. Never a page of anybody's.
 */
export function workerScript(): string {
  if (made) return made
  const files = [
    ...filesBehind(PAGE),
    ...filesBehind('app/islands/public.ts'),
    ...filesBehind('app/styles/trama.scss'),
    ...ICONS.map(({ name }) => `/icons/${name}`),
  ]
  const shells = Object.fromEntries(LANGUAGES.map((language) => [language, shellAt(language)]))
  const code = readFileSync(fileOf('app/islands/worker.ts'), 'utf8')
  // The words of a page change without any file of the browser's changing.
  const texts = LANGUAGES.map(pageWords)
  const version = createHash('sha256')
    .update(JSON.stringify([files, code, texts]))
    .digest('hex')
    .slice(0, 16)
  made = `self.TRAMA=${JSON.stringify({ version, files: [...new Set(files)], shells })};\n${code}`
  return made
}
